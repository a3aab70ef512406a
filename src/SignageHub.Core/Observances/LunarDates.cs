using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Observances;

/// <summary>The days of a range of the lunar year.</summary>
/// <remarks>
/// A range whose end lies before its start ends in the next lunar year: 12-20/01-10 is Tết. Each end keeps to the normal month unless it
/// states the leap one, and day 30 of a short month is its last day. In a year that lacks the leap month that an end states, there is no range.
/// </remarks>
internal static class LunarDates
{
    /// <summary>The range that begins in a lunar year; it may end in the next.</summary>
    public static DayRun? InLunarYear(LunarDay start, LunarDay end, int lunarYear)
    {
        var endYear = Rank(end) < Rank(start) ? lunarYear + 1 : lunarYear;
        return LunarCalendar.Find(start, lunarYear) is { } first && LunarCalendar.Find(end, endYear) is { } last && first <= last
            ? new DayRun(first, last)
            : null;
    }

    /// <summary>Ranges with a day in [first, last], in order.</summary>
    public static IEnumerable<DayRun> Between(LunarDay start, LunarDay end, LocalDate first, LocalDate last)
    {
        // The lunar year begins three to seven weeks after the calendar year, and a range may last nearly a year.
        for (var year = Math.Max(first.Year - 2, LunarCalendar.FirstYear - 1); year <= Math.Min(last.Year, LunarCalendar.LastYear); year++)
        {
            if (InLunarYear(start, end, year) is { } run && run.First <= last && run.Last >= first)
                yield return run;
        }
    }

    /// <summary>Ranges that begin in a calendar year: one, none, or two (a day of Chạp may fall in January and again in December's lunar year).</summary>
    public static IEnumerable<DayRun> FirstIn(LunarDay start, LunarDay end, int year) =>
        new[] { year - 1, year }.Select(lunarYear => InLunarYear(start, end, lunarYear)).OfType<DayRun>().Where(run => run.First.Year == year);

    private static int Rank(LunarDay day) => (((day.Month * 2) + (day.IsLeap ? 1 : 0)) * 32) + day.Day;
}
