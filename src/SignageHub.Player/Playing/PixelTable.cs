using SignageHub.Core.Frames;

namespace SignageHub.Player.Playing;

/// <summary>A frame as the bytes that a display takes, with the display's gamma and the board's brightness.</summary>
internal sealed class PixelTable
{
    private readonly byte[] _table = new byte[256];

    /// <param name="gamma">1 leaves values as they are; LEDs that are lit in proportion to the value want 2.2.</param>
    /// <param name="brightness">Percent.</param>
    public PixelTable(double gamma, int brightness)
    {
        for (var value = 0; value < 256; value++)
            _table[value] = (byte)Math.Round(255 * Math.Pow(value / 255.0, gamma) * brightness / 100, MidpointRounding.AwayFromZero);
    }

    /// <param name="frame">What is lit; null for the dark.</param>
    /// <param name="pixels">Receives rows × columns × RGB.</param>
    public void Fill(Frame? frame, Span<byte> pixels)
    {
        if (frame is null)
        {
            pixels.Clear();
            return;
        }

        if (frame.Format == PixelFormat.Rgb24)
        {
            var from = frame.Pixels;
            for (var i = 0; i < from.Length; i++)
                pixels[i] = _table[from[i]];
            return;
        }

        pixels.Clear();
        var (r, g, b) = (_table[frame.Ink.R], _table[frame.Ink.G], _table[frame.Ink.B]);
        for (var y = 0; y < frame.Size.Height; y++)
        {
            var row = frame.Pixels.Slice(y * frame.Stride, frame.Stride);
            for (var x = 0; x < frame.Size.Width; x++)
            {
                if ((row[x >> 3] & (0x80 >> (x & 7))) == 0)
                    continue;
                var at = ((y * frame.Size.Width) + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (r, g, b);
            }
        }
    }
}
