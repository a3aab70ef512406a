using SignageHub.Core.Frames;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>What an entry of a playlist looks like.</summary>
internal static class EntryShape
{
    public const string IdName = "id";

    private static readonly Field<string> Id = new(IdName, Shape.Text(EntryTexts.Id, "earth-hour", EntryTexts.IdPattern), new(
        "A name of its own within the playlist, so that records stay with the entry when others are added before it.",
        "Mã riêng trong danh sách phát, để hồ sơ không bị lẫn khi thêm mục khác phía trước."))
    {
        Examples = ["\"earth-hour\""],
    };

    private static readonly Field<string> Slogan = new("slogan", Shape.Text(Entry.LongestSlogan, "Bảo vệ tài nguyên nước"), new(
        "The text to show, on one line.",
        "Khẩu hiệu cần hiện, viết trên một dòng."))
    {
        Examples = ["\"Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội\""],
    };

    private static readonly Field<bool> Dark = new("dark", Shape.True(), new(
        "Instead of a slogan: switch the boards off for this time, as for Earth Hour.",
        "Thay cho khẩu hiệu: tắt bảng trong thời gian này, ví dụ Giờ Trái đất."))
    {
        Examples = ["true"],
    };

    private static readonly Field<Level> Levels = new("level", Shape.Word(EntryTexts.Levels), new(
        "What wins when several entries are on: alert over exclusive over normal over filler; the highest wins alone. Dark times lie between alert and exclusive.",
        "Mục nào được ưu tiên: alert (khẩn) trên exclusive (riêng), trên normal (thường), trên filler (lấp chỗ trống); chỉ mức cao nhất được hiện. Giờ tắt bảng nằm giữa alert và exclusive."))
    {
        Default = "\"normal\"",
    };

    private static readonly Field<int> Weight = new("weight", Shape.Whole(1, Entry.HeaviestWeight), new(
        "How often the entry comes in each round of its level.", "Số lần mục này xuất hiện trong mỗi vòng luân phiên của mức."))
    {
        Default = "1",
        Examples = ["3"],
    };

    private static readonly Field<Rgb> Color = new("color", Shape.Text(EntryTexts.Color, "#ff8800", EntryTexts.ColorPattern), new(
        "The colour of the text on boards with all colours: #, then red, green and blue in two hexadecimal digits each. Left out: the board's own.",
        "Màu chữ trên bảng nhiều màu: #, rồi đỏ, xanh lá, xanh dương, mỗi màu hai chữ số 0-9 a-f. Bỏ trống: màu của bảng."))
    {
        Examples = ["\"#ffcc00\""],
    };

    private static readonly Field<bool> Reuse = new("reuse", Shape.True(), new(
        "A slogan that is the official theme of another year may show again: somebody has reviewed it. Without this it shows in its own year only.",
        "Khẩu hiệu là chủ đề chính thức của năm khác vẫn được hiện lại: đã có người xem xét. Không ghi thì chỉ hiện trong đúng năm của chủ đề."))
    {
        Examples = ["true"],
    };

    private static readonly Field<bool> Draft = new("draft", Shape.True(), new(
        "Shows only with an approval of exactly what it would light, on each board, at its time: signagehub approve. The field stays.",
        "Chỉ hiện khi đã duyệt đúng hình sẽ chiếu trên từng bảng và đúng thời gian: signagehub approve. Trường này giữ nguyên."))
    {
        Examples = ["true"],
    };

    private static readonly Field<string> English = new("english", Shape.Text(Entry.LongestSlogan, "Save water"), new(
        "The slogan in a second language; the board shows both in turn.",
        "Khẩu hiệu bằng ngôn ngữ thứ hai; bảng hiện luân phiên hai bản."))
    {
        Examples = ["\"Water for life\""],
    };

    private static readonly Field<TextStyle> Style = StyleShape.Field(new(
        "How this text looks and moves; what is left out is as the playlist says, or else the board.",
        "Kiểu chữ của mục này; phần bỏ trống theo danh sách phát, rồi theo bảng."));

    private static readonly Field<string> Note = new("note", Shape.Text(2000, "Theo công văn số 1663"), new(
        "For people; never shown on a board.",
        "Ghi chú cho người soạn; không bao giờ hiện trên bảng."));

    /// <param name="observances">Null when they cannot be read.</param>
    public static ObjectShape<Entry> With(ObservanceLibrary? observances)
    {
        var when = new Field<When>("when", WhenShape.With(observances), new(
            "When the entry may show: one of 'on', 'from' with 'to', 'observance', 'yearly', 'lunarYearly' or 'always', narrowed by 'hours', 'days' and 'except'.",
            "Khi nào hiện: một trong 'on' (ngày), 'from' với 'to' (từ–đến), 'observance' (ngày kỷ niệm), 'yearly' (hằng năm), 'lunarYearly' (âm lịch hằng năm) hoặc 'always' (luôn luôn); thu hẹp bằng 'hours' (giờ), 'days' (thứ) và 'except' (trừ ngày)."))
        {
            Required = true,
            Examples = ["{ \"on\": \"2023-03-25\" }", "{ \"from\": \"2023-04-07\", \"to\": \"2023-04-15\" }", "{ \"observance\": \"gio-trai-dat\", \"daysBefore\": 7 }", "{ \"yearly\": \"03-22\" }"],
        };
        return new ObjectShape<Entry>(
            new("A slogan, or a dark time.", "Một khẩu hiệu, hoặc giờ tắt bảng."),
            [Id, Slogan, Dark, when, Levels, Weight, Reuse, Color, Draft, English, Style, Note],
            values => Build(values, when, observances))
        {
            ExactlyOne = [[Slogan], [Dark]],
            NeverBoth =
            [
                (Dark, English, new(
                    "a dark entry shows nothing, so it has no second language; remove 'english'",
                    "mục tắt bảng không hiện gì nên không có bản thứ hai; hãy xóa 'english'")),
                (Dark, Levels, new(
                    "a dark entry has no level of its own: dark lies between alert and exclusive; remove 'level'",
                    "mục tắt bảng không có mức riêng: nó luôn nằm giữa alert và exclusive; hãy xóa 'level'")),
                (Dark, Weight, new(
                    "a dark entry takes no turns; remove 'weight'",
                    "mục tắt bảng không luân phiên; hãy xóa 'weight'")),
            ],
            Check = values => TellHours(values, when),
        };
    }

    /// <summary>Warns: boards that are to be dark for Earth Hour would be dark from midnight to midnight.</summary>
    private static bool TellHours(FieldValues values, Field<When> when)
    {
        if (values.Has(Dark) && values.Find(when) is { Hours.Count: 0, Rule: DayRule.Observed { Observance: { Hours.Count: > 0 } observance } })
        {
            var hours = string.Join(", ", observance.Hours);
            var (en, vi) = ($"the boards would be dark all day, but {observance.Name.En} is {hours}", $"bảng sẽ tắt cả ngày, trong khi {observance.Name.Vi} là {hours}");
            var onPage = new Bilingual($"{en}: give the entry these hours, or 00:00-24:00 if all day is meant", $"{vi}: hãy ghi giờ này cho mục, hoặc 00:00-24:00 nếu đúng là cả ngày");
            values.Reading.Warn(values.PlaceOf(when), new(
                $"{en}: write \"hours\": \"{observance.Hours[0]}\" (00:00-24:00 if all day is meant)",
                $"{vi}: hãy ghi \"hours\": \"{observance.Hours[0]}\" (00:00-24:00 nếu đúng là cả ngày)"), onPage);
        }

        return true;
    }

    private static Entry Build(FieldValues values, Field<When> when, ObservanceLibrary? observances) => new()
    {
        // The playlist numbers its entries when it has them all.
        Number = 0,
        Id = values.Find(Id),
        Place = values.SourceOf(values.Has(Dark) ? Dark : Slogan),
        Slogan = values.Find(Slogan),
        Dark = values.Has(Dark),
        When = values.Has(Reuse) ? values.Get(when) : InItsYear(values.Get(when), observances?.Themes.YearsOf(values.Find(Slogan), values.Find(English))),
        Weight = values.Get(Weight, 1),
        Level = values.Has(Dark) ? Level.Dark : values.Get(Levels, Level.Normal),
        Color = values.FindValue(Color),
        Draft = values.Has(Draft),
        English = values.Find(English),
        Style = StyleOf(values.Get(Style, TextStyle.Unset), values.FindValue(Color)),
        Note = values.Find(Note),
    };

    /// <summary>"color" beside the slogan is the short form of the style's.</summary>
    private static TextStyle StyleOf(TextStyle style, Rgb? color) => color is null ? style : style with { Color = color };

    /// <summary>Themes are for one year: a slogan that holds one shows in the years that have it, not by itself in the next. Days that somebody wrote with their year are left alone.</summary>
    private static When InItsYear(When when, IReadOnlySet<int>? years) =>
        years is { Count: > 0 } && when.Rule is not (DayRule.On or DayRule.Period) ? when with { Rule = when.Rule with { Years = years } } : when;
}
