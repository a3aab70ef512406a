using NodaTime;
using SignageHub.Core.Frames;

namespace SignageHub.Push.BoardSide;

/// <summary>A scene with all of its pixels at hand.</summary>
/// <param name="Id">As in the manifest; <c>identity</c> for the board's own card.</param>
/// <param name="Entry">The entry it shows.</param>
/// <param name="Frames">The names of its frames; empty for the board's own card.</param>
/// <param name="Scene">Its pixels and times.</param>
public sealed record LitScene(string Id, string? Entry, IReadOnlyList<FrameId> Frames, Scene Scene);

/// <summary>A half-open stretch [From, Until) with what is lit in it, in turn; no scenes means dark.</summary>
public sealed record LitStretch(Instant From, Instant Until, string Reason, IReadOnlyList<LitScene> Scenes)
{
    internal IReadOnlyList<Scene> InTurn { get; } = [.. Scenes.Select(s => s.Scene)];

    /// <summary>Milliseconds of one round.</summary>
    internal long Round { get; } = Scenes.Sum(s => s.Scene.Times.Sum(t => (long)t.TotalMilliseconds));
}

/// <summary>What is lit at one instant.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Scene">Null when dark.</param>
/// <param name="Frame">Index of its frame.</param>
/// <param name="Elapsed">Since the frame began.</param>
/// <param name="Round">Which round of the rotation it is, counted from the Unix epoch.</param>
/// <param name="Until">When the next frame or the next stretch has its turn.</param>
public readonly record struct Shown(string Reason, LitScene? Scene, int Frame, Duration Elapsed, long Round, Instant Until);

/// <summary>What a board lights from now on: the stretch that is on, and the next. Immutable, so that a display may read it while the board goes on.</summary>
/// <param name="Version">The manifest's version; 0 without one.</param>
/// <param name="Digest">The manifest's, as <see cref="Manifests.SignedManifest.DigestOf(string)"/> makes it; empty without one.</param>
/// <param name="Size">Columns and rows; null before the first manifest.</param>
/// <param name="Zone">Fills in clock parts.</param>
/// <param name="Brightness">Percent.</param>
/// <param name="Stretches">In order, without gaps.</param>
public sealed record Lit(long Version, string Digest, PixelSize? Size, DateTimeZone Zone, int Brightness, IReadOnlyList<LitStretch> Stretches)
{
    /// <summary>Outside its stretches nothing is lit.</summary>
    public Shown At(Instant instant)
    {
        for (var i = 0; i < Stretches.Count; i++)
        {
            var stretch = Stretches[i];
            if (instant < stretch.From || instant >= stretch.Until)
                continue;
            if (stretch.Scenes.Count == 0)
                return new Shown(stretch.Reason, null, 0, Duration.Zero, 0, stretch.Until);
            var point = Rotation.At(stretch.InTurn, instant);
            var round = (long)Math.Floor(instant.ToUnixTimeMilliseconds() / (double)stretch.Round);
            var scene = stretch.Scenes[point.Scene];
            // The rotation counts whole milliseconds.
            var frameEnd = Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()) + (scene.Scene.Times[point.Frame] - point.Elapsed);
            return new Shown(stretch.Reason, scene, point.Frame, point.Elapsed, round, Instant.Min(stretch.Until, frameEnd));
        }

        var next = Stretches.Select(s => s.From).FirstOrDefault(from => from > instant, Instant.MaxValue);
        return new Shown(ShownReason.Gap, null, 0, Duration.Zero, 0, next);
    }

    /// <summary>The pixels of <see cref="At"/>; null when dark.</summary>
    public Frame? Pixels(Shown shown, Instant instant) =>
        shown.Scene is { } lit ? SceneFrame.At(lit.Scene, shown.Frame, shown.Elapsed, instant.InZone(Zone).LocalDateTime) : null;
}
