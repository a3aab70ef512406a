using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>What an entry's "when" looks like.</summary>
internal static class WhenShape
{
    private const int MostDays = 366;

    private static readonly Field<IReadOnlyList<LocalDate>> On = new("on", Shape.OneOrMany(DateText.Day), new(
        "A day, or a list of days, as year-month-day.",
        "Một ngày, hoặc danh sách các ngày, viết năm-tháng-ngày."))
    {
        Examples = ["\"2023-03-25\"", "[\"2023-03-25\", \"2023-03-26\"]"],
    };

    private static readonly Field<LocalDate> From = new("from", DateText.Day, new(
        "The first day of a period, included.",
        "Ngày đầu của khoảng thời gian, tính cả ngày này."))
    {
        Examples = ["\"2023-04-07\""],
    };

    private static readonly Field<LocalDate> To = new("to", DateText.Day, new(
        "The last day of a period, included.",
        "Ngày cuối của khoảng thời gian, tính cả ngày này."))
    {
        Examples = ["\"2023-04-15\""],
    };

    private static readonly Field<DayRule.Yearly> Yearly = new("yearly", YearlyText.Days, new(
        "A day of each year as month-day, or a period of each year with both days included; it may pass the year's end.",
        "Ngày hằng năm viết tháng-ngày, hoặc khoảng ngày hằng năm tính cả hai đầu; có thể kéo qua năm mới."))
    {
        Examples = ["\"03-22\"", "\"06-01/06-30\"", "\"12-20/01-10\""],
    };

    private static readonly Field<DayRule.LunarYearly> LunarYearly = new("lunarYearly", LunarText.Days, new(
        "A day of each lunar year as month-day, or a period with both days included. Of a leap month write 06n-15; else it is the normal month. Day 30 of a short month is its last day.",
        "Ngày âm lịch hằng năm viết tháng-ngày, hoặc khoảng ngày tính cả hai đầu. Tháng nhuận viết 06n-15; nếu không là tháng thường. Ngày 30 của tháng thiếu là ngày cuối tháng."))
    {
        Examples = ["\"03-10\"", "\"12-20/01-10\""],
    };

    private static readonly Field<int> DaysBefore = new("daysBefore", Shape.Whole(0, MostDays), new(
        "With 'observance': so many days before it as well.", "Đi cùng 'observance': thêm bấy nhiêu ngày trước đó."))
    {
        Default = "0",
    };

    private static readonly Field<int> DaysAfter = new("daysAfter", Shape.Whole(0, MostDays), new(
        "With 'observance': so many days after it as well.", "Đi cùng 'observance': thêm bấy nhiêu ngày sau đó."))
    {
        Default = "0",
    };

    private static readonly Field<bool> Always = new("always", Shape.True(), new(
        "Every day.",
        "Mọi ngày."))
    {
        Examples = ["true"],
    };

    private static readonly Field<IReadOnlyList<HourRange>> Hours = new("hours", Shape.OneOrMany(HourText.Range), new(
        "Hours of each day, one range or a list; a range may pass midnight and belongs to the day on which it starts. Left out: the whole day.",
        "Giờ trong ngày, một khoảng hoặc danh sách; có thể kéo qua nửa đêm và tính cho ngày bắt đầu. Bỏ trống: cả ngày."))
    {
        Examples = ["\"20:30-21:30\"", "[\"06:30-11:30\", \"13:00-17:00\"]"],
    };

    private static readonly Field<IReadOnlyList<IsoDayOfWeek>> Days = new("days", Shape.OneOrMany(Shape.Word(EntryTexts.Weekdays)), new(
        "Only on these days of the week: mon, tue, wed, thu, fri, sat, sun. Left out: all seven.",
        "Chỉ vào các thứ này: mon (thứ Hai), tue (Ba), wed (Tư), thu (Năm), fri (Sáu), sat (Bảy), sun (Chủ nhật). Bỏ trống: cả bảy ngày."))
    {
        Examples = ["[\"mon\", \"fri\"]"],
    };

    private static readonly Field<IReadOnlyList<DateInterval>> Except = new("except", Shape.OneOrMany(PeriodText.Days), new(
        "Never on this day or in this period, or on these.",
        "Không hiện vào ngày này, khoảng ngày này, hoặc các ngày này."))
    {
        Examples = ["\"2023-04-10\"", "[\"2023-04-10\", \"2023-04-29/2023-05-03\"]"],
    };

    /// <param name="observances">Null when they cannot be read: then their names are checked for their form only, and such entries do not show.</param>
    public static ObjectShape<When> With(ObservanceLibrary? observances)
    {
        var observance = new Field<string>("observance", ObservanceName.Shaped(id => (observances?.Find(id) is not null || observances is null or { MayLackSome: true }, observances?.Meant(id))), new(
            "The days of an observance, by its id; 'daysBefore' and 'daysAfter' widen them. Days that are not confirmed yet do not count.",
            "Các ngày của một ngày kỷ niệm, ghi theo mã; 'daysBefore' và 'daysAfter' để mở rộng. Ngày chưa xác nhận thì không tính."))
        {
            Examples = ["\"gio-trai-dat\""],
        };
        return new(
            new("When the entry may show.", "Khi nào mục này được hiện."),
            [On, From, To, observance, DaysBefore, DaysAfter, Yearly, LunarYearly, Always, Hours, Days, Except],
            values => Build(values, observance, observances))
        {
            ExactlyOne = [[On], [From, To], [observance], [Yearly], [LunarYearly], [Always]],
            Check = values => TellAway(values, observance, observances) & CheckPeriod(values) & CheckWidth(values, observance) & PeriodText.AreApart(values.Get(Except, []), values.PlaceOf(Except), values.Reading)
                && HasRule(values, observance) && WhenWords.Check(values, Days, Except, Yearly, LunarYearly, () => Build(values, observance, observances)),
        };
    }

    /// <summary>Whether the days can be worked out: of a rule that is wrong the words are said already.</summary>
    private static bool HasRule(FieldValues values, Field<string> observance) =>
        values.Has(On) || values.Has(observance) || values.Has(Yearly) || values.Has(LunarYearly) || values.Has(Always) || (values.Has(From) && values.Has(To));

    private static When Build(FieldValues values, Field<string> observance, ObservanceLibrary? observances) => new(Rule(values, observance, observances))
    {
        Hours = values.Get(Hours, []),
        Days = values.Get(Days, []).ToHashSet(),
        Except = values.Get(Except, []).SelectMany(period => period).ToHashSet(),
    };

    private static DayRule Rule(FieldValues values, Field<string> observance, ObservanceLibrary? observances) =>
        values.Has(On) ? new DayRule.On(values.Get(On))
        : values.Has(Yearly) ? values.Get(Yearly)
        : values.Has(LunarYearly) ? values.Get(LunarYearly)
        : values.Has(Always) ? new DayRule.Always()
        : values.Has(observance) ? Observed(values.Get(observance), values.Get(DaysBefore, 0), values.Get(DaysAfter, 0), observances)
        : new DayRule.Period(new DateInterval(values.Get(From), values.Get(To)));

    private static DayRule Observed(string id, int before, int after, ObservanceLibrary? observances) => observances?.Find(id) is { } observance
        ? new DayRule.Observed(observance, before, after)
        : new DayRule.On([]);

    /// <summary>Warns: the mistake is the other file's, and the playlist can be used without this entry.</summary>
    private static bool TellAway(FieldValues values, Field<string> observance, ObservanceLibrary? observances)
    {
        if (values.Find(observance) is { } id && observances is { MayLackSome: true } && observances.Find(id) is null)
        {
            values.Reading.Warn(values.PlaceOf(observance), new(
                $"'{Say.Short(id)}' is not known while playlists/observances.json has mistakes; put that file right first, until then this entry does not show",
                $"chưa biết '{Say.Short(id)}' vì playlists/observances.json đang có lỗi; hãy sửa tệp đó trước, cho đến lúc đó mục này chưa hiện"));
        }

        return true;
    }

    private static bool CheckWidth(FieldValues values, Field<string> observance)
    {
        var good = true;
        foreach (var field in new[] { DaysBefore, DaysAfter }.Where(f => values.Has(f) && !values.Has(observance)))
        {
            good = false;
            values.Reading.Error(values.PlaceOf(field), new(
                $"'{field.Name}' belongs to 'observance'; with other days, write the days themselves",
                $"'{field.Name}' chỉ đi cùng 'observance'; với cách ghi khác, hãy ghi thẳng các ngày"));
        }

        return good;
    }

    private static bool CheckPeriod(FieldValues values)
    {
        if (values.FindValue(From) is not { } from || values.FindValue(To) is not { } to)
            return true;
        if (from > to)
        {
            values.Reading.Error(values.PlaceOf(To), PeriodWords.EndsBeforeItStarts(from, to));
            return false;
        }

        var period = new DateInterval(from, to);
        if (period.Length > PeriodWords.LongestUsual)
            values.Reading.Warn(values.PlaceOf(From), PeriodWords.Long(period));
        return true;
    }
}
