using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Simulation.Tests;

/// <summary>What a board ought to light, worked out from the programme alone, by nothing that boards use.</summary>
internal static class Ought
{
    private static readonly Duration Step = Duration.FromMilliseconds(250);

    /// <summary>The frame that has its turn; null for dark.</summary>
    public static FrameId? FrameAt(Manifest programme, Instant time)
    {
        var round = ScenesAt(programme, time).Select(id => programme.Scenes.Single(scene => scene.Id == id))
            .SelectMany(scene => scene.Frames.Zip(scene.Seconds, (frame, seconds) => (Frame: frame, Milliseconds: (long)(seconds * 1000)))).ToList();
        if (round.Count == 0)
            return null;
        var left = time.ToUnixTimeMilliseconds() % round.Sum(turn => turn.Milliseconds);
        return round[round.TakeWhile(turn => (left -= turn.Milliseconds) >= 0).Count()].Frame;
    }

    /// <summary>Every frame, or dark, that a board may light whose clock is off by no more than the tolerance.</summary>
    public static IReadOnlySet<FrameId?> FramesAround(Manifest programme, Instant time, Duration tolerance)
    {
        var frames = new HashSet<FrameId?>();
        for (var at = time - tolerance; at <= time + tolerance; at += Step)
            frames.Add(FrameAt(programme, at));
        return frames;
    }

    /// <summary>Every frame that has a turn in the scenes of a moment, with those that fill in their clocks.</summary>
    public static IEnumerable<FrameId> NeededAt(Manifest programme, Instant time)
    {
        var ids = ScenesAt(programme, time);
        return programme.Scenes.Where(scene => ids.Contains(scene.Id)).SelectMany(scene => scene.AllFrames);
    }

    /// <summary>Percent; the fallback is as bright as the manifest says.</summary>
    public static IReadOnlySet<int> BrightnessAround(Manifest programme, Instant time, Duration tolerance)
    {
        var percents = new HashSet<int>();
        for (var at = time - tolerance; at <= time + tolerance; at += Step)
            percents.Add(SegmentAt(programme, at)?.Brightness ?? programme.Brightness);
        return percents;
    }

    private static IReadOnlyList<string> ScenesAt(Manifest programme, Instant time)
    {
        IReadOnlyList<string> fallback = programme.Fallback is { } id ? [id] : [];
        return time >= programme.LeaseUntil ? fallback : SegmentAt(programme, time)?.Scenes ?? fallback;
    }

    private static ManifestSegment? SegmentAt(Manifest programme, Instant time) => programme.Segments.SingleOrDefault(s => s.From <= time && time < s.Until);
}
