using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>The openings and closings of one <see cref="When"/> in a stretch: an opening, its closing, the next opening, and so on.</summary>
/// <remarks>
/// Whole seconds from the stretch's first: clocks and hours know nothing finer, and what was open before the stretch opens at 0. The last
/// closing is left out when it lies beyond the stretch.
/// </remarks>
internal static class Edges
{
    private const int Day = 86_400;

    /// <param name="when">Of what.</param>
    /// <param name="clock">Of the board's zone.</param>
    /// <param name="from">The stretch.</param>
    /// <param name="until">Its end.</param>
    /// <param name="scratch">Is emptied and then holds them.</param>
    public static void Fill(When when, ZoneClock clock, Instant from, Instant until, List<long> scratch)
    {
        scratch.Clear();
        var edges = new EdgeList(from, until, scratch);
        if (when.Hours.Count > 0 && IsApart(when.Hours))
            OfHours(edges, when, clock, from, until);
        else
            OfWindows(edges, OpenWindows.Of(when, clock, from, until));
        edges.Close();
    }

    /// <summary>Ranges within a day that neither overlap nor touch, in order: most are one such range.</summary>
    private static bool IsApart(IReadOnlyList<HourRange> hours)
    {
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].EndsNextDay || (i > 0 && hours[i].Start <= hours[i - 1].End))
                return false;
        }

        return true;
    }

    /// <summary>Days between clock changes are all alike: one sum for each instead of a question to the zone. Days near a change go the long way.</summary>
    private static void OfHours(EdgeList edges, When when, ZoneClock clock, Instant from, Instant until)
    {
        var (first, last) = (clock.DateAt(from).PlusDays(-2), clock.DateAt(until).PlusDays(1));
        var odd = new List<DayRun>();
        foreach (var run in DayRuns.Of(when, first, last))
        {
            for (var day = run.First; day <= run.Last;)
            {
                var alike = clock.PlainDays(day, run.Last, out var midnight);
                if (alike == 0)
                {
                    odd.Add(new DayRun(day, day));
                    day = day.PlusDays(1);
                    continue;
                }

                OfOddDays(edges, odd, when.Hours, clock);
                for (var i = 0; i < alike; i++)
                {
                    foreach (var range in when.Hours)
                        edges.Add(midnight + ((long)i * Day) + Seconds(range.Start), midnight + ((long)i * Day) + Seconds(range.End));
                }

                day = day.PlusDays(alike);
            }
        }

        OfOddDays(edges, odd, when.Hours, clock);
    }

    /// <summary>Together, not one by one: a time that a clock change pushes over midnight may come after the next day's first.</summary>
    private static void OfOddDays(EdgeList edges, List<DayRun> days, IReadOnlyList<HourRange> hours, ZoneClock clock)
    {
        OfWindows(edges, OpenWindows.OfRuns(days, hours, clock));
        days.Clear();
    }

    private static void OfWindows(EdgeList edges, IEnumerable<Window> windows)
    {
        foreach (var window in windows)
            edges.Add(window.Start.ToUnixTimeSeconds(), window.End.ToUnixTimeSeconds());
    }

    private static int Seconds(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerSecond);
}

/// <summary>Collects edges: in order, clipped to the stretch, windows that touch or overlap joined.</summary>
internal readonly ref struct EdgeList(Instant from, Instant until, List<long> edges)
{
    private readonly long _first = from.ToUnixTimeSeconds();

    /// <summary>The first whole second at or after the stretch's end, counted from its first.</summary>
    private readonly long _end = SecondsUntil(from, until);

    /// <param name="start">Seconds since the Unix epoch; starts come in order.</param>
    /// <param name="end">After the start.</param>
    public void Add(long start, long end)
    {
        var opens = Math.Max(start - _first, 0);
        var closes = Math.Min(end - _first, _end);
        if (closes <= 0 || opens >= _end || closes <= opens)
            return;
        if (edges.Count > 0 && edges[^1] >= opens)
        {
            edges[^1] = Math.Max(edges[^1], closes);
            return;
        }

        edges.Add(opens);
        edges.Add(closes);
    }

    public void Close()
    {
        if (edges.Count > 0 && edges[^1] >= _end)
            edges.RemoveAt(edges.Count - 1);
    }

    public static long SecondsUntil(Instant from, Instant until)
    {
        var whole = until.ToUnixTimeSeconds();
        return whole + (until > Instant.FromUnixTimeSeconds(whole) ? 1 : 0) - from.ToUnixTimeSeconds();
    }
}
