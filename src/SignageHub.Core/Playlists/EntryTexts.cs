using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>The words of playlists: levels, weekdays, colours and entry ids.</summary>
internal static partial class EntryTexts
{
    /// <summary>Like a board's id, but beginning with a letter: an id of digits would be taken for an entry's number.</summary>
    public const string IdPattern = "^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$";

    public const string FontPattern = "^(regular|medium|bold|[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}\\.ttf)$";

    public const string PicturePattern = "^(none|[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}\\.png)$";

    public const string ColorPattern = "^#[0-9a-fA-F]{6}$";

    /// <summary>Dark is no word here: a dark entry is at that level by itself.</summary>
    public static readonly Words<Level> Levels = new(
        new("level", "mức"),
        [("alert", Level.Alert), ("exclusive", Level.Exclusive), ("normal", Level.Normal), ("filler", Level.Filler)],
        new Dictionary<string, string>
        {
            ["khẩn"] = "alert",
            ["khẩn cấp"] = "alert",
            ["urgent"] = "alert",
            ["emergency"] = "alert",
            ["high"] = "exclusive",
            ["only"] = "exclusive",
            ["riêng"] = "exclusive",
            ["duy nhất"] = "exclusive",
            ["thường"] = "normal",
            ["bình thường"] = "normal",
            ["default"] = "normal",
            ["low"] = "filler",
            ["lấp chỗ trống"] = "filler",
        })
    {
        Answers = new Dictionary<string, Bilingual>
        {
            ["dark"] = new(
                "dark is no level to choose: write \"dark\": true in place of the slogan to switch the boards off",
                "không chọn dark làm mức: hãy ghi \"dark\": true thay cho khẩu hiệu để tắt bảng"),
        },
    };

    public static readonly Words<IsoDayOfWeek> Weekdays = new(
        new("day of the week", "thứ trong tuần"),
        [
            ("mon", IsoDayOfWeek.Monday), ("tue", IsoDayOfWeek.Tuesday), ("wed", IsoDayOfWeek.Wednesday), ("thu", IsoDayOfWeek.Thursday),
            ("fri", IsoDayOfWeek.Friday), ("sat", IsoDayOfWeek.Saturday), ("sun", IsoDayOfWeek.Sunday),
        ],
        WeekdayNames.Meant);

    public static Outcome<string> Id(string written)
    {
        if (IdForm().IsMatch(written))
            return written;
        var slug = Slug.Of(written);
        if (slug is not null && char.IsAsciiDigit(slug[0]))
            slug = Slug.Of("e-" + slug);
        return Say.IsNo(written, new("entry id", "mã của mục"), slug, new(
            "use 1 to 40 of the letters a-z, digits and hyphens, beginning with a letter",
            "hãy dùng 1 đến 40 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, bắt đầu bằng chữ"));
    }

    public static Outcome<Rgb> Color(string written)
    {
        if (!Rgb.TryParse(written, out var color))
        {
            return Say.IsNo(written, new("colour", "màu"), MeantColor(written.Trim()), new(
                "write # and six digits 0-9 a-f: red, green, blue, for example '#ff8800'",
                "hãy viết dấu # và sáu chữ số 0-9 a-f cho đỏ, xanh lá, xanh dương, ví dụ '#ff8800'"));
        }

        return color == Rgb.Black ? Black : color;
    }

    private static readonly Outcome<Rgb> Black = Outcome<Rgb>.Wrong(
        new(
            "black cannot be seen on a board; choose another colour, or \"dark\": true to switch the boards off",
            "màu đen không nhìn thấy được trên bảng; hãy chọn màu khác, hoặc dùng \"dark\": true để tắt bảng"),
        new(
            "black cannot be seen on a board; choose another colour, or let the entry switch the boards off",
            "màu đen không nhìn thấy được trên bảng; hãy chọn màu khác, hoặc cho mục này tắt bảng"));

    /// <summary>A colour that may be black.</summary>
    public static Outcome<Rgb> Background(string written) => Rgb.TryParse(written, out var color) && color == Rgb.Black ? color : Color(written);

    /// <summary>A weight, or a file beside boards.json: its name, no folder.</summary>
    public static Outcome<string> Font(string written) => FontForm().IsMatch(written)
        ? written
        : Say.IsNo(written, new("font", "phông chữ"), Suggest.Nearest(written, ["regular", "medium", "bold"]), new(
            "use regular, medium or bold, or the name of a .ttf file that lies beside boards.json (letters a-z, digits, '.', '_' and '-'; no folder)",
            "hãy dùng regular, medium hoặc bold, hoặc tên tệp .ttf đặt cạnh boards.json (chữ a-z, chữ số, '.', '_' và '-'; không kèm thư mục)"));

    public static Outcome<string> Picture(string written) => PictureForm().IsMatch(written)
        ? written
        : Say.IsNo(written, new("picture", "ảnh"), null, new(
            "use the name of a .png file that lies beside boards.json (letters a-z, digits, '.', '_' and '-'; no folder), or none",
            "hãy dùng tên tệp .png đặt cạnh boards.json (chữ a-z, chữ số, '.', '_' và '-'; không kèm thư mục), hoặc none"));

    private static string? MeantColor(string written)
    {
        if (Rgb.TryParse("#" + written.TrimStart('#'), out var six))
            return six.ToString();
        if (written is ['#', var r, var g, var b] && Rgb.TryParse($"#{r}{r}{g}{g}{b}{b}", out var three))
            return three.ToString();
        var word = BoardTexts.Colors.Meant(written);
        return word is null or { IsRgb: true } ? null : word.Ink.ToString();
    }

    [GeneratedRegex(@"\A(regular|medium|bold|[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}\.ttf)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FontForm();

    [GeneratedRegex(@"\A(none|[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}\.png)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PictureForm();

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]{0,38}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex IdForm();
}

/// <summary>What people write for a day of the week, in English and Vietnamese.</summary>
internal static class WeekdayNames
{
    public static readonly IReadOnlyDictionary<string, string> Meant = new (string Word, string Names)[]
    {
        ("mon", "monday,t2,thứ 2,thứ hai,thu hai"),
        ("tue", "tuesday,tues,t3,thứ 3,thứ ba,thu ba"),
        ("wed", "wednesday,t4,thứ 4,thứ tư,thu tu"),
        ("thu", "thursday,thurs,thur,t5,thứ 5,thứ năm,thu nam"),
        ("fri", "friday,t6,thứ 6,thứ sáu,thu sau"),
        ("sat", "saturday,t7,thứ 7,thứ bảy,thứ bẩy,thu bay"),
        ("sun", "sunday,cn,chủ nhật,chúa nhật,chu nhat"),
    }.SelectMany(day => day.Names.Split(',').Select(name => (name, day.Word))).ToDictionary(n => n.name, n => n.Word);
}
