using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Hub.Cli;

/// <summary>A frame as text, two rows of LEDs a line: half blocks, with 24-bit colour (SGR 38;2 and 48;2) where the terminal has colours.</summary>
internal static class TerminalPicture
{
    public static string Draw(Frame frame, bool colors)
    {
        var text = new StringBuilder();
        for (var y = 0; y < frame.Size.Height; y += 2)
        {
            for (var x = 0; x < frame.Size.Width; x++)
            {
                var upper = frame[x, y];
                var lower = y + 1 < frame.Size.Height ? frame[x, y + 1] : Rgb.Black;
                if (colors)
                    text.Append(CultureInfo.InvariantCulture, $"\e[38;2;{upper.R};{upper.G};{upper.B};48;2;{lower.R};{lower.G};{lower.B}m▀");
                else
                    text.Append(Block(upper != Rgb.Black, lower != Rgb.Black));
            }

            text.Append(colors ? "\e[0m\n" : "\n");
        }

        return text.ToString();
    }

    private static char Block(bool upper, bool lower) => (upper, lower) switch
    {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        _ => '·',
    };
}
