using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board without a manifest shows: its own name, so that whoever hangs it up knows which it is. Never anyone's text.</summary>
public static class IdentityCard
{
    private const int LetterWidth = 3;
    private const int LetterHeight = 5;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

    /// <summary>Five rows of three LEDs for each letter, octal digits from the top.</summary>
    private static readonly string[] Rows =
    [
        "25755", "65656", "34443", "65556", "74647", "74644", "34553", "55755", "72227", "11152", "55655", "44447", "57755", "65555", "25552",
        "65644", "25573", "65655", "34216", "72222", "55557", "55552", "55775", "55255", "55222", "71247",
        "25552", "26227", "61247", "61216", "55711", "74616", "34757", "71222", "75757", "75716", "00700",
    ];

    public static LitScene Of(BoardId board, PixelSize size) => new("identity", Entry: null, [], new Scene
    {
        Window = size,
        Kind = SceneKind.Static,
        Frames = [Frame([board.Value], size)],
        Times = [Duration.FromMinutes(1)],
    });

    /// <summary>Lines of small letters, digits and hyphens, each as large as the widest allows, below each other.</summary>
    public static Frame Frame(IReadOnlyList<string> lines, PixelSize size)
    {
        var scale = Math.Max(1, Math.Min(size.Width / (lines.Max(l => l.Length) * (LetterWidth + 1)), size.Height / (lines.Count * (LetterHeight + 2))));
        var bits = new byte[Core.Frames.Frame.StrideOf(size.Width, PixelFormat.OneBit) * size.Height];
        var top = Math.Max(0, (size.Height - (scale * ((lines.Count * (LetterHeight + 2)) - 2))) / 2);
        for (var line = 0; line < lines.Count; line++)
            Draw(lines[line], scale, top + (line * scale * (LetterHeight + 2)), size, bits);
        return Core.Frames.Frame.OneBit(size, Rgb.White, bits);
    }

    private static void Draw(string text, int scale, int top, PixelSize size, byte[] bits)
    {
        var left = Math.Max(0, (size.Width - (scale * ((text.Length * (LetterWidth + 1)) - 1))) / 2);
        var stride = Core.Frames.Frame.StrideOf(size.Width, PixelFormat.OneBit);
        for (var y = top; y < Math.Min(size.Height, top + (scale * LetterHeight)); y++)
        {
            for (var x = left; x < size.Width; x++)
            {
                var (letter, column) = Math.DivRem((x - left) / scale, LetterWidth + 1);
                if (letter >= text.Length || column == LetterWidth)
                    continue;
                var row = Rows[Letters.IndexOf(text[letter], StringComparison.Ordinal)][(y - top) / scale] - '0';
                if ((row & (4 >> column)) != 0)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }
    }
}
