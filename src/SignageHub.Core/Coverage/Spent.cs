using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Entries by a rule that comes back, which yet has no day ahead: a congress of one year, weekdays that leave nothing, a leap month that is not to come again; and those that last year's theme holds back.</summary>
/// <remarks>A period that is over is no mistake and is not told.</remarks>
public static class Spent
{
    /// <summary>Years in which nearly every rule has a day; only for those without one is all that the calendars know searched.</summary>
    private const int Soon = 2;

    /// <summary>Years; a slogan that nobody has taken out for longer is not asked about any more.</summary>
    private const int LongestReview = 10;

    private static readonly LocalDatePattern Vietnamese = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu");

    /// <summary>A warning for each, at its place in its file. One that holds an old theme is told some weeks before its day would come again; one that waits for a confirmation by <see cref="Unconfirmed"/>.</summary>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Playlist> playlists, LocalDate today) =>
    [
        .. playlists.SelectMany(p => p.Entries)
            .Where(e => e.When.Rule is DayRule.Observed or DayRule.LunarYearly && e.When.Rule.Years is null && !HasDay(e.When, today))
            .Select(e => Told(e, today)).OfType<Problem>(),
        .. playlists.SelectMany(p => p.Entries).Select(e => Review(e, today)).OfType<Problem>(),
    ];

    /// <summary>The day comes again, but the slogan is last year's: somebody is to write this year's.</summary>
    private static Problem? Review(Entry entry, LocalDate today)
    {
        if (entry.When.Rule.Years is not { } years || years.Max() < today.Year - LongestReview)
            return null;
        var until = today.PlusDays(Unconfirmed.DaysAhead);
        var next = NextDay(entry.When with { Rule = entry.When.Rule with { Years = null } }, today, until);
        if (next is null || DayRuns.Of(entry.When, today, until).Any())
            return null;
        var (theme, day) = (string.Join(", ", years.Order()), next.Value);
        var (en, vi) = ($"holds the official theme of {theme} and will not show on {LocalDatePattern.Iso.Format(day)}", $"có chủ đề chính thức năm {theme} nên ngày {Vietnamese.Format(day)} sẽ không hiện");
        return new Problem(
            entry.Place?.File ?? "",
            entry.Place?.Line ?? 0,
            entry.Place?.Column ?? 0,
            $"entries[{entry.Number - 1}].slogan",
            new(
                $"{en}: write this year's slogan, or say \"reuse\": true if it is to show again",
                $"{vi}: hãy ghi khẩu hiệu năm nay, hoặc ghi \"reuse\": true nếu vẫn muốn hiện"),
            Severity.Warning)
        {
            OnPage = new($"{en}: write this year's slogan, or let this one show again", $"{vi}: hãy ghi khẩu hiệu năm nay, hoặc cho hiện lại khẩu hiệu này"),
        };
    }

    /// <summary>Also a day that is only proposed: theme and day are announced by one document.</summary>
    private static LocalDate? NextDay(When when, LocalDate today, LocalDate until) =>
        DayRuns.Of(when, today, until).Select(run => (LocalDate?)run.First).FirstOrDefault()
        ?? (when.Rule is DayRule.Observed observed
            ? Occurrences.Between(observed.Observance, today, until).Select(o => (LocalDate?)o.First).FirstOrDefault()
            : null);

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
