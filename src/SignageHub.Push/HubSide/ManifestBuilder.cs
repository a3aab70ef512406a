using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Push.Manifests;

namespace SignageHub.Push.HubSide;

/// <summary>A scene whose frames have their names.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Frames">The name of each frame, in order.</param>
public sealed record NamedScene(Scene Scene, IReadOnlyList<FrameId> Frames)
{
    /// <summary>For each of the scene's slots the names of its letters.</summary>
    public IReadOnlyList<IReadOnlyList<FrameId>> Glyphs { get; init; } = [];

    /// <summary>The same entry in its second language, shown after this one; null for none.</summary>
    public NamedScene? InTurn { get; init; }

    /// <summary>The approval by which it shows; null where there is none.</summary>
    public string? Approval { get; init; }

    /// <summary>The same under an approval, in each language.</summary>
    public NamedScene ApprovedBy(string? approval) =>
        approval is null ? this : this with { Approval = approval, InTurn = InTurn is null ? null : InTurn with { Approval = approval } };

    /// <summary>What one turn of the entry shows: this scene, then the second language.</summary>
    public IReadOnlyList<NamedScene> Turn => InTurn is { } second ? [this, second] : [this];

    /// <summary>The scenes of <see cref="Turn"/>.</summary>
    public IReadOnlyList<Scene> ScenesOfATurn => [.. Turn.Select(named => named.Scene)];
}

/// <summary>Makes a board's manifest from its programme and scenes. Pure: the same input gives the same manifest.</summary>
public static class ManifestBuilder
{
    /// <summary>A manifest that still lacks its version and date, to be compared with the one that is out.</summary>
    /// <param name="board">The board.</param>
    /// <param name="segments">Its programme ahead, without gaps.</param>
    /// <param name="scenes">By <see cref="ScheduledEntry.Key"/>; entries that are not in it cannot be drawn on this board and are left out.</param>
    /// <param name="idle">What shows when nothing else does; null for dark.</param>
    /// <param name="keyId">The key that is going to sign.</param>
    public static Manifest Draft(
        Board board, IReadOnlyList<Segment> segments, IReadOnlyDictionary<string, NamedScene> scenes, NamedScene? idle, string keyId)
    {
        var used = new Dictionary<string, ManifestScene>(StringComparer.Ordinal);
        var fallback = idle is null ? null : Use(used, idle, entry: null);
        var described = segments.SelectMany(segment => Dimming.Of(board, segment))
            .Select(part => Describe(part.Segment, scenes, used, fallback, idle?.Scene) with { Brightness = part.Brightness }).ToList();
        return new Manifest
        {
            Board = board.Id,
            KeyId = keyId,
            Version = 0,
            IssuedAt = default,
            LeaseUntil = segments.Count > 0 ? segments[^1].Until : default,
            Width = board.Size.Width,
            Height = board.Size.Height,
            Color = board.Color.Word,
            TimeZone = board.TimeZone.Id,
            Brightness = board.Brightness,
            Hours = board.Hours.Select(h => h.ToString()).ToList(),
            Segments = described,
            Scenes = used.Values.ToList(),
            Fallback = fallback,
        };
    }

    /// <summary>Tells whether two drafts say the same, whatever their version and date.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Digest(Manifest manifest) =>
        Convert.ToHexStringLower(SHA256.HashData(ManifestJson.Write(manifest with { Version = 0, IssuedAt = default })));

    private static ManifestSegment Describe(
        Segment segment, IReadOnlyDictionary<string, NamedScene> scenes, Dictionary<string, ManifestScene> used, string? fallback, Scene? idle)
    {
        var showing = segment.Showing;
        var reason = showing.Reason;
        IReadOnlyList<string> shown = [];
        if (showing.State == ShowingState.Idle && fallback is not null)
            shown = [fallback];
        if (showing.State == ShowingState.Slogans)
        {
            var drawable = showing.Entries.Where(e => scenes.ContainsKey(e.Key)).ToList();
            shown = Airtime.Round(drawable, [.. drawable.Select(e => scenes[e.Key].ScenesOfATurn)], idle)
                .SelectMany(turn => turn == Airtime.Idle ? [fallback!] : scenes[drawable[turn].Key].Turn.Select(scene => Use(used, scene, drawable[turn].Key)))
                .ToList();
            var missing = showing.Entries.Count - drawable.Count;
            if (missing > 0)
                reason = WithMissing(reason, missing);
            if (shown.Count == 0 && fallback is not null)
                shown = [fallback];
        }

        return new ManifestSegment
        {
            From = segment.From,
            Until = segment.Until,
            State = StateWord(showing),
            Scenes = shown,
            Reason = new ManifestWords(reason.En, reason.Vi),
        };
    }

    private static string StateWord(Showing showing) => showing switch
    {
        { State: ShowingState.Off } => "off",
        { State: ShowingState.Idle } => "idle",
        { State: ShowingState.Dark } => "dark",
        { Level: { } level } => level.ToString().ToLowerInvariant(),
        _ => throw new ArgumentException("Slogans are shown at a level.", nameof(showing)),
    };

    private static Bilingual WithMissing(Bilingual reason, int missing) => new(
        string.Create(CultureInfo.InvariantCulture, $"{reason.En}; {missing} of them cannot be drawn on this board (see check)"),
        string.Create(CultureInfo.InvariantCulture, $"{reason.Vi}; {missing} mục không vẽ được trên bảng này (xem lệnh check)"));

    /// <summary>The id under which a scene stands in manifests and plays: the same id, the same frames and times.</summary>
    public static string SceneIdOf(NamedScene named, string? entry) => IdOf(Describe(named, entry));

    /// <summary>The same for a scene whose pixels nobody has any more; its own id does not count.</summary>
    public static string SceneIdOf(ManifestScene scene) => IdOf(scene);

    /// <summary>The scene as it stands in a manifest, without its id.</summary>
    public static ManifestScene Described(NamedScene named, string? entry) => Describe(named, entry);

    private static string Use(Dictionary<string, ManifestScene> used, NamedScene named, string? entry)
    {
        var described = Describe(named, entry);
        var id = IdOf(described);
        used.TryAdd(id, described with { Id = id });
        return id;
    }

    private static ManifestScene Describe(NamedScene named, string? entry)
    {
        var scene = named.Scene;
        return new ManifestScene
        {
            Id = "",
            Kind = scene.Kind,
            Frames = named.Frames,
            Width = scene.Frames[0].Size.Width,
            Height = scene.Frames[0].Size.Height,
            PixelsPerSecond = scene.PixelsPerSecond,
            Seconds = scene.Times.Select(t => (long)t.TotalMilliseconds / 1000m).ToList(),
            Transition = TransitionWord(scene.Entrance),
            Slots = scene.Slots.Select((slot, i) => Describe(slot, named.Glyphs[i])).ToList(),
            Entry = entry,
            Approval = named.Approval,
        };
    }

    private static string TransitionWord(Entrance entrance) => entrance switch
    {
        Entrance.Wipe => "wipe",
        Entrance.ScrollIn => "scroll-in",
        _ => "cut",
    };

    private static ManifestSlot Describe(ClockSlot slot, IReadOnlyList<FrameId> glyphs) => new()
    {
        Frame = slot.Frame,
        Part = slot.Part.ToString().ToLowerInvariant(),
        Until = slot.Until is { } until ? LocalDatePattern.Iso.Format(until) : null,
        Columns = slot.Columns,
        Row = slot.Row,
        Letters = slot.Letters,
        Glyphs = glyphs,
    };

    private static string IdOf(ManifestScene scene)
    {
        var text = new StringBuilder()
            .Append(scene.Kind).Append('|').AppendJoin(',', scene.Frames).Append('|')
            .Append(CultureInfo.InvariantCulture, $"{scene.Width}x{scene.Height}|{scene.PixelsPerSecond}|")
            .AppendJoin(',', scene.Seconds.Select(s => s.ToString(CultureInfo.InvariantCulture)))
            .Append('|').Append(scene.Entry);
        if (scene.Approval is { } approval)
            text.Append("|approval ").Append(approval);
        if (scene.Transition != "cut")
            text.Append('|').Append(scene.Transition);
        foreach (var slot in scene.Slots)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{slot.Frame} {slot.Part} {slot.Until} {slot.Row} {slot.Letters} ")
                .AppendJoin(',', slot.Columns).Append(' ').AppendJoin(',', slot.Glyphs);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
