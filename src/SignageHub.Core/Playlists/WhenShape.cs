using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>What an entry's "when" looks like.</summary>
internal static class WhenShape
{
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

    private static readonly Field<IReadOnlyList<LocalDate>> Except = new("except", Shape.OneOrMany(DateText.Day), new(
        "Never on this day, or on these days.",
        "Không hiện vào ngày này, hoặc các ngày này."))
    {
        Examples = ["\"2023-04-10\""],
    };

    public static readonly ObjectShape<When> Shaped = new(
        new("When the entry may show.", "Khi nào mục này được hiện."),
        [On, From, To, Yearly, Always, Hours, Days, Except],
        Build)
    {
        ExactlyOne = [[On], [From, To], [Yearly], [Always]],
        Check = CheckPeriod,
    };

    private static When Build(FieldValues values) => new(Rule(values))
    {
        Hours = values.Get(Hours, []),
        Days = values.Get(Days, []).ToHashSet(),
        Except = values.Get(Except, []).ToHashSet(),
    };

    private static DayRule Rule(FieldValues values) =>
        values.Has(On) ? new DayRule.On(values.Get(On))
        : values.Has(Yearly) ? values.Get(Yearly)
        : values.Has(Always) ? new DayRule.Always()
        : new DayRule.Period(new DateInterval(values.Get(From), values.Get(To)));

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
