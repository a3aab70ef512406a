using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>Days in a row, both ends included.</summary>
internal readonly record struct DayRun(LocalDate First, LocalDate Last);

/// <summary>The days of a <see cref="When"/>, without its hours.</summary>
internal static class DayRuns
{
    /// <summary>Runs within [first, last], lazily, in order, none overlapping; two that touch may come apart.</summary>
    public static IEnumerable<DayRun> Of(When when, LocalDate first, LocalDate last)
    {
        var runs = Of(when.Rule, first, last);
        if (when.Days.Count is > 0 and < 7)
            runs = OnWeekdays(runs, when.Days);
        if (when.Except.Count > 0)
            runs = Without(runs, when.Except.Where(d => d >= first && d <= last).Order().ToArray());
        return runs;
    }

    private static IEnumerable<DayRun> Of(DayRule rule, LocalDate first, LocalDate last) => rule switch
    {
        DayRule.Always => [new DayRun(first, last)],
        DayRule.Period period => Clip(new DayRun(period.Dates.Start, period.Dates.End), first, last) is { } run ? [run] : [],
        DayRule.On on => on.Dates.Where(d => d >= first && d <= last).Order().Select(d => new DayRun(d, d)),
        DayRule.Yearly yearly => OfYearly(yearly, first, last),
        _ => throw new ArgumentException($"No days known for {rule.GetType().Name}.", nameof(rule)),
    };

    private static IEnumerable<DayRun> OfYearly(DayRule.Yearly yearly, LocalDate first, LocalDate last)
    {
        // A range that passes the year's end may have started the year before.
        for (var year = first.Year - 1; year <= last.Year; year++)
        {
            if (YearlyDates.InYear(yearly, year) is { } whole && Clip(whole, first, last) is { } run)
                yield return run;
        }
    }

    private static IEnumerable<DayRun> OnWeekdays(IEnumerable<DayRun> runs, IReadOnlySet<IsoDayOfWeek> days)
    {
        foreach (var run in runs)
        {
            for (var day = run.First; day <= run.Last; day = day.PlusDays(1))
            {
                if (!days.Contains(day.DayOfWeek))
                    continue;
                var start = day;
                while (day < run.Last && days.Contains(day.PlusDays(1).DayOfWeek))
                    day = day.PlusDays(1);
                yield return new DayRun(start, day);
            }
        }
    }

    /// <param name="runs">In order.</param>
    /// <param name="except">Sorted.</param>
    private static IEnumerable<DayRun> Without(IEnumerable<DayRun> runs, LocalDate[] except)
    {
        var next = 0;
        foreach (var run in runs)
        {
            var start = run.First;
            for (; next < except.Length && except[next] <= run.Last; next++)
            {
                if (except[next] < start)
                    continue;
                if (except[next] > start)
                    yield return new DayRun(start, except[next].PlusDays(-1));
                start = except[next].PlusDays(1);
            }

            if (start <= run.Last)
                yield return run with { First = start };
        }
    }

    private static DayRun? Clip(DayRun run, LocalDate first, LocalDate last)
    {
        var clipped = new DayRun(LocalDate.Max(run.First, first), LocalDate.Min(run.Last, last));
        return clipped.First <= clipped.Last ? clipped : null;
    }
}
