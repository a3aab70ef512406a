using SignageHub.Core.Frames;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>What "style" looks like, on a board, a playlist and an entry alike.</summary>
internal static class StyleShape
{
    private static readonly Words<TextAlign> Aligns = new(
        new("alignment", "kiểu căn lề"),
        [("left", TextAlign.Left), ("center", TextAlign.Center), ("right", TextAlign.Right)],
        new Dictionary<string, string> { ["centre"] = "center", ["middle"] = "center", ["giữa"] = "center", ["trái"] = "left", ["phải"] = "right" });

    private static readonly Words<Entrance> Entrances = new(
        new("transition", "kiểu chuyển cảnh"),
        [("cut", Entrance.Cut), ("wipe", Entrance.Wipe), ("scroll-in", Entrance.ScrollIn)],
        new Dictionary<string, string> { ["none"] = "cut", ["scroll"] = "scroll-in", ["slide"] = "scroll-in", ["lau"] = "wipe", ["không"] = "cut" });

    private static readonly Words<PicturePlace> Places = new(
        new("place of a picture", "vị trí ảnh"),
        [("left", PicturePlace.Left), ("right", PicturePlace.Right), ("behind", PicturePlace.Behind)],
        new Dictionary<string, string> { ["trái"] = "left", ["phải"] = "right", ["sau"] = "behind", ["nền"] = "behind", ["background"] = "behind" });

    private static readonly Field<TextAlign> Align = new("align", Shape.Word(Aligns), new(
        "Where lines stand on static frames and pages.",
        "Căn lề các dòng trên khung hình đứng yên và trang."))
    {
        Default = "\"center\"",
    };

    private static readonly Field<Rgb> Color = new("color", Shape.Text(EntryTexts.Color, "#ff8800", EntryTexts.ColorPattern), new(
        "The colour of the text on boards with all colours.",
        "Màu chữ trên bảng nhiều màu."))
    {
        Examples = ["\"#ffcc00\""],
    };

    private static readonly Field<Rgb> Background = new("background", Shape.Text(EntryTexts.Background, "#800000", EntryTexts.ColorPattern), new(
        "The ground behind the text on boards with all colours; black leaves the LEDs off.",
        "Màu nền trên bảng nhiều màu; màu đen là không sáng đèn."))
    {
        Default = "\"#000000\"",
    };

    private static readonly Field<bool> Capitals = new("capitals", Shape.YesNo(), new(
        "Set the text in capitals, whatever was typed.",
        "Hiện toàn bộ bằng chữ hoa, bất kể cách gõ."))
    {
        Default = "false",
    };

    private static readonly Field<int> LetterSpacing = new("letterSpacing", Shape.Whole(0, TextStyle.WidestSpacing), new(
        "Dark columns added between letters, in LEDs, 0 to 8.",
        "Số cột LED tối thêm vào giữa các chữ, từ 0 đến 8."))
    {
        Default = "0",
    };

    private static readonly Field<int> Speed = new("speed", Shape.OneOf(TextStyle.Speeds), new(
        "LEDs a second of text that scrolls: speeds that move by whole LEDs at 60 pictures a second. Left out: the fastest at which a letter is in sight for two seconds.",
        "Tốc độ chữ chạy, LED mỗi giây: các tốc độ dịch trọn LED ở 60 hình mỗi giây. Bỏ trống: nhanh nhất mà mỗi chữ vẫn hiện được hai giây."))
    {
        Examples = ["30"],
    };

    private static readonly Field<string> Font = new("font", Shape.Text(EntryTexts.Font, "bold", EntryTexts.FontPattern), new(
        "regular, medium or bold; or the name of the office's own font file beside boards.json, ending in .ttf.",
        "regular (thường), medium (vừa) hoặc bold (đậm); hoặc tên tệp phông riêng của cơ quan, đuôi .ttf, đặt cạnh boards.json."))
    {
        Default = "\"medium\"",
        Examples = ["\"bold\"", "\"office.ttf\""],
    };

    private static readonly Field<Entrance> Transition = new("transition", Shape.Word(Entrances), new(
        "How a static frame or a page comes onto the board: at once, wiped in from the left, or scrolled in from the right.",
        "Cách khung hình hoặc trang xuất hiện: hiện ngay, quét từ trái sang, hoặc trượt vào từ phải."))
    {
        Default = "\"cut\"",
    };

    private static readonly Field<string> Picture = new("picture", Shape.Text(EntryTexts.Picture, "logo.png", EntryTexts.PicturePattern), new(
        "A logo or a photo: the name of a PNG file beside boards.json. \"none\" where a playlist or a board has one and this shall not.",
        "Biểu trưng hoặc ảnh: tên tệp PNG đặt cạnh boards.json. \"none\" nếu danh sách phát hoặc bảng có ảnh mà mục này không dùng."))
    {
        Examples = ["\"logo.png\""],
    };

    private static readonly Field<PicturePlace> Place = new("picturePlace", Shape.Word(Places), new(
        "Where the picture stands: left or right of the text (text that scrolls takes it along in front), or behind it, dimmed.",
        "Vị trí ảnh: bên trái hoặc bên phải chữ (chữ chạy thì ảnh chạy theo ở đầu), hoặc mờ phía sau chữ."))
    {
        Default = "\"left\"",
    };

    public static readonly ObjectShape<TextStyle> Shaped = new(
        new("How text looks and moves.", "Kiểu chữ và chuyển động."),
        [Align, Color, Background, Capitals, LetterSpacing, Speed, Font, Transition, Picture, Place],
        values => new TextStyle
        {
            Align = values.FindValue(Align),
            Color = values.FindValue(Color),
            Background = values.FindValue(Background),
            Capitals = values.FindValue(Capitals),
            LetterSpacing = values.FindValue(LetterSpacing),
            Speed = values.FindValue(Speed),
            Font = values.Find(Font),
            Transition = values.FindValue(Transition),
            Picture = values.Find(Picture),
            PicturePlace = values.FindValue(Place),
        });

    /// <summary>For an object that holds a style; the sentence says whose it is.</summary>
    public static Field<TextStyle> Field(Bilingual doc) => new("style", Shaped, doc) { Examples = ["{ \"color\": \"#ffcc00\", \"capitals\": true }"] };
}
