using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Entries by a rule that comes back, which yet has no day ahead: a congress of one year, weekdays that leave nothing, a leap month that is not to come again.</summary>
/// <remarks>A period that is over is no mistake and is not told.</remarks>
public static class Spent
{
    /// <summary>Years in which nearly every rule has a day; only for those without one is all that the calendars know searched.</summary>
    private const int Soon = 2;

    private static readonly LocalDatePattern Vietnamese = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    /// <summary>A warning for each, at its place in its file. One that holds an old theme is told by the coverage report, one that waits for a confirmation by <see cref="Unconfirmed"/>.</summary>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Playlist> playlists, LocalDate today) =>
    [
        .. playlists.SelectMany(p => p.Entries)
            .Where(e => e.When.Rule is DayRule.Observed or DayRule.LunarYearly && e.When.Rule.Years is null && !HasDay(e.When, today))
            .Select(e => Told(e, today)).OfType<Problem>(),
    ];

    private static bool HasDay(When when, LocalDate today)
    {
        var end = new LocalDate(Occurrences.LastYear, 12, 31);
        return DayRuns.Of(when, today, LocalDate.Min(today.PlusYears(Soon), end)).Any()
            || (when.Rule is DayRule.Observed observed && Occurrences.Between(observed.Observance, today.PlusDays(-Occurrences.Doubt), today.PlusYears(Soon)).Any(o => o.IsProposed))
            || DayRuns.Of(when, today, end).Any();
    }

    /// <summary>Null for one that never had a day: that was told when it was read.</summary>
    private static Problem? Told(Entry entry, LocalDate today)
    {
        var before = DayRuns.Of(entry.When, new LocalDate(DateText.FirstYear, 1, 1), today).ToList();
        return before.Count == 0 ? null : new Problem(
            entry.Place?.File ?? "",
            entry.Place?.Line ?? 0,
            entry.Place?.Column ?? 0,
            $"entries[{entry.Number - 1}].when",
            new(
                $"its last day was {LocalDatePattern.Iso.Format(before[^1].Last)} and none is to come: write other days, or take the entry out",
                $"ngày cuối của mục này là {Vietnamese.Format(before[^1].Last)}, sau đó không còn ngày nào: hãy ghi ngày khác, hoặc bỏ mục này"),
            Severity.Warning);
    }
}
