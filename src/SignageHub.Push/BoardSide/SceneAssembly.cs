using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Frames;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.BoardSide;

/// <summary>Puts a scene together from its description and its frames.</summary>
internal static class SceneAssembly
{
    /// <param name="described">From a manifest that was checked.</param>
    /// <param name="board">The board's size.</param>
    /// <param name="frameOf">Null for a frame that is not there, or is no PNG.</param>
    /// <returns>Null when a frame is missing or has another size than the scene says: a scene is whole or not lit.</returns>
    public static LitScene? Build(ManifestScene described, PixelSize board, Func<FrameId, Frame?> frameOf)
    {
        var frames = Frames(described.Frames, frameOf);
        if (frames is null || frames.Any(f => f.Size != new PixelSize(described.Width, described.Height)))
            return null;
        var slots = new List<ClockSlot>();
        foreach (var slot in described.Slots)
        {
            if (Frames(slot.Glyphs, frameOf) is not { } glyphs || glyphs.Any(g => g.Size.Width > board.Width || g.Size.Height > board.Height))
                return null;
            slots.Add(SlotOf(slot, glyphs));
        }

        return new LitScene(described.Id, described.Entry, described.Frames, new Scene
        {
            Window = board,
            Kind = described.Kind,
            Frames = frames,
            Times = [.. described.Seconds.Select(s => Duration.FromMilliseconds((long)(s * 1000)))],
            PixelsPerSecond = described.PixelsPerSecond,
            Slots = slots,
            Entrance = described.Transition switch
            {
                "wipe" => Entrance.Wipe,
                "scroll-in" => Entrance.ScrollIn,
                _ => Entrance.Cut,
            },
        });
    }

    private static ClockSlot SlotOf(ManifestSlot slot, IReadOnlyList<Frame> glyphs) => new()
    {
        Frame = slot.Frame,
        Part = slot.Part switch
        {
            "time" => ClockPart.Time,
            "date" => ClockPart.Date,
            _ => ClockPart.Days,
        },
        Until = slot.Until is null ? null : LocalDatePattern.Iso.Parse(slot.Until).Value,
        Columns = slot.Columns,
        Row = slot.Row,
        Letters = slot.Letters,
        Glyphs = glyphs,
    };

    private static List<Frame>? Frames(IReadOnlyList<FrameId> ids, Func<FrameId, Frame?> frameOf)
    {
        var frames = new List<Frame>(ids.Count);
        foreach (var id in ids)
        {
            if (frameOf(id) is not { } frame)
                return null;
            frames.Add(frame);
        }

        return frames;
    }
}
