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

    private static bool IsLit(Rgb color) => Math.Max(color.R, Math.Max(color.G, color.B)) >= Lit;
}
