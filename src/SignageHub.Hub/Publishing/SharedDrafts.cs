using System.Runtime.CompilerServices;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Hub.Publishing;

/// <summary>A manifest without board, version and date, with the scenes whose frames it names.</summary>
internal sealed record SharedDraft(ManifestText Text, IReadOnlyList<PreparedScene> Scenes);

/// <summary>Puts together what boards are to be told, once for all that are alike and show the same. For one round of publishing, and one thread.</summary>
/// <param name="signage">The files in force.</param>
/// <param name="scenes">Draws.</param>
/// <param name="keyId">The key that is going to sign.</param>
/// <param name="finish">Adds what all manifests of this hub carry.</param>
internal sealed class SharedDrafts(Signage signage, SceneLibrary scenes, string keyId, Func<Manifest, Manifest> finish)
{
    private readonly Dictionary<Kind, Alike> _kinds = new(new SameKind());

    /// <param name="board">The board.</param>
    /// <param name="segments">Its programme ahead.</param>
    /// <param name="changed">An entry that would light other than it was approved; null when there is none.</param>
    /// <returns>Null when something has changed.</returns>
    public SharedDraft? Of(Board board, IReadOnlyList<Segment> segments, out ScheduledEntry? changed)
    {
        var kind = new Kind(board, segments);
        if (!_kinds.TryGetValue(kind, out var alike))
            _kinds[kind] = alike = Prepare(board, segments);
        var approvals = Approvals(board, alike, out changed);
        if (changed is not null)
            return null;
        var key = string.Join('\n', approvals);
        if (!alike.ByApprovals.TryGetValue(key, out var draft))
            alike.ByApprovals[key] = draft = Draft(board, segments, alike, approvals);
        return draft;
    }

    private Alike Prepare(Board board, IReadOnlyList<Segment> segments)
    {
        var entries = Publisher.EntriesOf(segments).Select(entry => (entry, scenes.Of(board, entry.Entry))).ToList();
        var mayBeApproved = signage.Approvals is not ApprovalGate gate
            || entries.Exists(e => gate.Needs(e.entry.Entry) || gate.Book.InForce(e.entry.Playlist.Id, e.entry.Entry.Slogan).Count > 0);
        return new Alike(entries, scenes.Idle(board, signage.Office), mayBeApproved);
    }

    /// <summary>For each entry the approval by which it shows on this board.</summary>
    private IReadOnlyList<string?> Approvals(Board board, Alike alike, out ScheduledEntry? changed)
    {
        changed = null;
        if (!alike.MayBeApproved)
            return [];
        var approvals = new List<string?>(alike.Entries.Count);
        foreach (var (entry, scene) in alike.Entries)
        {
            var gate = signage.Approvals as ApprovalGate;
            var approval = scene.Named is null ? null : gate is null ? signage.Approvals.Of(board, entry) : gate.Of(board, entry, scene.Named);
            // A font or a picture has changed since the files were read: the board keeps what was approved until they are read again.
            if (approval is null && scene.Named is not null && gate is not null && gate.Needs(entry.Entry))
                changed ??= entry;
            approvals.Add(approval);
        }

        return approvals;
    }

    private SharedDraft Draft(Board board, IReadOnlyList<Segment> segments, Alike alike, IReadOnlyList<string?> approvals)
    {
        var named = alike.Entries.Select((e, i) => (e.Entry.Key, Scene: e.Scene.Named?.ApprovedBy(approvals.Count > 0 ? approvals[i] : null)))
            .Where(e => e.Scene is not null).ToDictionary(e => e.Key, e => e.Scene!, StringComparer.Ordinal);
        var draft = finish(ManifestBuilder.Draft(board, segments, named, alike.Idle.Named, keyId));
        return new SharedDraft(
            new ManifestText(draft), [.. alike.Entries.Select(e => e.Scene).Append(alike.Idle).SelectMany(p => p.InTurn is { } second ? (PreparedScene[])[p, second] : [p])]);
    }

    private sealed record Alike(IReadOnlyList<(ScheduledEntry Entry, PreparedScene Scene)> Entries, PreparedScene Idle, bool MayBeApproved)
    {
        public Dictionary<string, SharedDraft> ByApprovals { get; } = new(StringComparer.Ordinal);
    }

    private readonly record struct Kind(Board Board, IReadOnlyList<Segment> Segments);

    /// <summary>Boards of one kind with one programme: all that goes into a manifest but the board's id.</summary>
    private sealed class SameKind : IEqualityComparer<Kind>
    {
        public bool Equals(Kind x, Kind y)
        {
            var (a, b) = (x.Board, y.Board);
            return a.Size == b.Size && a.Color == b.Color && a.TimeZone.Equals(b.TimeZone) && a.Brightness == b.Brightness && Equals(a.Pitch, b.Pitch)
                && a.Style == b.Style && a.Hours.SequenceEqual(b.Hours) && (ReferenceEquals(x.Segments, y.Segments) || x.Segments.SequenceEqual(y.Segments));
        }

        public int GetHashCode(Kind kind)
        {
            var hash = default(HashCode);
            hash.Add(kind.Board.Size);
            hash.Add(kind.Segments.Count);
            foreach (var segment in kind.Segments)
            {
                hash.Add(segment.From);
                foreach (var entry in segment.Showing.Entries)
                    hash.Add(RuntimeHelpers.GetHashCode(entry.Entry));
            }

            return hash.ToHashCode();
        }
    }
}
