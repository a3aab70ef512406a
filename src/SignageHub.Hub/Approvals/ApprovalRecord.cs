using System.Collections.Frozen;
using NodaTime;
using SignageHub.Core.Frames;

namespace SignageHub.Hub.Approvals;

/// <summary>One line of the record: a person has approved an entry as the exact frames that boards light, has sent it back, or has submitted it for that.</summary>
public sealed record ApprovalRecord
{
    /// <summary>16 hexadecimal digits, made from everything else in this record.</summary>
    public required string Id { get; init; }

    public required Instant At { get; init; }

    /// <summary>The person, as they are named.</summary>
    public required string By { get; init; }

    public string? Note { get; init; }

    /// <summary>The playlist's id.</summary>
    public required string Playlist { get; init; }

    /// <summary>The entry's own id or its number at that time.</summary>
    public required string Entry { get; init; }

    /// <summary>Null for a dark entry.</summary>
    public string? Slogan { get; init; }

    public string? English { get; init; }

    /// <summary>See <see cref="Core.Playlists.WhenText"/>.</summary>
    public required string When { get; init; }

    public required string Level { get; init; }

    /// <summary>The document that the slogan comes from: number, date and office of the plan, as far as known.</summary>
    public string? Document { get; init; }

    /// <summary>What boards light; empty unless it was approved.</summary>
    public IReadOnlyList<ApprovedScene> Scenes { get; init; } = [];

    /// <summary>Whether the entry was handed to those who approve.</summary>
    public bool IsSubmission { get; init; }

    /// <summary>The approvals that this line takes back; null unless it was sent back.</summary>
    public IReadOnlyList<string>? Withdraws { get; init; }

    /// <summary>Whether this is an approval.</summary>
    public bool IsApproval => Withdraws is null && !IsSubmission;

    /// <summary>What boards would have lit for an entry that was submitted or sent back, see <see cref="SceneDigest"/>: as long as it is the same, it is that entry. Null for an approval, and in older records.</summary>
    public IReadOnlyList<string>? Digests { get; init; }

    /// <summary>By board id.</summary>
    private FrozenDictionary<string, string>? _digests;

    /// <summary>What was approved for a board: see <see cref="SceneDigest"/>. Null when nothing was.</summary>
    public string? DigestFor(string board) => (_digests ??= Scenes
        .SelectMany(scene => scene.Boards.Select(id => KeyValuePair.Create(id, scene.Digest)))
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal)).GetValueOrDefault(board);
}

/// <summary>What some boards light for an entry, exactly alike.</summary>
/// <param name="Digest">See <see cref="SceneDigest"/>.</param>
/// <param name="Boards">Their ids.</param>
/// <param name="Turn">The scenes of one turn: the slogan, then its second language. Empty for a dark entry.</param>
public sealed record ApprovedScene(string Digest, IReadOnlyList<string> Boards, IReadOnlyList<ApprovedTurn> Turn);

/// <summary>One scene, for people and reports; its digest is what counts.</summary>
/// <param name="Kind"><c>static</c>, <c>pages</c> or <c>scroll</c>.</param>
/// <param name="Frames">SHA-256 of each frame's PNG.</param>
/// <param name="PixelsPerSecond">0 unless it scrolls.</param>
/// <param name="Seconds">How long each frame stays.</param>
/// <param name="Transition"><c>cut</c>, <c>wipe</c> or <c>scroll-in</c>.</param>
public sealed record ApprovedTurn(string Kind, IReadOnlyList<FrameId> Frames, int PixelsPerSecond, IReadOnlyList<decimal> Seconds, string Transition);
