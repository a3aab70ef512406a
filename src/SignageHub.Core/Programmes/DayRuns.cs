using NodaTime;
using SignageHub.Core.Observances;
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
        DayRule.Always { Years: { } years } => Clip(years.Order().Select(y => new DayRun(new LocalDate(y, 1, 1), new LocalDate(y, 12, 31))), first, last),
        DayRule.Always => [new DayRun(first, last)],
        DayRule.Period period => Clip(new DayRun(period.Dates.Start, period.Dates.End), first, last) is { } run ? [run] : [],
        DayRule.On on => on.Dates.Where(d => d >= first && d <= last).Distinct().Order().Select(d => new DayRun(d, d)),
        DayRule.Yearly yearly => OfYearly(yearly, first, last),
        // Where day 30 is the 29th, 12-30/12-29 ends on the day on which it begins anew.
        DayRule.LunarYearly lunar => Clip(Joined(InYears(LunarDates.Between(lunar.Start, lunar.End, first, last), lunar.Years)), first, last),
        DayRule.Observed observed => OfObserved(observed, first, last),
        _ => throw new ArgumentException($"No days known for {rule.GetType().Name}.", nameof(rule)),
    };

    private static IEnumerable<DayRun> OfYearly(DayRule.Yearly yearly, LocalDate first, LocalDate last)
    {
        // A range that passes the year's end may have started the year before.
        for (var year = first.Year - 1; year <= last.Year; year++)
        {
            if (YearlyDates.InYear(yearly, year) is not { } whole || Clip(whole, first, last) is not { } run)
                continue;
            foreach (var piece in yearly.Years is { } years ? Clip(run, years) : [run])
                yield return piece;
        }
    }

    /// <summary>The days of a run in some years: of a range over New Year each part is its own year's.</summary>
    private static IEnumerable<DayRun> Clip(DayRun run, IReadOnlySet<int> years) =>
        Enumerable.Range(run.First.Year, run.Last.Year - run.First.Year + 1).Where(years.Contains)
            .Select(year => Clip(run, new LocalDate(year, 1, 1), new LocalDate(year, 12, 31))).OfType<DayRun>();

    /// <summary>A lunar range is of the year in which it ends: Tết from 20 tháng Chạp on is the new year's.</summary>
    private static IEnumerable<DayRun> InYears(IEnumerable<DayRun> runs, IReadOnlySet<int>? years) =>
        years is null ? runs : runs.Where(run => years.Contains(run.Last.Year));

    /// <remarks>Days before and after may make neighbours overlap: they become one run.</remarks>
    private static IEnumerable<DayRun> OfObserved(DayRule.Observed observed, LocalDate first, LocalDate last)
    {
        var occurrences = Occurrences.Between(observed.Observance, first.PlusDays(-observed.DaysAfter), last.PlusDays(observed.DaysBefore))
            .Where(o => !o.IsProposed && observed.Years?.Contains(o.Year) != false)
            .Select(o => new DayRun(o.First.PlusDays(-observed.DaysBefore), o.Last.PlusDays(observed.DaysAfter)))
            .OrderBy(run => run.First);
        return Clip(Joined(occurrences), first, last);
    }

    private static IEnumerable<DayRun> Joined(IEnumerable<DayRun> runs)
    {
        DayRun? open = null;
        foreach (var run in runs)
        {
            if (open is { } before && run.First <= before.Last.PlusDays(1))
            {
                open = before with { Last = LocalDate.Max(before.Last, run.Last) };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = run;
        }

        if (open is { } rest)
            yield return rest;
    }

    private static IEnumerable<DayRun> Clip(IEnumerable<DayRun> runs, LocalDate first, LocalDate last) =>
        runs.Select(run => Clip(run, first, last)).OfType<DayRun>();

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
