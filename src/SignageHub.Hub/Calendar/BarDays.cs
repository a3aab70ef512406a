using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Calendar;

/// <summary>The days of an entry's own rule that a bar is a part of: what a drag moves, whether or not the calendar shows all of it.</summary>
/// <param name="Stretches">In order, never none; several for days that are named one by one.</param>
/// <param name="HasFirst">They begin where the bar does, so that its left end stretches them.</param>
/// <param name="HasLast">They end where it does.</param>
internal sealed record BarDays(IReadOnlyList<DateInterval> Stretches, bool HasFirst, bool HasLast)
{
    /// <param name="bar">Which.</param>
    /// <param name="shown">The days of the calendar.</param>
    /// <param name="zone">The board's.</param>
    public static BarDays Of(CalendarBar bar, DateInterval shown, DateTimeZone zone)
    {
        var days = new DateInterval(bar.Window.Start.InZone(zone).Date, (bar.Window.End - Duration.Epsilon).InZone(zone).Date);
        var stretches = StretchesOf(bar.Entry.Entry.When.Rule, days).ToList();
        if (stretches.Count == 0)
            return new BarDays([days], HasFirst: false, HasLast: false);
        if (bar.Entry.Entry.When.Rule is DayRule.On { Dates.Count: > 1 })
            return new BarDays(stretches, HasFirst: false, HasLast: false);
        // Hours past midnight end on the day after.
        var whole = stretches[0];
        return new BarDays([whole], whole.Start == days.Start && shown.Contains(whole.Start), days.End >= whole.End && shown.Contains(whole.End));
    }

    private static IEnumerable<DateInterval> StretchesOf(DayRule rule, DateInterval days) => rule switch
    {
        DayRule.Period period => [period.Dates],
        DayRule.On on => Runs(on.Dates.Distinct().Order()),
        DayRule.Yearly yearly => Enumerable.Range(days.Start.Year - 1, 2 + days.End.Year - days.Start.Year).Select(year => InYear(yearly, year)).Where(run => Meet(run, days)).Take(1),
        DayRule.Observed observed => Occurrences.Between(observed.Observance, days.Start.PlusDays(-observed.DaysAfter), days.End.PlusDays(observed.DaysBefore))
            .Select(o => new DateInterval(o.First.PlusDays(-observed.DaysBefore), o.Last.PlusDays(observed.DaysAfter))).Where(run => Meet(run, days)).Take(1),
        _ => [],
    };

    private static bool Meet(DateInterval run, DateInterval days) => run.Start <= days.End && run.End >= days.Start;

    private static DateInterval InYear(DayRule.Yearly yearly, int year)
    {
        var start = yearly.Start.InYear(year);
        // 29 February where the year has none: a start is 1 March.
        if (start.Day != yearly.Start.Day)
            start = start.PlusDays(1);
        var end = yearly.End.InYear(yearly.End < yearly.Start ? year + 1 : year);
        return new DateInterval(start, LocalDate.Max(start, end));
    }

    private static IEnumerable<DateInterval> Runs(IEnumerable<LocalDate> dates)
    {
        DateInterval? open = null;
        foreach (var date in dates)
        {
            if (open is not null && open.End.PlusDays(1) == date)
            {
                open = new DateInterval(open.Start, date);
                continue;
            }

            if (open is not null)
                yield return open;
            open = new DateInterval(date, date);
        }

        if (open is not null)
            yield return open;
    }
}
