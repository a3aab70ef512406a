using System.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Testing;

/// <summary>Frames as text that a reviewer can read: one character for two LEDs, the upper and the lower.</summary>
public static class FrameText
{
    /// <summary>A LED counts as lit from half of its brightest colour on.</summary>
    private const int Lit = 128;

    /// <returns><c>▀</c> upper lit, <c>▄</c> lower, <c>█</c> both, <c>·</c> none; half as many lines as rows, each ended by a line feed.</returns>
    public static string Of(Frame frame)
    {
        var text = new StringBuilder();
        for (var y = 0; y < frame.Size.Height; y += 2)
        {
            for (var x = 0; x < frame.Size.Width; x++)
            {
                var lower = y + 1 < frame.Size.Height && IsLit(frame[x, y + 1]);
                text.Append((IsLit(frame[x, y]), lower) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => '·',
                });
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <returns>Braille: one character for two columns and four rows of LEDs, for many or large frames; each line ended by a line feed.</returns>
    public static string Dots(Frame frame)
    {
        // Unicode 16, "Braille Patterns": bits 0-2 are the left column from the top, 3-5 the right one, 6 and 7 the lowest row.
        ReadOnlySpan<int> bits = [0, 1, 2, 6, 3, 4, 5, 7];
        var text = new StringBuilder();
        for (var y = 0; y < frame.Size.Height; y += 4)
        {
            for (var x = 0; x < frame.Size.Width; x += 2)
            {
                var dots = 0;
                for (var i = 0; i < 8; i++)
                {
                    var (column, row) = (x + (i / 4), y + (i % 4));
                    if (column < frame.Size.Width && row < frame.Size.Height && IsLit(frame[column, row]))
                        dots |= 1 << bits[i];
                }
                text.Append((char)('\u2800' + dots));
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static bool IsLit(Rgb color) => Math.Max(color.R, Math.Max(color.G, color.B)) >= Lit;
}
