using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Reports;

/// <summary>Arithmetic of half-open stretches of time.</summary>
internal static class Stretches
{
    /// <summary>In order, those that touch or lie within a tolerance of each other joined.</summary>
    public static IReadOnlyList<Window> Union(IEnumerable<Window> windows, Duration tolerance)
    {
        var joined = new List<Window>();
        foreach (var window in windows.Where(w => w.Start < w.End).OrderBy(w => w.Start))
        {
            if (joined.Count > 0 && window.Start <= joined[^1].End + tolerance)
                joined[^1] = joined[^1] with { End = Instant.Max(joined[^1].End, window.End) };
            else
                joined.Add(window);
        }

        return joined;
    }

    /// <summary>What of a stretch no other covers.</summary>
    /// <param name="whole">The stretch.</param>
    /// <param name="covered">In order, none overlapping.</param>
    /// <param name="tolerance">Pieces that are not longer are left out.</param>
    public static IEnumerable<Window> Minus(Window whole, IEnumerable<Window> covered, Duration tolerance)
    {
        var start = whole.Start;
        foreach (var cover in covered.Where(c => c.End > whole.Start && c.Start < whole.End))
        {
            if (cover.Start - start > tolerance)
                yield return new Window(start, cover.Start);
            start = Instant.Max(start, cover.End);
        }

        if (whole.End - start > tolerance)
            yield return new Window(start, whole.End);
    }

    public static Duration Overlap(Window one, Instant from, Instant until)
    {
        var (start, end) = (Instant.Max(one.Start, from), Instant.Min(one.End, until));
        return end > start ? end - start : Duration.Zero;
    }
}
