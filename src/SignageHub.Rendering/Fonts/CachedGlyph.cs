using System.Buffers.Binary;

namespace SignageHub.Rendering.Fonts;

/// <summary>A glyph as the painter wants it: one-bit rows as words that need only a shift.</summary>
internal sealed class CachedGlyph
{
    /// <summary>Columns in one word; seven bits stay free for the shift within a byte.</summary>
    public const int WordColumns = 56;

    public CachedGlyph(Glyph glyph)
    {
        Metrics = glyph.Metrics;
        Coverage = glyph.Mode == InkMode.Coverage ? glyph.Ink.ToArray() : [];
        Words = glyph.Mode == InkMode.OneBit ? ToWords(glyph) : [];
    }

    public GlyphMetrics Metrics { get; }

    /// <summary>Coverage, one byte a LED; empty in one-bit.</summary>
    public byte[] Coverage { get; }

    /// <summary>
    /// Bits, leftmost LED highest: all rows of the first <see cref="WordColumns"/> columns, then all rows of the next ones …
    /// Empty in coverage.
    /// </summary>
    public ulong[] Words { get; }

    private static ulong[] ToWords(Glyph glyph)
    {
        var (width, height) = (glyph.Metrics.Width, glyph.Metrics.Height);
        var words = new ulong[(width + WordColumns - 1) / WordColumns * height];
        Span<byte> seven = stackalloc byte[8];
        for (var i = 0; i < words.Length; i++)
        {
            var (at, y) = (i / height * (WordColumns / 8), i % height);
            seven.Clear();
            glyph.Ink.Slice((y * glyph.Stride) + at, Math.Min(WordColumns / 8, glyph.Stride - at)).CopyTo(seven);
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(seven);
        }
        return words;
    }
}
