using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Reports;

/// <summary>The approvals under which plays were lit: a scene's id holds the one of its time, whatever is in force now.</summary>
internal sealed class ReportApprovals(Signage signage, SceneBook book)
{
    private readonly List<Lit> _lit = [];

    public void Add(Board board, PlayCredits credits) => _lit.AddRange(credits.All.Where(each => each.Play.IsProved)
        .Select(each => new Lit(board.Name, each.Known!.Entry!.Entry.Slogan!, each.Known.Approval, each.Play.From, each.Play.Until, each.Count)));

    /// <summary>A dark time has no scene that names an approval: the newest of its order that was given before counts, else the first that came after.</summary>
    public void AddDark(Board board, ScheduledEntry? entry, Window window)
    {
        if (entry is null || signage.Approvals is not ApprovalGate gate)
            return;
        var digest = gate.DigestOf(board, entry.Entry);
        var given = gate.Book.Records.Where(record => record is { Withdraws: null, Slogan: null } && record.Playlist == entry.Playlist.Id && record.DigestFor(board.Id.Value) == digest).ToList();
        var record = given.LastOrDefault(record => record.At <= window.Start && !(TakenBack(record) <= window.Start)) ?? given.FirstOrDefault();
        if (record is not null || gate.Needs(entry.Entry))
            _lit.Add(new Lit(board.Name, null, record, window.Start, window.End, 0));
    }

    /// <summary>By the time of the approval, those of one moment in the order in which they were lit; what was lit without one comes last.</summary>
    public IReadOnlyList<ReportApproval> All() =>
    [
        .. from lit in _lit
           group lit by (lit.Slogan, lit.Approval?.Id) into alike
           let record = alike.First().Approval
           orderby record is null, record?.At, alike.Min(each => each.From), alike.Key.Slogan
           select new ReportApproval(
               alike.Key.Slogan, record?.By, record is null ? default : Local(record.At), record?.Id ?? "", [.. alike.Select(each => each.Board).Distinct(StringComparer.Ordinal)])
           {
               First = Local(alike.Min(each => each.From)),
               Last = Local(alike.Max(each => each.Until)),
               Count = alike.Sum(each => each.Count),
               Withdrawn = record is not null && TakenBack(record) is { } taken ? Local(taken) : null,
               Later = record is null && alike.Key.Slogan is { } slogan && book.ApprovalsOf(slogan).FirstOrDefault() is { } later ? (later.By, Local(later.At)) : null,
           },
    ];

    private Instant? TakenBack(ApprovalRecord record) => (signage.Approvals as ApprovalGate)?.Book.Records.FirstOrDefault(other => other.Withdraws?.Contains(record.Id, StringComparer.Ordinal) == true)?.At;

    private LocalDateTime Local(Instant at) => at.InZone(signage.Office.TimeZone).LocalDateTime;

    /// <param name="Board">Its name.</param>
    /// <param name="Slogan">Null for darkness.</param>
    /// <param name="Approval">Null for none.</param>
    /// <param name="From">When it began.</param>
    /// <param name="Until">When it ended.</param>
    /// <param name="Count">Turns.</param>
    private sealed record Lit(string Board, string? Slogan, ApprovalRecord? Approval, Instant From, Instant Until, long Count);
}
