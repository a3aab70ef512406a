using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>The days of a yearly rule in a given year.</summary>
internal static class YearlyDates
{
    private static readonly AnnualDate LeapDay = new(2, 29);

    /// <summary>The range that starts in this year; it may end in the next. Null for 29 February alone in a year without one.</summary>
    public static DayRun? InYear(DayRule.Yearly yearly, int year)
    {
        if (yearly.Start == yearly.End && !yearly.Start.IsValidYear(year))
            return null;
        var endYear = yearly.End < yearly.Start ? year + 1 : year;
        return new DayRun(Start(yearly.Start, year), yearly.End.InYear(endYear));
    }

    // InYear makes 29 February the 28th: right for an end, not for a start.
    private static LocalDate Start(AnnualDate date, int year) =>
        date == LeapDay && !date.IsValidYear(year) ? new LocalDate(year, 3, 1) : date.InYear(year);
}
