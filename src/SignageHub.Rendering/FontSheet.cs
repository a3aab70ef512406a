using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering;

/// <summary>Every letter of a typeface at one size, as boards show them: what people look at before they choose.</summary>
public static class FontSheet
{
    /// <summary>Below, Vietnamese letters are not told apart.</summary>
    public const int LeastRows = 12;

    public const int MostRows = 128;

    /// <summary>Dark rows between two lines of the sheet, and round it.</summary>
    private const int Gap = 3;

    private static readonly string[] Lines =
    [
        "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị đ", "oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ",
        "AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ EÈÉẺẼẸ ÊỀẾỂỄỆ IÌÍỈĨỊ Đ", "OÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ UÙÚỦŨỤ ƯỪỨỬỮỰ YỲÝỶỸỴ",
        "abcdefghijklmnopqrstuvwxyz 0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:;!?…",
        "+-=×÷±/\\|&@#%°½ ()[]<>_~^* \"'“”‘’«» –—•№→ ₫$€£", "Tiết kiệm điện - Vì Trái đất của chúng ta! NHIỆT LIỆT CHÀO MỪNG ĐẠI HỘI",
    ];

    /// <param name="renderer">Draws the lines.</param>
    /// <param name="font">The typeface; null for the renderer's own.</param>
    /// <param name="rows">The rows that a line may have, <see cref="LeastRows"/> to <see cref="MostRows"/>.</param>
    /// <param name="color">Of the board: one-bit, or with grey levels on RGB.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows.</exception>
    /// <returns>All lines, one below the other; a line with a letter that the font lacks is left out.</returns>
    public static Frame Draw(SceneRenderer renderer, IFontEngine? font, int rows, BoardColor color)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, LeastRows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);

        // Strips, on a board so wide that only the rows limit the letters.
        var window = new PixelSize(rows * 4, rows);
        var strips = Lines.Select(line => renderer.Render(new SceneRequest(line, window, color, SceneKind.Scroll) { Font = font }).Scene?.Frames[0]).OfType<Frame>().ToList();
        var size = new PixelSize(strips.Max(strip => strip.Size.Width) + (2 * Gap), (strips.Count * (rows + Gap)) + Gap);
        var format = color.IsRgb ? PixelFormat.Rgb24 : PixelFormat.OneBit;
        var (pixels, stride) = (new byte[Frame.LengthOf(size, format)], Frame.StrideOf(size.Width, format));
        for (var i = 0; i < strips.Count; i++)
            Lay(strips[i], pixels, stride, Gap + (i * (rows + Gap)));
        return color.IsRgb ? Frame.Rgb24(size, pixels) : Frame.OneBit(size, color.Ink, pixels);
    }

    private static void Lay(Frame strip, byte[] pixels, int stride, int top)
    {
        for (var y = 0; y < strip.Size.Height; y++)
        {
            if (strip.Format == PixelFormat.Rgb24)
            {
                strip.Pixels.Slice(y * strip.Stride, strip.Stride).CopyTo(pixels.AsSpan(((top + y) * stride) + (3 * Gap)));
                continue;
            }
            for (var x = 0; x < strip.Size.Width; x++)
            {
                if (strip[x, y] != Rgb.Black)
                    pixels[((top + y) * stride) + ((x + Gap) >> 3)] |= (byte)(0x80 >> ((x + Gap) & 7));
            }
        }
    }
}
