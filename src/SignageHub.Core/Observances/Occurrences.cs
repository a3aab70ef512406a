using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Observances;

/// <summary>From a rule to days.</summary>
public static class Occurrences
{
    /// <summary>Years in which a rule may give a day; the lunar calendar ends there too.</summary>
    public const int FirstYear = 1901;

    public const int LastYear = 2198;

    /// <summary>Those whose first day lies in that year, in order: one as a rule, none in some years, several for events and lunar days.</summary>
    /// <param name="observance">Which.</param>
    /// <param name="year">Outside <see cref="FirstYear"/> to <see cref="LastYear"/> there is none.</param>
    public static IEnumerable<Occurrence> Of(Observance observance, int year)
    {
        if (year is < FirstYear or > LastYear)
            return [];
        var byRule = ByRule(observance, year);
        if (!observance.Confirmed.TryGetValue(year, out var confirmed))
            return byRule;
        // As long as the rule makes it, from the confirmed day on. Of two in one year the nearer one is meant, the other stays.
        var meant = byRule.MinBy(o => Math.Abs(Period.DaysBetween(o.First, confirmed.Date)));
        var days = meant is null ? 0 : Period.DaysBetween(meant.First, meant.Last);
        return byRule.Where(o => o != meant).Append(new Occurrence(year, confirmed.Date, confirmed.Date.PlusDays(days), Document: confirmed.Document)).OrderBy(o => o.First);
    }

    /// <summary>Those with a day in [first, last], in order of their first days.</summary>
    public static IEnumerable<Occurrence> Between(Observance observance, LocalDate first, LocalDate last)
    {
        for (var year = first.Year - 1; year <= last.Year + 1; year++)
        {
            foreach (var occurrence in Of(observance, year).Where(o => o.First <= last && o.Last >= first))
                yield return occurrence;
        }
    }

    /// <summary>Days that a guess may be wrong by, either way: the real day has come a week early, and campaigns are moved by some weeks.</summary>
    public const int Doubt = 28;

    /// <summary>Those that are only proposed, so that they may yet come to lie in [first, last]; the nearest to its middle first.</summary>
    public static IEnumerable<Occurrence> Proposed(Observance observance, LocalDate first, LocalDate last) =>
        Between(observance, first.PlusDays(-Doubt), last.PlusDays(Doubt)).Where(o => o.IsProposed)
            .OrderBy(o => Math.Abs(Period.DaysBetween(first, o.First) + Period.DaysBetween(last, o.Last)));

    /// <summary>The observance that somebody must confirm so that this one has its day: itself, or what it counts from.</summary>
    public static Observance ToConfirm(Observance observance)
    {
        while (observance is { NeedsConfirmation: false, Rule: ObservanceRule.Offset { Of: var of } })
            observance = of;
        return observance;
    }

    private static IReadOnlyList<Occurrence> ByRule(Observance observance, int year)
    {
        var proposed = observance.NeedsConfirmation;
        return observance.Rule switch
        {
            ObservanceRule.Yearly rule => YearlyDates.InYear(new DayRule.Yearly(rule.Start, rule.End), year) is { } run ? [Made(run.First, run.Last)] : [],
            ObservanceRule.Lunar rule => [.. LunarDates.FirstIn(rule.Start, rule.End, year).Select(run => Made(run.First, run.Last))],
            ObservanceRule.NthWeekday rule => OnWeekday(rule, year) is { } run ? [Made(run.First, run.Last)] : [],
            ObservanceRule.Table rule when rule.Days.TryGetValue(year, out var day) => [Made(day, day)],
            ObservanceRule.Table { Guess: { } guess } => OnWeekday(guess, year) is { } run ? [Made(run.First, run.Last) with { IsProposed = true }] : [],
            ObservanceRule.Events rule => [.. rule.Dates.Where(d => d.Start.Year == year).OrderBy(d => d.Start).Select(d => Made(d.Start, d.End))],
            ObservanceRule.Offset rule => [.. OffsetFrom(rule, year, proposed)],
            _ => [],
        };

        Occurrence Made(LocalDate first, LocalDate last) => new(first.Year, first, last, proposed);
    }

    /// <remarks>The other's day may lie in a neighbouring year: Giao thừa is the day before Tết.</remarks>
    private static IEnumerable<Occurrence> OffsetFrom(ObservanceRule.Offset rule, int year, bool needsConfirmation) =>
        from near in new[] { new LocalDate(year, 1, 1).PlusDays(-rule.Days).Year, new LocalDate(year, 12, 31).PlusDays(-rule.Days).Year }.Distinct()
        from other in Of(rule.Of, near)
        let day = other.First.PlusDays(rule.Days)
        where day.Year == year
        orderby day
        select other with { Year = year, First = day, Last = day, IsProposed = other.IsProposed || needsConfirmation };

    private static DayRun? OnWeekday(ObservanceRule.NthWeekday rule, int year)
    {
        if (Nth(rule, year) is not { } day)
            return null;
        if (rule.NotHolySaturday && day == Easter(year).PlusDays(-1))
            day = day.PlusDays(-7);
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        return rule.WholeWeek ? new DayRun(monday, monday.PlusDays(6)) : new DayRun(day, day);
    }

    private static LocalDate? Nth(ObservanceRule.NthWeekday rule, int year)
    {
        var first = new LocalDate(year, rule.Month, 1);
        if (rule.Nth < 0)
            return DateAdjusters.PreviousOrSame(rule.Weekday)(first.With(DateAdjusters.EndOfMonth));
        var day = first.With(DateAdjusters.NextOrSame(rule.Weekday)).PlusDays(7 * (rule.Nth - 1));
        return day.Month == rule.Month ? day : null;
    }

    /// <summary>Easter Sunday of the Gregorian calendar: J. Meeus, Astronomical Algorithms, 2nd edition, chapter 8.</summary>
    private static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - (b / 4) - g + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1);
    }
}
