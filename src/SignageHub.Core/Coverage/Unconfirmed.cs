using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Entries that will not show because nobody has confirmed the day: told weeks ahead.</summary>
public static class Unconfirmed
{
    /// <summary>Days; a công văn comes some weeks before the day.</summary>
    public const int DaysAhead = 70;

    /// <summary>A warning for each entry with a proposed day in the coming weeks, or in the weeks past: the guess may have been too early. At its place in its file.</summary>
    public static IReadOnlyList<Problem> Of(IReadOnlyList<Playlist> playlists, LocalDate today) =>
    [
        .. playlists.SelectMany(p => p.Entries).Where(e => e.When.Rule is DayRule.Observed).SelectMany(entry =>
        {
            var observed = (DayRule.Observed)entry.When.Rule;
            return Occurrences.Between(observed.Observance, today.PlusDays(-Occurrences.Doubt - observed.DaysAfter), today.PlusDays(DaysAhead))
                .Where(o => o.IsProposed && observed.Years?.Contains(o.Year) != false).Select(o => Told(entry, observed.Observance, o));
        }),
    ];

    private static Problem Told(Entry entry, Observance observance, Occurrence proposed)
    {
        var said = WhyWords.Unconfirmed(proposed, observance);
        var command = $"signagehub observance confirm {Occurrences.ToConfirm(observance).Id} --date … --document …";
        return new Problem(
            entry.Place?.File ?? "",
            entry.Place?.Line ?? 0,
            entry.Place?.Column ?? 0,
            $"entries[{entry.Number - 1}].when.observance",
            new($"{said.En}; until then it does not show. Read the document of the year, then confirm the day on the page /observances, or with: {command}",
                $"{said.Vi}; trước đó mục này chưa hiện. Hãy xem công văn của năm, rồi xác nhận ở trang /observances, hoặc dùng: {command}"),
            Severity.Warning)
        {
            Page = "/observances",
            OnPage = new(
                $"{said.En}; until then it does not show. Read the document of the year, then confirm the day.",
                $"{said.Vi}; trước đó mục này chưa hiện. Hãy xem công văn của năm, rồi xác nhận ngày."),
        };
    }
}
