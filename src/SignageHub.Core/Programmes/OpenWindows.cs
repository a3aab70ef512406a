using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>From a <see cref="When"/> to windows.</summary>
/// <remarks>
/// A day without hours runs from the start of the day to the start of the next, however long the zone makes it. A range of
/// hours runs between two wall-clock times, each worked out by <see cref="WallClock"/> on its own, so it may last longer or
/// shorter on the day of a clock change; one that comes out empty or the wrong way round (02:30-03:00 where 02:00 becomes
/// 03:00) is no window that day. A day that never was has no windows; a range of the day before that ends in it runs on.
/// </remarks>
public static class OpenWindows
{
    /// <summary>Windows clipped to [from, until), lazily, in order; they neither overlap nor touch.</summary>
    public static IEnumerable<Window> Of(When when, DateTimeZone zone, Instant from, Instant until) =>
        Of(when, new ZoneClock(zone), from, until);

    internal static bool IsOpen(When when, ZoneClock clock, Instant instant) => Of(when, clock, instant, instant + Duration.Epsilon).Any();

    /// <summary>The first opening or closing strictly after one instant and before another.</summary>
    internal static Instant? NextEdge(When when, ZoneClock clock, Instant after, Instant before)
    {
        foreach (var window in Of(when, clock, after, before))
        {
            var edge = window.Start > after ? window.Start : window.End;
            return edge < before ? edge : null;
        }

        return null;
    }

    internal static IEnumerable<Window> Of(When when, ZoneClock clock, Instant from, Instant until)
    {
        if (until <= from)
            yield break;

        // A range may end on the day after its start, and a clock change may push that end over one more midnight;
        // where a change leads back over midnight, tomorrow has begun before today ends.
        var first = clock.DateAt(from).PlusDays(-2);
        var last = clock.DateAt(until).PlusDays(1);
        Window? open = null;
        foreach (var window in InOrder(when, clock, first, last))
        {
            var start = Instant.Max(window.Start, from);
            var end = Instant.Min(window.End, until);
            if (start >= end)
                continue;
            if (open is not { } before)
            {
                open = new Window(start, end);
            }
            else if (start <= before.End)
            {
                open = before with { End = Instant.Max(before.End, end) };
            }
            else
            {
                yield return before;
                open = new Window(start, end);
            }
        }

        if (open is { } lastOne)
            yield return lastOne;
    }

    /// <summary>Sorted by start; may overlap.</summary>
    private static IEnumerable<Window> InOrder(When when, ZoneClock clock, LocalDate first, LocalDate last)
    {
        var runs = DayRuns.Of(when, first, last);
        return when.Hours switch
        {
            [] => runs.Select(run => new Window(clock.StartOfDay(run.First), clock.StartOfDay(run.Last.PlusDays(1)))),
            // A day and a night: each ends where the next begins, so a run of days is one window.
            [{ Start: var start, End: var end }] when start == end =>
                runs.Select(run => new Window(clock.ToInstant(run.First, start), clock.ToInstant(run.Last.PlusDays(1), start))),
            _ => OfHours(runs, when.Hours, clock),
        };
    }

    /// <summary>The windows of hours on these days, sorted by start; may overlap.</summary>
    internal static IEnumerable<Window> OfRuns(IEnumerable<DayRun> runs, IReadOnlyList<HourRange> hours, ZoneClock clock) => OfHours(runs, hours, clock);

    private static IEnumerable<Window> OfHours(IEnumerable<DayRun> runs, IReadOnlyList<HourRange> hours, ZoneClock clock)
    {
        var waiting = new List<Window>();
        foreach (var run in runs)
        {
            for (var day = run.First; day <= run.Last; day = day.PlusDays(1))
            {
                if (clock.Skips(day))
                    continue;
                foreach (var range in hours)
                {
                    var start = clock.ToInstant(day, range.Start);
                    var end = clock.ToInstant(range.EndsNextDay ? day.PlusDays(1) : day, range.End);
                    if (start < end)
                        waiting.Add(new Window(start, end));
                }

                waiting.Sort(static (a, b) => a.Start.CompareTo(b.Start));

                // A start that a gap pushes over midnight may come after one of the next day's.
                var tomorrow = clock.StartOfDay(day.PlusDays(1));
                var ready = 0;
                while (ready < waiting.Count && waiting[ready].Start < tomorrow)
                    yield return waiting[ready++];
                waiting.RemoveRange(0, ready);
            }
        }

        foreach (var window in waiting)
            yield return window;
    }
}
