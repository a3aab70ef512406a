using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board without a manifest shows: its own name, so that whoever hangs it up knows which it is. Never anyone's text.</summary>
internal static class IdentityCard
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

    public static LitScene Of(BoardId board, PixelSize size)
    {
        var text = board.Value;
        var scale = Math.Max(1, Math.Min(size.Width / (text.Length * (LetterWidth + 1)), size.Height / (LetterHeight + 2)));
        var (left, top) = (Math.Max(0, (size.Width - (scale * ((text.Length * (LetterWidth + 1)) - 1))) / 2), Math.Max(0, (size.Height - (scale * LetterHeight)) / 2));
        var stride = Frame.StrideOf(size.Width, PixelFormat.OneBit);
        var bits = new byte[stride * size.Height];
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

        return new LitScene("identity", Entry: null, [], new Scene
        {
            Window = size,
            Kind = SceneKind.Static,
            Frames = [Frame.OneBit(size, Rgb.White, bits)],
            Times = [Duration.FromMinutes(1)],
        });
    }
}
