using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Web.Tests;

/// <summary>A scene as manifests carry it, with its frames as files.</summary>
internal sealed record PlayedScene(ManifestScene Scene, IReadOnlyList<byte[]> Pngs)
{
    public static PlayedScene Static(int number, Frame frame, decimal seconds = 10) => Of(number, SceneKind.Static, [frame], [seconds], 0);

    public static PlayedScene Pages(int number, Frame[] frames, params decimal[] seconds) => Of(number, SceneKind.Pages, frames, seconds, 0);

    public static PlayedScene Scroll(int number, Frame strip, int pixelsPerSecond, decimal seconds) =>
        Of(number, SceneKind.Scroll, [strip], [seconds], pixelsPerSecond);

    /// <summary>The same, with a place that the board fills in by its clock.</summary>
    public PlayedScene With(ClockSlot slot)
    {
        var letters = slot.Glyphs.Select(PngWriter.Encode).ToList();
        var described = new ManifestSlot
        {
            Frame = slot.Frame,
            Part = slot.Part.ToString().ToLowerInvariant(),
            Until = slot.Until is { } until ? NodaTime.Text.LocalDatePattern.Iso.Format(until) : null,
            Columns = slot.Columns,
            Row = slot.Row,
            Letters = slot.Letters,
            Glyphs = [.. letters.Select(png => FrameId.Of(png))],
        };
        return new PlayedScene(Scene with { Slots = [.. Scene.Slots, described] }, [.. Pngs, .. letters]);
    }

    private static PlayedScene Of(int number, SceneKind kind, Frame[] frames, decimal[] seconds, int pixelsPerSecond)
    {
        var pngs = frames.Select(PngWriter.Encode).ToList();
        return new PlayedScene(
            new ManifestScene
            {
                Id = number.ToString("x16"),
                Kind = kind,
                Frames = [.. pngs.Select(p => FrameId.Of(p))],
                Width = frames[0].Size.Width,
                Height = frames[0].Size.Height,
                PixelsPerSecond = pixelsPerSecond,
                Seconds = seconds,
                Transition = "cut",
                Slots = [],
                Entry = $"647-KH-SCT/{number}",
            },
            pngs);
    }
}
