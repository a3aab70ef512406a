using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

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

    private readonly ConcurrentDictionary<BoardId, Programme> _programmes = new();

    public Programme ProgrammeOf(Board board) => _programmes.GetOrAdd(board.Id, _ => Programme.For(board, Playlists));

    /// <summary>The problems of the files, and the movable days that nobody has confirmed though they come within weeks.</summary>
    public IReadOnlyList<Problem> ProblemsAt(Instant now) => [.. Problems, .. Unconfirmed.Of(Playlists, now.InZone(Office.TimeZone).Date)];

    /// <summary>Takes over the programmes of boards for which nothing has changed: one playlist edited, only its boards are worked out again.</summary>
    public void Reuse(Signage? before)
    {
        if (before is null)
            return;
        var old = before.Office.Boards.ToDictionary(b => b.Id);
        var (was, now) = (before.Playlists.ToHashSet(ReferenceEqualityComparer.Instance), Playlists.ToHashSet(ReferenceEqualityComparer.Instance));
        var changed = Playlists.Where(p => !was.Contains(p)).Concat(before.Playlists.Where(p => !now.Contains(p))).ToList();
        foreach (var board in Office.Boards)
        {
            if (ReferenceEquals(old.GetValueOrDefault(board.Id), board)
                && before._programmes.TryGetValue(board.Id, out var programme)
                && !changed.Exists(playlist => Programme.IsFor(playlist, board)))
                _programmes[board.Id] = programme;
        }
    }
}
