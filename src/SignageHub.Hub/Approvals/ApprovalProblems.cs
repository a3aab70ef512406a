using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Approvals;

/// <summary>Tells of entries that wait for an approval, at their place in their file.</summary>
internal static class ApprovalProblems
{
    /// <summary>Where people approve.</summary>
    private const string Page = "/approvals";

    /// <summary>Approvals that do not count because their record was changed, or cannot be read.</summary>
    /// <param name="file">The record, as people know it.</param>
    /// <param name="reading">What it says.</param>
    public static IEnumerable<Problem> Of(string file, ApprovalReading reading)
    {
        if (reading.Trouble is { } trouble)
        {
            yield return new Problem(file, 0, 0, "", new Bilingual(
                $"The record of approvals cannot be read: {trouble.En} Until then no draft shows.", $"Không đọc được hồ sơ phê duyệt: {trouble.Vi} Chưa khắc phục thì không bản nháp nào hiện."));
        }

        if (reading.Break is not { } broken)
            yield break;
        var lost = string.Join(", ", broken.Lost.Select(record => $"{record.Playlist}/{record.Entry}").Distinct(StringComparer.Ordinal));
        yield return new Problem(file, broken.Line, 1, "", Broken(lost.Length > 0 ? $" ({lost})" : "")) { OnPage = Broken("") };
    }

    private static Bilingual Broken(string lost) => new(
        $"The record of approvals was changed by hand from here on, or a line was taken out: approvals from this line on do not count{lost}. "
        + "Find out who can write to this folder. Then put the file back from a backup, or have the entries approved again; the changed file is kept beside the new one.",
        $"Hồ sơ phê duyệt bị sửa hoặc mất dòng từ chỗ này: các phê duyệt từ dòng này trở đi không có giá trị{lost}. "
        + "Hãy kiểm tra ai có quyền ghi vào thư mục này. Sau đó khôi phục tệp từ bản sao lưu, hoặc cho duyệt lại các mục; tệp bị sửa được giữ lại bên cạnh.");

    /// <summary>Without whatever is told of an entry that waits for an approval, which is for the people who approve: the wall is open to everybody, and an entry's id is made of its slogan.</summary>
    public static IReadOnlyList<Problem> LeftOut(IReadOnlyList<Problem> problems)
    {
        var waiting = problems.Where(problem => problem.Page == Page).Select(PlaceOf).ToHashSet();
        return waiting.Count == 0 ? problems : [.. problems.Where(problem => !waiting.Contains(PlaceOf(problem)))];

        static (string File, int Line, int Column) PlaceOf(Problem problem) => (problem.File, problem.Line, problem.Column);
    }

    public static IEnumerable<Problem> Of(Office office, IReadOnlyList<Playlist> playlists, ApprovalGate gate) =>
        from playlist in playlists
        let waiting = playlist.Entries.Where(gate.Needs).ToList()
        where waiting.Count > 0
        // Once for all its entries: there may be ten thousand boards.
        let boards = office.Boards.Where(board => Programme.IsFor(playlist, board)).ToList()
        let alike = Alike(boards)
        from entry in waiting
        from missing in Missing(boards, alike, new ScheduledEntry(playlist, entry), gate)
        select new Problem(
            entry.Place?.File ?? playlist.Id, entry.Place?.Line ?? 0, entry.Place?.Column ?? 0, $"entries[{entry.Number - 1}]", missing, Severity.Warning)
        { Page = Page };

    /// <summary>The entries that lack an approval on some board, in the order of playlists and files; hardly anything is drawn for it.</summary>
    internal static IEnumerable<ScheduledEntry> WaitingIn(Signage signage) => signage.Playlists.SelectMany(playlist => WaitingIn(signage, playlist));

    /// <inheritdoc cref="WaitingIn(Signage)"/>
    /// <param name="signage">Its approvals count.</param>
    /// <param name="playlist">May be a newer one than those in force.</param>
    internal static IEnumerable<ScheduledEntry> WaitingIn(Signage signage, Playlist playlist)
    {
        if (signage.Approvals is not ApprovalGate gate || playlist.Entries.Where(gate.Needs).ToList() is not { Count: > 0 } needy)
            return [];
        var alike = Alike([.. signage.Office.Boards.Where(board => Programme.IsFor(playlist, board))]);
        return needy.Select(entry => new ScheduledEntry(playlist, entry)).Where(entry => gate.Lacking(alike, entry).Count > 0);
    }

    /// <summary>The entries of a playlist that show on some board because somebody approved them, with the approvals by which they do, the newest first.</summary>
    /// <param name="signage">Its approvals count.</param>
    /// <param name="playlist">May be a newer one than those in force.</param>
    internal static IEnumerable<(ScheduledEntry Entry, IReadOnlyList<ApprovalRecord> Approvals)> ApprovedIn(Signage signage, Playlist playlist)
    {
        if (signage.Approvals is not ApprovalGate gate || playlist.Entries.Where(gate.Needs).ToList() is not { Count: > 0 } needy)
            return [];
        var alike = Alike([.. signage.Office.Boards.Where(board => Programme.IsFor(playlist, board))]);
        return needy.Select(entry => new ScheduledEntry(playlist, entry)).Select(entry => (entry, gate.InForce(alike, entry))).Where(approved => approved.Item2.Count > 0);
    }

    /// <summary>Boards that light the same for any entry, together.</summary>
    internal static List<IReadOnlyList<Board>> Alike(List<Board> boards)
    {
        var alike = new Dictionary<object, List<Board>>();
        foreach (var board in boards)
        {
            var look = ApprovalGate.LookOf(board);
            if (!alike.TryGetValue(look, out var same))
                alike[look] = same = [];
            same.Add(board);
        }

        return [.. alike.Values];
    }

    private static IEnumerable<Bilingual> Missing(List<Board> boards, List<IReadOnlyList<Board>> alike, ScheduledEntry entry, ApprovalGate gate)
    {
        var name = entry.Entry.Id ?? entry.Entry.Number.ToString(CultureInfo.InvariantCulture);
        var remedy = $"signagehub approve {entry.Playlist.Id} {name} --by \"…\"";
        // Where nobody ever approved anything, all boards lack the same.
        if (gate.Book.Last(entry) is null)
        {
            boards = [.. boards.Take(1)];
            alike = Alike(boards);
        }

        var lacking = gate.Lacking(alike, entry);
        if (lacking.Count == 0)
            return [];
        return
            from board in boards
            where lacking.Contains(board.Id)
            let words = gate.Missing(board, entry)
            where words is not null
            group board by words into same
            let only = same.Count() == boards.Count ? "" : $" ({string.Join(", ", same.Select(b => b.Id))})"
            select new Bilingual($"{same.Key.En}{only}; it does not show until it is approved: {remedy}", $"{same.Key.Vi}{only}; chưa hiện cho đến khi được duyệt: {remedy}");
    }
}
