using SignageHub.Core;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>How text looks, in people's words: in the form, and where two versions of an entry are compared.</summary>
internal static class StyleTexts
{
    public static readonly Bilingual Title = new("How it looks", "Cách hiện chữ");

    public static readonly Bilingual Lead = new(
        "What is left open here, the playlist and the board decide.", "Phần để trống sẽ theo danh sách phát và bảng.");

    public static readonly Bilingual Open = new("as usual", "như thường lệ");

    public static readonly Bilingual Align = new("Alignment", "Căn lề");
    public static readonly Bilingual Color = new("Colour of the text", "Màu chữ");
    public static readonly Bilingual Background = new("Colour behind it", "Màu nền");
    public static readonly Bilingual Capitals = new("Capitals", "Chữ hoa");
    public static readonly Bilingual LetterSpacing = new("Columns added between letters (0 to 8)", "Số cột thêm giữa các chữ (0 đến 8)");
    public static readonly Bilingual Speed = new("Speed where it scrolls", "Tốc độ khi chạy chữ");
    public static readonly Bilingual Font = new("Font", "Phông chữ");
    public static readonly Bilingual Transition = new("How it comes", "Cách xuất hiện");
    public static readonly Bilingual Picture = new("Picture (a PNG beside boards.json)", "Hình kèm (tệp PNG cạnh boards.json)");
    public static readonly Bilingual PicturePlace = new("Place of the picture", "Chỗ đặt hình");

    public static readonly IReadOnlyList<StyleChoice> Aligns = [new("left", new("left", "trái")), new("center", new("centred", "giữa")), new("right", new("right", "phải"))];

    public static readonly IReadOnlyList<StyleChoice> YesNo = [new("true", new("all in capitals", "toàn bộ chữ hoa")), new("false", new("as typed", "đúng như đã gõ"))];

    public static readonly IReadOnlyList<StyleChoice> Speeds = [.. TextStyle.Speeds.Select(speed => new StyleChoice($"{speed}", new($"{speed} LEDs a second", $"{speed} LED mỗi giây")))];

    public static readonly IReadOnlyList<StyleChoice> Fonts = [new("regular", new("regular", "thường")), new("medium", new("medium", "vừa")), new("bold", new("bold", "đậm"))];

    public static readonly IReadOnlyList<StyleChoice> Transitions =
        [new("cut", new("at once", "hiện ngay")), new("wipe", new("wiped in from the left", "quét từ trái")), new("scroll-in", new("scrolled in from the right", "trượt vào từ phải"))];

    public static readonly IReadOnlyList<StyleChoice> Places =
        [new("left", new("left of the text", "bên trái chữ")), new("right", new("right of the text", "bên phải chữ")), new("behind", new("behind it, dimmed", "mờ phía sau chữ"))];

    /// <summary>Proposals: any other can be typed.</summary>
    public static readonly IReadOnlyList<StyleChoice> Colors =
    [
        new("#ff0000", new("red", "đỏ")), new("#ffcc00", new("yellow", "vàng")), new("#00ff00", new("green", "xanh lá")),
        new("#00aaff", new("blue", "xanh dương")), new("#ff8800", new("orange", "cam")), new("#ffffff", new("white", "trắng")),
    ];

    /// <summary>Behind the text the LEDs may be off.</summary>
    public static readonly IReadOnlyList<StyleChoice> Backgrounds = [.. Colors, new("#000000", new("black", "đen"))];

    /// <summary>What people call a value; the value itself where it has no name.</summary>
    public static Bilingual NameOf(IReadOnlyList<StyleChoice> choices, string value) =>
        choices.FirstOrDefault(choice => choice.Word == value)?.Name ?? new(value, value);
}

/// <param name="Word">As the file has it.</param>
/// <param name="Name">As people call it.</param>
internal sealed record StyleChoice(string Word, Bilingual Name);
