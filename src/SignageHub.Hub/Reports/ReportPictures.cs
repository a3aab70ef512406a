using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Publishing;
using SignageHub.Push.HubSide;

namespace SignageHub.Hub.Reports;

/// <summary>The frames of slogans, once for boards that light the same, and whether the plays name exactly them.</summary>
internal sealed class ReportPictures(SceneLibrary scenes)
{
    /// <summary>Pictures of a strip: it is cut where it has moved on by a board's width.</summary>
    private const int MostPieces = 8;

    private readonly List<Group> _groups = [];

    public IReadOnlyList<ReportPicture> All => [.. _groups.SelectMany(Pictures)];

    public void Add(Board board, ScheduledEntry entry, PlayCredits credits, LocalDate day)
    {
        if (scenes.Of(board, entry.Entry).Named is not { } named)
            return;
        // Each scene of a turn was lit as it is drawn today.
        var lit = credits.Of(entry.Key).Where(each => each is { Play.IsProved: true, Known.IsDrawn: true }).Select(each => each.Known!.IsSecond).Distinct().Count();
        var proved = lit >= named.Turn.Count;
        var digest = SceneDigest.Of(entry.Entry, named.Turn);
        var group = _groups.Find(g => g.Entry.Key == entry.Key && g.Digest == digest && g.IsProved == proved);
        if (group is null)
            _groups.Add(group = new Group(entry, digest, proved, named, day));
        group.Boards.Add(board.Name);
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
