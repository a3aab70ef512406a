using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>What an observance looks like in the built-in library and in playlists/observances.json.</summary>
internal static class ObservanceShape
{
    public const string IdName = "id";

    private static readonly Field<string> Id = new(IdName, Shape.Text(ReadId, "gio-trai-dat", ObservanceName.Pattern), new(
        "By which entries name it. The id of a built-in one replaces that one.",
        "Mã để các mục nhắc tới. Trùng mã có sẵn thì thay cho ngày có sẵn."))
    {
        Required = true,
        Examples = ["\"thanh-lap-so\""],
    };

    private static readonly Field<string> Name = new("name", Shape.Text(200, "Ngày thành lập Sở"), new(
        "The official Vietnamese name.", "Tên chính thức."))
    {
        Required = true,
        Examples = ["\"Ngày thành lập Sở\""],
    };

    private static readonly Field<string> English = new("english", Shape.Text(200, "Founding of the office"), new(
        "The English name; in small letters with hyphens it is a second id. Left out: the Vietnamese one.",
        "Tên tiếng Anh; viết thường, nối bằng gạch ngang thì dùng được như mã. Bỏ trống: như tên tiếng Việt."));

    private static readonly Field<IReadOnlyList<string>> Aliases = new("aliases", Shape.List(Shape.Text(200, "Giờ Trái Đất")), new(
        "Other names that documents use; slogans and reports are matched with them.",
        "Các tên khác trong văn bản; dùng để đối chiếu khẩu hiệu."));

    private static readonly Field<DayRule.Yearly> Yearly = new("yearly", YearlyText.Days, new(
        "The same day or days each year.", "Ngày hoặc khoảng ngày hằng năm."))
    {
        Examples = ["\"03-22\"", "\"06-01/06-30\""],
    };

    private static readonly Field<DayRule.LunarYearly> Lunar = new("lunarYearly", LunarText.Days, new(
        "The same lunar day or days each year.", "Ngày hoặc khoảng ngày âm lịch hằng năm."))
    {
        Examples = ["\"03-10\""],
    };

    private static readonly Field<ObservanceRule.NthWeekday> NthWeekday = new("nthWeekday", WeekdayShape.Shaped, new(
        "A weekday of a month, such as the third Sunday of November.", "Một thứ trong tháng, ví dụ Chủ nhật thứ ba của tháng 11."))
    {
        Examples = ["{ \"nth\": \"third\", \"weekday\": \"sun\", \"month\": 11 }"],
    };

    private static readonly Field<IReadOnlyList<LocalDate>> Table = new("table", Shape.List(DateText.Day, atLeast: 1), new(
        "The known days, one a year.", "Các ngày đã biết, mỗi năm một ngày."))
    {
        Examples = ["[\"2025-03-22\", \"2026-03-28\"]"],
    };

    private static readonly Field<ObservanceRule.NthWeekday> Guess = new("guess", WeekdayShape.Shaped, new(
        "For the years that the table lacks: a guess that must be confirmed. Only with 'table'.",
        "Cho những năm chưa có trong bảng: ngày dự kiến, phải xác nhận. Chỉ dùng với 'table'."));

    private static readonly Field<IReadOnlyList<DateInterval>> Periods = new("periods", Shape.List(PeriodText.Days, atLeast: 1), new(
        "Single events: days, or periods with both days included.", "Các sự kiện riêng: ngày, hoặc khoảng ngày tính cả hai đầu."))
    {
        Examples = ["[\"2026-03-15\", \"2026-01-19/2026-01-25\"]"],
    };

    private static readonly Field<bool> Confirm = new("confirm", Shape.True(), new(
        "Each year's day is only proposed until it stands under 'confirmed'.", "Ngày mỗi năm chỉ là dự kiến cho đến khi ghi ở 'confirmed'."));

    private static readonly Field<IReadOnlyList<HourRange>> Hours = new("hours", Shape.OneOrMany(HourText.Range), new(
        "The hours that matter, for people; entries state their own.", "Giờ diễn ra, để tham khảo; mỗi mục tự ghi giờ của mình."))
    {
        Examples = ["\"20:30-21:30\""],
    };

    private static readonly Field<DayRule.Yearly> Window = new("window", YearlyText.Days, new(
        "The days on which boards usually show its slogans; plans that name no days get these.",
        "Những ngày thường hiện khẩu hiệu; kế hoạch không ghi ngày thì lấy các ngày này."))
    {
        Examples = ["\"10-01/10-10\""],
    };

    private static readonly Field<DayRule.LunarYearly> LunarWindow = new("lunarWindow", LunarText.Days, new(
        "The same as 'window', in lunar days.", "Như 'window', ghi theo âm lịch."))
    {
        Examples = ["\"12-20/01-10\""],
    };

    private static readonly Field<int> Since = new("since", Shape.Whole(1, DateText.LastYear), new(
        "The year of the event, for \"kỷ niệm N năm\".", "Năm diễn ra sự kiện, để kiểm tra \"kỷ niệm N năm\"."))
    {
        Examples = ["1975"],
    };

    private static readonly Field<string> Issuer = new("issuer", Shape.Text(200, "Bộ Công Thương"), new("Who set the day.", "Cơ quan ban hành."));

    private static readonly Field<IReadOnlyList<string>> Sources = new("sources", Shape.List(Shape.Text(300, "QĐ 284/QĐ-TTg")), new(
        "What it rests on.", "Căn cứ."));

    private static readonly Field<string> Note = new("note", Shape.Text(1000, "…"), new("For people.", "Ghi chú."));

    /// <param name="written">Is told of everything that is read.</param>
    /// <param name="isOwn">From the office's file.</param>
    public static ObjectShape<Observance> Reading(WrittenObservances written, bool isOwn)
    {
        var offset = new Field<WrittenOffset>("offset", Offset, new(
            "So many days from the first day of another observance of this file, or a built-in one.",
            "Cách ngày đầu của một ngày kỷ niệm khác (ghi trong tệp này, hoặc có sẵn) bao nhiêu ngày."))
        {
            Examples = ["{ \"of\": \"tet\", \"days\": -1 }"],
        };
        return new ObjectShape<Observance>(
            new("An observance: a named rule that gives days each year.", "Một ngày kỷ niệm: quy tắc có tên, mỗi năm cho ra ngày."),
            [Id, Name, English, Aliases, Yearly, Lunar, NthWeekday, Table, Guess, Periods, offset, Confirm, Hours, Window, LunarWindow, Since, Issuer, Sources, Note],
            values => written.Add(Build(values, offset, isOwn), values.PlaceOf(Name), values.Find(offset)?.At))
        {
            ExactlyOne = [[Yearly], [Lunar], [NthWeekday], [Table], [Periods], [offset]],
            NeverBoth =
            [
                (Window, LunarWindow, new("give the window once, as 'window' or as 'lunarWindow'", "chỉ ghi một trong hai: 'window' hoặc 'lunarWindow'")),
            ],
            Check = values => CheckRule(values, written),
        };
    }

    private static readonly Field<string> Of = new("of", Shape.Text(ReadId, "tet", ObservanceName.Pattern), new("The other observance.", "Ngày kỷ niệm kia."))
    {
        Required = true,
        Examples = ["\"tet\""],
    };

    private static readonly Field<int> OffsetDays = new("days", Shape.Whole(-366, 366), new("Days after its first day; before it, when negative.", "Số ngày sau ngày đầu; số âm là trước."))
    {
        Required = true,
        Examples = ["-1"],
    };

    /// <remarks>Of the other one there is only the id: it may stand further down. It is looked up when the whole file is read.</remarks>
    private static readonly ObjectShape<WrittenOffset> Offset = new(
        new("Counted from another observance.", "Tính từ một ngày kỷ niệm khác."),
        [Of, OffsetDays],
        values => new WrittenOffset(values.Get(Of), values.PlaceOf(Of), values.Get(OffsetDays)));

    private static Observance Build(FieldValues values, Field<WrittenOffset> offset, bool isOwn) => new()
    {
        Id = values.Get(Id),
        Name = new Bilingual(values.Find(English) ?? values.Get(Name), values.Get(Name)),
        Aliases = values.Get(Aliases, []),
        Rule = values.Has(Yearly) ? new ObservanceRule.Yearly(values.Get(Yearly).Start, values.Get(Yearly).End)
            : values.Has(Lunar) ? new ObservanceRule.Lunar(values.Get(Lunar).Start, values.Get(Lunar).End)
            : values.Has(NthWeekday) ? values.Get(NthWeekday)
            : values.Has(Table) ? new ObservanceRule.Table(values.Get(Table).ToDictionary(d => d.Year), values.Find(Guess))
            : values.Has(Periods) ? new ObservanceRule.Events(values.Get(Periods))
            : values.Get(offset).Rule,
        NeedsConfirmation = values.Has(Confirm),
        Hours = values.Get(Hours, []),
        Window = values.Has(Window) || values.Has(LunarWindow) ? new DisplayWindow(values.Find(Window), values.Find(LunarWindow)) : null,
        Since = values.FindValue(Since),
        Issuer = values.Find(Issuer),
        Sources = values.Get(Sources, []),
        Note = values.Find(Note),
        IsOwn = isOwn,
    };

    private static bool CheckRule(FieldValues values, WrittenObservances written)
    {
        var good = true;
        if (values.Has(Id))
            written.Saw(values.Get(Id));
        if (values.Has(Guess) && !values.Has(Table))
        {
            values.Reading.Error(values.PlaceOf(Guess), new("'guess' belongs to 'table'", "'guess' chỉ đi cùng 'table'"));
            good = false;
        }

        foreach (var year in values.Get(Table, []).GroupBy(d => d.Year).Where(g => g.Count() > 1))
        {
            values.Reading.Error(values.PlaceOf(Table), new(
                $"the table has two days in {Say.Number(year.Key)}; keep one", $"bảng có hai ngày trong năm {Say.Number(year.Key)}; hãy giữ một"));
            good = false;
        }

        return good & PeriodText.AreApart(values.Get(Periods, []), values.PlaceOf(Periods), values.Reading);
    }

    private static Outcome<string> ReadId(string written)
    {
        var isGood = written.Length is > 0 and <= 60 && written.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && written[0] != '-' && written[^1] != '-';
        return isGood
            ? written
            : Say.IsNo(written, new("observance id", "mã ngày kỷ niệm"), Slug.Of(written, 60), new(
                "use 1 to 60 of the letters a-z, digits and hyphens", "hãy dùng 1 đến 60 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối"));
    }
}
