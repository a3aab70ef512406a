using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>What a manifest lights at an instant and until when. Pure but for the pixels, which come from the shelf.</summary>
internal sealed class StretchPlanner(BoardRule rules)
{
    /// <summary>The stretch at an instant: a segment, or the fallback between segments and after the lease.</summary>
    public LitStretch At(Manifest manifest, Instant now, Func<FrameId, Frame?> pixelsOf)
    {
        var (from, until, reason, ids) = Find(manifest, now);
        var scenes = Build(manifest, ids, pixelsOf);
        if (ids.Count > 0 && scenes.Count == 0)
            return new LitStretch(from, until, ShownReason.FramesMissing, Build(manifest, Fallback(manifest), pixelsOf));
        return new LitStretch(from, until, reason, scenes);
    }

    /// <summary>Percent, as the segment says or else the manifest.</summary>
    public static int BrightnessAt(Manifest manifest, Instant now) =>
        manifest.Segments.FirstOrDefault(s => now >= s.From && now < s.Until)?.Brightness ?? manifest.Brightness;

    /// <summary>The fallback in the place of scenes that the display does not bear; what is dark stays dark.</summary>
    public LitStretch Spared(Manifest manifest, LitStretch stretch, Func<FrameId, Frame?> pixelsOf) => stretch.Scenes.Count == 0
        ? stretch
        : new LitStretch(stretch.From, stretch.Until, ShownReason.Stalled, Build(manifest, Fallback(manifest), pixelsOf));

    /// <summary>The frames that are needed to light the manifest at an instant as it is meant.</summary>
    public IEnumerable<FrameId> FramesAt(Manifest manifest, Instant now)
    {
        var ids = Find(manifest, now).Scenes;
        return manifest.Scenes.Where(s => ids.Contains(s.Id)).SelectMany(s => s.AllFrames).Distinct();
    }

    private (Instant From, Instant Until, string Reason, IReadOnlyList<string> Scenes) Find(Manifest manifest, Instant now)
    {
        var lease = rules.HasFlag(BoardRule.Lease) ? manifest.LeaseUntil : Instant.MaxValue;
        if (now >= lease)
            return (lease, Instant.MaxValue, ShownReason.LeaseOver, Fallback(manifest));
        var end = Instant.MinValue;
        foreach (var segment in manifest.Segments)
        {
            if (now < segment.From)
                return (end, Min(segment.From, lease), ShownReason.Gap, Fallback(manifest));
            if (now < segment.Until)
                return (segment.From, rules.HasFlag(BoardRule.SegmentEnd) ? Min(segment.Until, lease) : lease, segment.State, segment.Scenes);
            end = segment.Until;
        }

        return (end, lease, ShownReason.Gap, Fallback(manifest));
    }

    private static IReadOnlyList<string> Fallback(Manifest manifest) => manifest.Fallback is { } id ? [id] : [];

    private List<LitScene> Build(Manifest manifest, IReadOnlyList<string> ids, Func<FrameId, Frame?> pixelsOf)
    {
        var size = new PixelSize(manifest.Width, manifest.Height);
        return (rules.HasFlag(BoardRule.InTurn) ? ids : ids.Take(1)).Select(id => manifest.Scenes.First(s => s.Id == id))
            .Select(scene => SceneAssembly.Build(scene, size, pixelsOf) ?? (rules.HasFlag(BoardRule.WholeScene) ? null : Part(scene, size, pixelsOf)))
            .OfType<LitScene>().ToList();
    }

    /// <summary>What a careless board would light: whichever frames it has.</summary>
    private static LitScene? Part(ManifestScene scene, PixelSize size, Func<FrameId, Frame?> pixelsOf) =>
        SceneAssembly.Build(scene, size, id => pixelsOf(id) ?? Frame.Dark(new PixelSize(scene.Width, scene.Height)));

    private static Instant Min(Instant a, Instant b) => a < b ? a : b;
}
