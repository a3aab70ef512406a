using System.Text.Json.Serialization;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Manifests;

/// <summary>The signed message that carries a board's programme and scenes.</summary>
/// <remarks>
/// Frames travel apart and are trusted because their hash stands here. JSON members have the names of the properties, in
/// lower camel case and in this order; instants are ISO 8601 in UTC.
/// </remarks>
public sealed record Manifest
{
    public required BoardId Board { get; init; }

    /// <summary>The key that signs it; equal to the <c>kid</c> of the JWS header.</summary>
    public required string KeyId { get; init; }

    /// <summary>From 1, below 2^53; rises with every manifest of a board under one key. A board never goes back.</summary>
    public required long Version { get; init; }

    public required Instant IssuedAt { get; init; }

    /// <summary>Exclusive. From here on the board shows its fallback.</summary>
    public required Instant LeaseUntil { get; init; }

    /// <summary>Columns of the board, LEDs.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the board, LEDs.</summary>
    public required int Height { get; init; }

    /// <summary>The word of boards.json: <c>red</c> … or <c>rgb</c>.</summary>
    public required string Color { get; init; }

    /// <summary>The board's time zone (IANA), by which it fills in clock parts.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public required int Brightness { get; init; }

    /// <summary>Hours of operation as <c>06:30-21:00</c>, in the board's zone; for display only: segments already carry them.</summary>
    public required IReadOnlyList<string> Hours { get; init; }

    /// <summary>In order, without overlap; a gap means the fallback.</summary>
    public required IReadOnlyList<ManifestSegment> Segments { get; init; }

    /// <summary>Every scene that a segment or the fallback names, each once.</summary>
    public required IReadOnlyList<ManifestScene> Scenes { get; init; }

    /// <summary>The id of the scene for gaps and after the lease; null means dark.</summary>
    public required string? Fallback { get; init; }

    /// <summary>Made by a hub whose clock somebody set: shown like any other, and no proof.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Trial { get; init; }

    /// <summary>
    /// The keys that the board trusts from here on, the one that signs among them; null leaves them as they are. So a new key is made known under the
    /// old one, and the old one is let go under the new.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VerificationKey>? Keys { get; init; }
}

/// <summary>A half-open stretch [From, Until) with its rotation; no scenes means dark.</summary>
public sealed record ManifestSegment
{
    public required Instant From { get; init; }

    public required Instant Until { get; init; }

    /// <summary><c>off</c>, <c>idle</c>, <c>dark</c>, <c>alert</c>, <c>exclusive</c>, <c>normal</c> or <c>filler</c>.</summary>
    public required string State { get; init; }

    /// <summary>Ids of scenes, shown in turn.</summary>
    public required IReadOnlyList<string> Scenes { get; init; }

    public required ManifestWords Reason { get; init; }

    /// <summary>Percent, 1 to 100, where it is another than the manifest's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Brightness { get; init; }
}

/// <summary>One sentence in both languages.</summary>
public sealed record ManifestWords(string En, string Vi);

public sealed record ManifestScene
{
    /// <summary>16 hexadecimal digits, made from everything else in this record.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON word is <c>static</c>, <c>pages</c> or <c>scroll</c>.</summary>
    public required SceneKind Kind { get; init; }

    public required IReadOnlyList<FrameId> Frames { get; init; }

    /// <summary>Columns of a frame; a strip may be wider or narrower than the board.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>0 unless the scene scrolls.</summary>
    public required int PixelsPerSecond { get; init; }

    /// <summary>How long each frame stays, one value a frame, whole milliseconds; for a strip the time of one pass.</summary>
    public required IReadOnlyList<decimal> Seconds { get; init; }

    /// <summary>How a frame comes onto the board, which is dark before it: <c>cut</c>, <c>wipe</c> or <c>scroll-in</c>, within half a second.</summary>
    public required string Transition { get; init; }

    /// <summary>What the board fills in by its clock.</summary>
    public required IReadOnlyList<ManifestSlot> Slots { get; init; }

    /// <summary>Every frame that the scene needs: its own, and the letters of its slots.</summary>
    [JsonIgnore]
    public IEnumerable<FrameId> AllFrames => Frames.Concat(Slots.SelectMany(slot => slot.Glyphs));

    /// <summary>The entry it shows, <c>647-KH-SCT/1</c>; null for the idle scene.</summary>
    public string? Entry { get; init; }

    /// <summary>The approval that covers these frames, where the office asks for one.</summary>
    public string? Approval { get; init; }
}

/// <summary>A place in a frame that the board fills with small frames, one a letter: the time, the date or the days that are left.</summary>
public sealed record ManifestSlot
{
    /// <summary>Index in the scene's frames.</summary>
    public required int Frame { get; init; }

    /// <summary><c>time</c> (HH:mm), <c>date</c> (dd/MM/yyyy) or <c>days</c>.</summary>
    public required string Part { get; init; }

    /// <summary>The day that <c>days</c> counts down to, <c>2027-04-30</c>; null for the others.</summary>
    public string? Until { get; init; }

    /// <summary>The left edge of each letter's place, columns of the frame; fewer letters stand in their middle, more are not shown.</summary>
    public required IReadOnlyList<int> Columns { get; init; }

    /// <summary>The letters' upper edge, row of the frame.</summary>
    public required int Row { get; init; }

    /// <summary>The letters that can come, each once.</summary>
    public required string Letters { get; init; }

    /// <summary>One frame for each of <see cref="Letters"/>.</summary>
    public required IReadOnlyList<FrameId> Glyphs { get; init; }
}
