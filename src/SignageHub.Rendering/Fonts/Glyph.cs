namespace SignageHub.Rendering.Fonts;

/// <summary>A glyph drawn at one size: its place and its LEDs.</summary>
public sealed class Glyph
{
    private readonly byte[] _ink;

    /// <param name="metrics">Where the ink lies.</param>
    /// <param name="mode">What <paramref name="ink"/> holds.</param>
    /// <param name="ink">Owned by the glyph from here on.</param>
    public Glyph(GlyphMetrics metrics, InkMode mode, byte[] ink)
    {
        var stride = mode == InkMode.OneBit ? (metrics.Width + 7) / 8 : metrics.Width;
        if (ink.Length != stride * metrics.Height)
            throw new ArgumentException($"A glyph of {metrics.Width}x{metrics.Height} has {stride * metrics.Height} bytes, not {ink.Length}.", nameof(ink));
        (Metrics, Mode, Stride, _ink) = (metrics, mode, stride, ink);
    }

    public GlyphMetrics Metrics { get; }

    public InkMode Mode { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>
    /// Row-major from the top left. One-bit: rows padded to whole bytes with zeros, the leftmost LED in the highest bit.
    /// Coverage: one byte a LED, 0 dark to 255 wholly covered.
    /// </summary>
    public ReadOnlySpan<byte> Ink => _ink;
}
