using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>What "nthWeekday" and "guess" look like.</summary>
internal static class WeekdayShape
{
    private static readonly Words<int> Nths = new(
        new("count within the month", "thứ tự trong tháng"),
        [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("last", -1)],
        new Dictionary<string, string> { ["1"] = "first", ["2"] = "second", ["3"] = "third", ["4"] = "fourth", ["5"] = "fifth", ["cuối"] = "last", ["1st"] = "first", ["2nd"] = "second", ["3rd"] = "third" });

    private static readonly Field<int> Nth = new("nth", Shape.Word(Nths), new(
        "Which one in the month: first to fifth, or last.", "Lần thứ mấy trong tháng: first (nhất) đến fifth (năm), hoặc last (cuối)."))
    {
        Required = true,
        Examples = ["\"third\""],
    };

    private static readonly Field<IsoDayOfWeek> Weekday = new("weekday", Shape.Word(EntryTexts.Weekdays), new(
        "The day of the week.", "Thứ trong tuần."))
    {
        Required = true,
        Examples = ["\"sun\""],
    };

    private static readonly Field<int> Month = new("month", Shape.Whole(1, 12), new("The month.", "Tháng."))
    {
        Required = true,
        Examples = ["11"],
    };

    private static readonly Field<bool> Week = new("week", Shape.True(), new(
        "The whole week, Monday to Sunday, that holds the day.", "Cả tuần, từ thứ Hai đến Chủ nhật, có ngày đó."));

    private static readonly Field<bool> NotHolySaturday = new("notHolySaturday", Shape.True(), new(
        "A week earlier when the day is the Saturday before Easter.", "Sớm hơn một tuần nếu rơi vào thứ Bảy trước lễ Phục sinh."));

    public static readonly ObjectShape<ObservanceRule.NthWeekday> Shaped = new(
        new("A weekday of a month.", "Một thứ trong tháng."),
        [Nth, Weekday, Month, Week, NotHolySaturday],
        values => new(values.Get(Month), values.Get(Weekday), values.Get(Nth), values.Has(Week), values.Has(NotHolySaturday)));
}
