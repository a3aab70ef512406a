using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Works out a <see cref="CoverageReport"/>: each board's agenda of the year once, then every entry and observance against it.</summary>
public static class CoverageCheck
{
    /// <param name="office">The boards.</param>
    /// <param name="playlists">All of them.</param>
    /// <param name="observances">The observances to look for.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    /// <param name="year"><see cref="Occurrences.FirstYear"/> to <see cref="Occurrences.LastYear"/>.</param>
    public static CoverageReport Of(Office office, IReadOnlyList<Playlist> playlists, ObservanceLibrary observances, int year, IApprovals? approvals = null)
    {
        var days = new DateInterval(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var agendas = office.Boards.Select(board => BoardYear.Of(board, playlists, days, approvals)).ToList();
        var entries = playlists.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .Where(e => Counts(e, office, approvals ?? NoApprovals.Instance)).ToList();
        return new CoverageReport(
            year,
            [.. observances.All
                .SelectMany(o => Occurrences.Of(o, year).Select(occurrence => ObservanceCheck.Of(o, occurrence, agendas)))
                .OrderBy(c => c.Occurrence.First).ThenBy(c => c.Occurrence.Last)],
            [.. EntryChecks.All(entries, agendas, observances, days).Concat(Crowds.Of(agendas)).OrderBy(f => f.Kind)]);
    }

    /// <summary>A draft that waits is nobody's finding yet; an entry that is none of that is, whatever keeps it.</summary>
    private static bool Counts(ScheduledEntry entry, Office office, IApprovals approvals) =>
        !entry.Entry.Draft || office.Boards.Any(board => Programme.IsFor(entry.Playlist, board) && approvals.Missing(board, entry) is null);
}

/// <summary>A board's agenda of a year.</summary>
internal sealed record BoardYear(Board Board, IReadOnlyList<Segment> Segments, IReadOnlySet<string> Shown)
{
    public static BoardYear Of(Board board, IReadOnlyList<Playlist> playlists, DateInterval days, IApprovals? approvals)
    {
        var segments = Programme.For(board, playlists, approvals).Between(
            WallClock.StartOfDay(days.Start, board.TimeZone), WallClock.StartOfDay(days.End.PlusDays(1), board.TimeZone));
        return new BoardYear(board, segments, segments.SelectMany(s => s.Showing.Entries).Select(e => e.Key).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The days of a segment; one that ends at midnight ends on the day before.</summary>
    public DateInterval DaysOf(Segment segment) => new(
        segment.From.InZone(Board.TimeZone).Date, (segment.Until - Duration.Epsilon).InZone(Board.TimeZone).Date);
}
