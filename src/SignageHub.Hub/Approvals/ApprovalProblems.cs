using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Approvals;

/// <summary>Tells of entries that wait for an approval, at their place in their file.</summary>
internal static class ApprovalProblems
{
    public static IEnumerable<Problem> Of(Office office, IReadOnlyList<Playlist> playlists, ApprovalGate gate) =>
        from playlist in playlists
        from entry in playlist.Entries
        where gate.Needs(entry)
        from missing in Missing(office, new ScheduledEntry(playlist, entry), gate)
        select new Problem(
            entry.Place?.File ?? playlist.Id, entry.Place?.Line ?? 0, entry.Place?.Column ?? 0, $"entries[{entry.Number - 1}]", missing, Severity.Warning);

    private static IEnumerable<Bilingual> Missing(Office office, ScheduledEntry entry, ApprovalGate gate)
    {
        var boards = office.Boards.Where(board => Programme.IsFor(entry.Playlist, board)).ToList();
        var name = entry.Entry.Id ?? entry.Entry.Number.ToString(CultureInfo.InvariantCulture);
        var remedy = $"signagehub approve {entry.Playlist.Id} {name} --by \"…\"";
        // Where nobody ever approved anything, all boards lack the same.
        if (gate.Book.Last(entry.Playlist.Id, name, entry.Entry.Slogan) is null)
            boards = [.. boards.Take(1)];
        return
            from board in boards
            let words = gate.Missing(board, entry)
            where words is not null
            group board by words into alike
            let only = alike.Count() == boards.Count ? "" : $" ({string.Join(", ", alike.Select(b => b.Id))})"
            select new Bilingual($"{alike.Key.En}{only}; it does not show until it is approved: {remedy}", $"{alike.Key.Vi}{only}; chưa hiện cho đến khi được duyệt: {remedy}");
    }
}
