using System.Globalization;
using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>A <see cref="When"/> as one line: two that mean the same days and hours by the same rule give the same text, whatever their order in the file.</summary>
/// <remarks>
/// For what a person signs. An observance stands with its rule, so that an office's file cannot move an approved slogan to other days; the days of
/// a table or of single events, and what was confirmed, do not stand in it: they come with a document of their own.
/// </remarks>
public static class WhenText
{
    public static string Of(When when)
    {
        var parts = new List<string> { Of(when.Rule) };
        if (when.Hours.Count > 0)
            parts.Add("hours " + string.Join(',', when.Hours.Select(h => h.ToString()).Order(StringComparer.Ordinal)));
        if (when.Days.Count is > 0 and < 7)
            parts.Add("days " + string.Join(',', when.Days.Order().Select(d => ((int)d).ToString(CultureInfo.InvariantCulture))));
        if (when.Except.Count > 0)
            parts.Add("except " + string.Join(',', when.Except.Order().Select(Iso)));
        return string.Join("; ", parts);
    }

    private static string Of(DayRule rule) => rule switch
    {
        DayRule.Always => "always",
        DayRule.On on => "on " + string.Join(',', on.Dates.Distinct().Order().Select(Iso)),
        DayRule.Period period => $"from {Iso(period.Dates.Start)} to {Iso(period.Dates.End)}",
        DayRule.Yearly yearly => $"yearly {Day(yearly.Start)}/{Day(yearly.End)}",
        DayRule.LunarYearly lunar => $"lunar {lunar.Start}/{lunar.End}",
        DayRule.Observed observed => string.Create(CultureInfo.InvariantCulture, $"observance {observed.Observance.Id} ({Of(observed.Observance.Rule)}) -{observed.DaysBefore} +{observed.DaysAfter}")
            + (observed.Years is { } years ? " in " + string.Join(',', years.Order().Select(y => y.ToString(CultureInfo.InvariantCulture))) : ""),
        _ => throw new ArgumentException($"No text known for {rule.GetType().Name}.", nameof(rule)),
    };

    private static string Of(ObservanceRule rule) => rule switch
    {
        ObservanceRule.Yearly yearly => $"yearly {Day(yearly.Start)}/{Day(yearly.End)}",
        ObservanceRule.Lunar lunar => $"lunar {lunar.Start}/{lunar.End}",
        ObservanceRule.NthWeekday nth => string.Create(
            CultureInfo.InvariantCulture, $"weekday {(int)nth.Weekday} number {nth.Nth} of {nth.Month}{(nth.WholeWeek ? " week" : "")}{(nth.NotHolySaturday ? " not Holy Saturday" : "")}"),
        ObservanceRule.Table => "table",
        ObservanceRule.Events => "events",
        ObservanceRule.Offset offset => string.Create(CultureInfo.InvariantCulture, $"{offset.Days} after {offset.Of.Id}"),
        _ => throw new ArgumentException($"No text known for {rule.GetType().Name}.", nameof(rule)),
    };

    private static string Day(AnnualDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}-{date.Day:00}");

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
