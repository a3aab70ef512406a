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
        return Of(office, playlists, observances, year, BoardDays.Of(office, playlists, days, approvals), approvals);
    }

    /// <summary>The same, where it is known already what the boards show in that year.</summary>
    public static CoverageReport Of(Office office, IReadOnlyList<Playlist> playlists, ObservanceLibrary observances, int year, BoardDays boards, IApprovals? approvals = null)
    {
        var days = new DateInterval(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var entries = playlists.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .Where(e => Counts(e, office, approvals ?? NoApprovals.Instance)).ToList();
        return new CoverageReport(
            year,
            [.. observances.All
                .SelectMany(o => Occurrences.Of(o, year).Select(occurrence => ObservanceCheck.Of(o, occurrence, boards.Alike, entries)))
                .Where(c => !c.Observance.IsNotOurs || c.State == CoverageState.Covered)
                .OrderBy(c => c.Occurrence.First).ThenBy(c => c.Occurrence.Last)],
            [.. EntryChecks.All(entries, boards.Alike, observances, days).Concat(Crowds.Of(boards)).OrderBy(f => f.Kind)]);
    }

    /// <summary>The observances with a day in some days for which no board shows anything: what is worked out is those days, and not the year.</summary>
    /// <param name="office">The boards.</param>
    /// <param name="playlists">All of them.</param>
    /// <param name="observances">The observances to look for; those that the office does not keep are nobody's gap.</param>
    /// <param name="days">Both ends included.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    public static IReadOnlyList<ObservanceCoverage> Missing(Office office, IReadOnlyList<Playlist> playlists, ObservanceLibrary observances, DateInterval days, IApprovals? approvals = null)
    {
        var (near, entries) = (
            observances.All.Where(o => !o.IsNotOurs).SelectMany(o => Occurrences.Between(o, days.Start, days.End).Select(occurrence => (Observance: o, Occurrence: occurrence))).ToList(),
            playlists.SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))).Where(e => Counts(e, office, approvals ?? NoApprovals.Instance)).ToList());
        if (near.Count == 0)
            return [];
        // An observance of weeks is looked at as a whole.
        var boards = BoardDays.Of(office, playlists, new DateInterval(near.Min(n => n.Occurrence.First), near.Max(n => n.Occurrence.Last)), approvals);
        return [.. near.Select(n => ObservanceCheck.Of(n.Observance, n.Occurrence, boards.Alike, entries)).Where(c => c.State == CoverageState.None)
            .OrderBy(c => c.Occurrence.First).ThenBy(c => c.Occurrence.Last)];
    }

    /// <summary>A draft that waits is nobody's finding yet; an entry that is none of that is, whatever keeps it.</summary>
    private static bool Counts(ScheduledEntry entry, Office office, IApprovals approvals) =>
        !entry.Entry.Draft || office.Boards.Any(board => Programme.IsFor(entry.Playlist, board) && approvals.Missing(board, entry) is null);
}
