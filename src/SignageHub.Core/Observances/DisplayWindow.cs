using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Observances;

/// <summary>The days around an observance on which boards show its slogans, the same each year; one of the two is set.</summary>
/// <param name="Yearly">Days of the calendar year.</param>
/// <param name="Lunar">Days of the lunar year: 12-20/01-10 around Tết.</param>
public sealed record DisplayWindow(DayRule.Yearly? Yearly, DayRule.LunarYearly? Lunar)
{
    /// <summary>The window that holds the first day of an occurrence; null when none does.</summary>
    public DateInterval? Around(Occurrence occurrence)
    {
        var rule = (DayRule?)Yearly ?? Lunar ?? throw new InvalidOperationException("A window has days.");
        // A year on each side, so that the window comes whole and not cut.
        var runs = DayRuns.Of(new When(rule), occurrence.First.PlusYears(-1), occurrence.First.PlusYears(1));
        foreach (var run in runs)
        {
            if (run.First <= occurrence.First && occurrence.First <= run.Last)
                return new DateInterval(run.First, run.Last);
        }

        return null;
    }
}
