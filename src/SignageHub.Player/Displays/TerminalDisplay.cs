using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>A terminal with 24-bit colour (ITU-T T.416: SGR 38;2 and 48;2), two rows of LEDs a line.</summary>
internal sealed class TerminalDisplay(Stream output) : IDisplay
{
    private const string HideCursor = "\e[?25l\e[2J";
    private const string ShowCursor = "\e[0m\e[?25h\n";

    private bool _begun;

    public TimeSpan? RepeatAfter => null;

    public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
    {
        Write((_begun ? "" : HideCursor) + "\e[H" + Draw(pixels, size));
        _begun = true;
    }

    public void Dispose()
    {
        if (_begun)
            Write(ShowCursor);
    }

    /// <summary>The picture as lines of half blocks; a colour is named only where it changes.</summary>
    internal static string Draw(ReadOnlySpan<byte> pixels, PixelSize size)
    {
        var text = new StringBuilder();
        for (var y = 0; y < size.Height; y += 2)
        {
            (Rgb Upper, Rgb Lower)? last = null;
            for (var x = 0; x < size.Width; x++)
            {
                var cell = (At(pixels, size, x, y), y + 1 < size.Height ? At(pixels, size, x, y + 1) : Rgb.Black);
                if (cell != last)
                    text.Append(CultureInfo.InvariantCulture, $"\e[38;2;{cell.Item1.R};{cell.Item1.G};{cell.Item1.B};48;2;{cell.Item2.R};{cell.Item2.G};{cell.Item2.B}m");
                last = cell;
                text.Append('▀');
            }

            text.Append("\e[0m\r\n");
        }

        return text.ToString();
    }

    private static Rgb At(ReadOnlySpan<byte> pixels, PixelSize size, int x, int y)
    {
        var at = ((y * size.Width) + x) * 3;
        return new Rgb(pixels[at], pixels[at + 1], pixels[at + 2]);
    }

    private void Write(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
