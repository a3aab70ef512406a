using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Reports;

/// <summary>The days that a report is about.</summary>
internal static class ReportDays
{
    /// <summary>More is no report any more.</summary>
    private const int Most = 3660;

    /// <param name="signage">The files.</param>
    /// <param name="playlist">What it is about.</param>
    /// <param name="journals">What boards have handed in.</param>
    /// <param name="now">What is still to come is not reported.</param>
    /// <param name="from">Null for the first day on which it was to show or did.</param>
    /// <param name="to">Null for the last one, up to today.</param>
    /// <exception cref="InputProblemException">There is no such day, or they are no interval.</exception>
    public static DateInterval Of(Signage signage, Playlist playlist, PlayJournals journals, Instant now, LocalDate? from, LocalDate? to)
    {
        var known = new Lazy<IReadOnlyList<LocalDate>>(() => Known(signage, playlist, journals, now.InZone(signage.Office.TimeZone).Date));
        var first = from ?? (known.Value.Count > 0 ? known.Value[0] : throw Unknown());
        var last = to ?? (known.Value.Count > 0 ? known.Value[^1] : throw Unknown());
        if (last < first)
            throw new InputProblemException(new Bilingual(
                $"The last day, {WallTime.Day(last, Language.English)}, lies before the first, {WallTime.Day(first, Language.English)}.",
                $"Ngày cuối {WallTime.Day(last, Language.Vietnamese)} đứng trước ngày đầu {WallTime.Day(first, Language.Vietnamese)}."));
        return Period.DaysBetween(first, last) <= Most
            ? new DateInterval(first, last)
            : throw new InputProblemException(new Bilingual("A report covers at most ten years: choose its first and its last day.", "Báo cáo dài nhất mười năm: hãy chọn ngày đầu và ngày cuối."));
    }

    /// <summary>A day as files write it, <c>2023-03-25</c>, or as people do: <c>25/3/2023</c>.</summary>
    public static bool TryRead(string written, out LocalDate day, [NotNullWhen(false)] out Bilingual? problem)
    {
        var parts = written.Trim().Split('/');
        return WrittenDay.TryRead(parts is [{ Length: 1 or 2 } d, { Length: 1 or 2 } m, { Length: 4 } y] ? $"{y}-{m.PadLeft(2, '0')}-{d.PadLeft(2, '0')}" : written, out day, out problem);
    }

    /// <summary>The days that the entries name, up to today, and those on which boards showed something of the playlist.</summary>
    private static IReadOnlyList<LocalDate> Known(Signage signage, Playlist playlist, PlayJournals journals, LocalDate today)
    {
        var named = playlist.Entries.SelectMany(entry => entry.When.Rule switch
        {
            DayRule.On on => on.Dates,
            DayRule.Period period => [period.Dates.Start, period.Dates.End],
            DayRule.Observed observed when YearOf(playlist, entry.When.Rule) is { } year => Observed(observed, year),
            _ => Enumerable.Empty<LocalDate>(),
        }).Select(day => LocalDate.Min(day, today));
        // Also of entries that were deleted since, and of boards that it is not for any more, or that are no more: the report tells their plays.
        var shown = journals.Boards().Select(id => (Id: id, Zone: signage.Office.Boards.FirstOrDefault(board => board.Id == id)?.TimeZone ?? signage.Office.TimeZone)).SelectMany(board =>
            journals.Of(board.Id, board.Zone).Between(Instant.MinValue, Instant.MaxValue).Where(play => play.Entry is { } key && PlayCredits.PlaylistOf(key) == playlist.Id).Select(play => play.From.InZone(board.Zone).Date));
        return [.. named.Concat(shown).Distinct().Order()];
    }

    /// <summary>A plan orders the observances of the year in which it is issued, or of those that the entry names.</summary>
    private static int? YearOf(Playlist playlist, DayRule rule) => rule.Years is { Count: > 0 } years ? years.Min() : (playlist.Plan?.Issued ?? playlist.Plan?.ReportDue)?.Year;

    private static IEnumerable<LocalDate> Observed(DayRule.Observed rule, int year) => Occurrences.Of(rule.Observance, year).Where(occurrence => !occurrence.IsProposed)
        .SelectMany(occurrence => new[] { occurrence.First.PlusDays(-rule.DaysBefore), occurrence.Last.PlusDays(rule.DaysAfter) });

    private static InputProblemException Unknown() => new(new Bilingual(
        "No entry of the playlist names a day, and no board has shown one yet: choose the first and the last day of the report.", "Danh sách không ghi ngày và chưa bảng nào chiếu: hãy chọn ngày đầu và ngày cuối của báo cáo."));
}
