using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Push.HubSide;

namespace SignageHub.Hub.Reports;

/// <summary>The frames of slogans, once for boards that light the same, and whether the plays name exactly them.</summary>
internal sealed class ReportPictures(Signage signage, SceneLibrary scenes)
{
    /// <summary>Pictures of a strip: it is cut where it has moved on by a board's width.</summary>
    private const int MostPieces = 8;

    private readonly List<Group> _groups = [];

    public IReadOnlyList<ReportPicture> All => [.. _groups.SelectMany(Pictures)];

    public void Add(Board board, ScheduledEntry entry, BoardProof proof, LocalDate day)
    {
        if (scenes.Of(board, entry.Entry).Named is not { } named)
            return;
        var lit = proof.Of(entry.Key).Select(play => play.Scene).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var proved = named.Turn.All(scene => Ids(scene, board, entry).Any(lit.Contains));
        var digest = SceneDigest.Of(entry.Entry, named.Turn);
        var group = _groups.Find(g => g.Entry.Key == entry.Key && g.Digest == digest && g.IsProved == proved);
        if (group is null)
            _groups.Add(group = new Group(entry, digest, proved, named, day));
        group.Boards.Add(board.Name);
    }

    /// <summary>The same frames have another id under another approval.</summary>
    private IEnumerable<string> Ids(NamedScene scene, Board board, ScheduledEntry entry)
    {
        IEnumerable<string?> approvals = [signage.Approvals.Of(board, entry), null];
        if (signage.Approvals is ApprovalGate gate)
            approvals = approvals.Concat(gate.Book.Records.Where(r => r.Playlist == entry.Playlist.Id && r.Slogan == entry.Entry.Slogan).Select(r => r.Id));
        return approvals.Distinct(StringComparer.Ordinal).Select(approval => ManifestBuilder.SceneIdOf(scene.ApprovedBy(approval), entry.Key));
    }

    private static IEnumerable<ReportPicture> Pictures(Group group)
    {
        var clock = group.Day.At(new LocalTime(8, 0));
        var frames = group.Named.Turn.SelectMany(named => Moments(named.Scene).Select(moment => SceneFrame.At(named.Scene, moment.Frame, moment.Elapsed, clock))).ToList();
        return frames.Select((frame, i) => new ReportPicture(group.Entry.Entry.Slogan!, string.Join(", ", group.Boards), frame, i + 1, frames.Count, group.IsProved));
    }

    private static IEnumerable<(int Frame, Duration Elapsed)> Moments(Scene scene)
    {
        if (scene.Kind != SceneKind.Scroll)
            return scene.Frames.Select((_, i) => (i, Duration.FromMilliseconds(EntranceStep.Milliseconds)));
        var width = scene.Window.Width;
        var pieces = Math.Min(MostPieces, (scene.Frames[0].Size.Width + width - 1) / width);
        // Rounded up to the millisecond at which the strip stands there.
        return Enumerable.Range(1, pieces).Select(i => (0, Duration.FromMilliseconds(((i * width * 1000L) + scene.PixelsPerSecond - 1) / scene.PixelsPerSecond)));
    }

    private sealed record Group(ScheduledEntry Entry, string Digest, bool IsProved, NamedScene Named, LocalDate Day)
    {
        public List<string> Boards { get; } = [];
    }
}
