using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;

namespace SignageHub.Hub.Playlists;

/// <summary>What the files say, as far as they are in force: a snapshot.</summary>
/// <param name="Office">From boards.json.</param>
/// <param name="Playlists">In order of their id; a file that is bad now is here in its last good version.</param>
/// <param name="Problems">Of all files, in order of the files and of the places in them.</param>
public sealed record Signage(Office Office, IReadOnlyList<Playlist> Playlists, IReadOnlyList<Problem> Problems)
{
    /// <summary>Files that are bad as they stand now, so that an older version of them is in force, or none.</summary>
    public IReadOnlyList<string> HeldBack { get; init; } = [];

    /// <summary>Those of them of which no version is in force.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The observances that entries may name.</summary>
    public ObservanceLibrary Observances { get; init; } = ObservanceLibrary.BuiltIn;

    /// <summary>Which entries may show.</summary>
    public IApprovals Approvals { get; init; } = NoApprovals.Instance;

    /// <summary>Tells the fonts and pictures beside boards.json from what they were at another reading.</summary>
    public string Looks { get; init; } = "";

    private readonly ConcurrentDictionary<BoardId, Programme> _programmes = new();

    public Programme ProgrammeOf(Board board) => _programmes.GetOrAdd(board.Id, _ => Programme.For(board, Playlists, Approvals));

    /// <summary>Whether the entry may show on one of its boards.</summary>
    public bool MayShow(ScheduledEntry entry) => Office.Boards.Any(board => Programme.IsFor(entry.Playlist, board) && Approvals.Missing(board, entry) is null);

    /// <summary>The problems of the files, the movable days that nobody has confirmed though they come within weeks, entries whose days are all past, and the reports that are due.</summary>
    public IReadOnlyList<Problem> ProblemsAt(Instant now) => ProblemsOfDay.Of(this, now.InZone(Office.TimeZone).Date);

    private static readonly DayNews<IReadOnlyList<Problem>> ProblemsOfDay = new((signage, today) =>
        [.. signage.Problems, .. Unconfirmed.Of(signage.Playlists, today), .. Spent.Of(signage.Playlists, today), .. ReportsDue.Of(signage.Playlists, today)]);

    private bool ApprovedAlike(Signage before, Playlist playlist) =>
        ReferenceEquals(Approvals, before.Approvals)
        || (Approvals is ApprovalGate now && before.Approvals is ApprovalGate was && now.Rule == was.Rule && now.Book.SaysTheSame(was.Book, playlist.Id));

    /// <summary>Whether what the board shows hangs on approvals of exact pixels, which another font or picture undoes.</summary>
    private bool HasApproved(Board board) =>
        Approvals is ApprovalGate gate && Playlists.Any(playlist => Programme.IsFor(playlist, board) && playlist.Entries.Any(gate.Needs));

    /// <summary>Takes over the programmes of boards for which nothing has changed: one playlist edited, only its boards are worked out again.</summary>
    public void Reuse(Signage? before)
    {
        if (before is null)
            return;
        var old = before.Office.Boards.ToDictionary(b => b.Id);
        var (was, now) = (before.Playlists.ToHashSet(ReferenceEqualityComparer.Instance), Playlists.ToHashSet(ReferenceEqualityComparer.Instance));
        var changed = Playlists.Where(p => !was.Contains(p) || !ApprovedAlike(before, p)).Concat(before.Playlists.Where(p => !now.Contains(p))).ToList();
        foreach (var board in Office.Boards)
        {
            if (ReferenceEquals(old.GetValueOrDefault(board.Id), board)
                && before._programmes.TryGetValue(board.Id, out var programme)
                && !changed.Exists(playlist => Programme.IsFor(playlist, board))
                && (Looks == before.Looks || !HasApproved(board)))
                _programmes[board.Id] = programme;
        }
    }
}
