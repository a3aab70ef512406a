using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;

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
            throw new InputProblemException(new Bilingual($"--to {Words.Iso(last)} lies before --from {Words.Iso(first)}.", $"--to {Words.Iso(last)} đứng trước --from {Words.Iso(first)}."));
        return Period.DaysBetween(first, last) <= Most
            ? new DateInterval(first, last)
            : throw new InputProblemException(new Bilingual("A report covers at most ten years; give --from and --to.", "Báo cáo dài nhất mười năm; hãy cho --from và --to."));
    }

    /// <summary>The days that the entries name, up to today, and those on which boards showed one.</summary>
    private static IReadOnlyList<LocalDate> Known(Signage signage, Playlist playlist, PlayJournals journals, LocalDate today)
    {
        var named = playlist.Entries.SelectMany(entry => entry.When.Rule switch
        {
            DayRule.On on => on.Dates,
            DayRule.Period period => [period.Dates.Start, period.Dates.End],
            _ => Enumerable.Empty<LocalDate>(),
        }).Select(day => LocalDate.Min(day, today));
        var keys = playlist.Entries.Select(entry => new ScheduledEntry(playlist, entry).Key).ToHashSet(StringComparer.Ordinal);
        var shown = signage.Office.Boards.Where(board => Programme.IsFor(playlist, board))
            .SelectMany(board => journals.Of(board).Between(Instant.MinValue, Instant.MaxValue).Where(play => play.Entry is { } key && keys.Contains(key)).Select(play => play.From.InZone(board.TimeZone).Date));
        return [.. named.Concat(shown).Distinct().Order()];
    }

    private static InputProblemException Unknown() => new(new Bilingual(
        "No entry of the playlist names a day, and no board has shown one yet; give --from and --to.", "Danh sách không ghi ngày và chưa bảng nào chiếu; hãy cho --from và --to."));
}
