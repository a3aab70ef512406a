using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Push.HubSide;

namespace SignageHub.Hub.Approvals;

/// <summary>What a person signs for one board: SHA-256 over everything that it lights for an entry and over its time, 64 hexadecimal digits.</summary>
/// <remarks>
/// Lines of UTF-8, each ended by a line feed: the version; the time (<see cref="WhenText"/>); the level; <c>weight</c> and the turns in a round where they
/// are more than one; then <c>dark</c>, or for each scene of a turn its
/// kind, the board's size, speed, way in, each frame's SHA-256 with its milliseconds, and each place that the board fills in. Whatever changes a pixel
/// (text, style, font, size, the renderer) changes a frame's hash.
/// </remarks>
public static class SceneDigest
{
    private const string Version = "signagehub approval 1";

    /// <param name="entry">Its time, level and turns.</param>
    /// <param name="turn">The scenes of one turn; empty for a dark entry.</param>
    public static string Of(Entry entry, IReadOnlyList<NamedScene> turn)
    {
        var text = new StringBuilder().Append(Version).Append('\n').Append(WhenText.Of(entry.When)).Append('\n').Append(LevelOf(entry)).Append('\n');
        if (entry.Weight > 1)
            text.Append(CultureInfo.InvariantCulture, $"weight {entry.Weight}\n");
        if (turn.Count == 0)
            text.Append("dark\n");
        foreach (var scene in turn)
            Add(text, scene);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static string LevelOf(Entry entry) => (entry.Dark ? Level.Dark : entry.Level).ToString().ToLowerInvariant();

    /// <summary>What <see cref="Of"/> is made from, for the record.</summary>
    public static ApprovedTurn Describe(NamedScene named) => new(
        KindOf(named.Scene), named.Frames, named.Scene.PixelsPerSecond, [.. named.Scene.Times.Select(time => (long)time.TotalMilliseconds / 1000m)], TransitionOf(named.Scene));

    private static void Add(StringBuilder text, NamedScene named)
    {
        var scene = named.Scene;
        text.Append(CultureInfo.InvariantCulture, $"{KindOf(scene)} {scene.Window.Width}x{scene.Window.Height} {scene.PixelsPerSecond} {TransitionOf(scene)}\n");
        foreach (var (frame, time) in named.Frames.Zip(scene.Times))
            text.Append(CultureInfo.InvariantCulture, $"frame {frame.Hex} {(long)time.TotalMilliseconds}\n");
        foreach (var (slot, glyphs) in scene.Slots.Zip(named.Glyphs))
        {
            text.Append(CultureInfo.InvariantCulture, $"slot {slot.Frame} {slot.Part} {slot.Until?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} {slot.Row} ")
                .AppendJoin(',', slot.Columns).Append(' ').Append(slot.Letters).Append(' ').AppendJoin(',', glyphs.Select(g => g.Hex)).Append('\n');
        }
    }

    private static string KindOf(Scene scene) => scene.Kind.ToString().ToLowerInvariant();

    private static string TransitionOf(Scene scene) => scene.Entrance switch
    {
        Entrance.Wipe => "wipe",
        Entrance.ScrollIn => "scroll-in",
        _ => "cut",
    };
}
