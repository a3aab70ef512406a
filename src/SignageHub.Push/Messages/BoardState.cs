using System.Text.Json.Serialization;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Push.Messages;

/// <summary>What a board says of itself on its <c>state</c> topic: what it shows, and why. Retained.</summary>
public sealed record BoardState
{
    public required BoardId Board { get; init; }

    /// <summary>This start of the board: a counter and some randomness, <c>000017-9f3a11c2</c>.</summary>
    public required string Boot { get; init; }

    /// <summary>Rises by one with each state of a boot, so that a late copy is told from the newest.</summary>
    public required long Number { get; init; }

    /// <summary>Null before the first manifest.</summary>
    public string? KeyId { get; init; }

    /// <summary>The manifest that is in force; 0 for none.</summary>
    public required long Version { get; init; }

    /// <summary>Tells the manifest from another one of that version, as a hub that was put back may make it: see <see cref="Manifests.SignedManifest.DigestOf(string)"/>. Null for none.</summary>
    public string? Digest { get; init; }

    /// <summary>The version of a manifest that was taken and waits for its frames; 0 for none.</summary>
    public required long Pending { get; init; }

    /// <summary>Null when nothing of the manifest is lit.</summary>
    public string? Scene { get; init; }

    /// <summary>The frame that is lit; null when dark.</summary>
    public FrameId? Frame { get; init; }

    /// <summary>Why: one of <see cref="BoardSide.ShownReason"/>, or the state of the manifest's segment.</summary>
    public required string Reason { get; init; }

    public Instant? LeaseUntil { get; init; }

    /// <summary>The board's time when it said this.</summary>
    public required Instant Time { get; init; }

    /// <summary>The machine's wall clock less the board's time, milliseconds.</summary>
    public required long ClockOffset { get; init; }

    /// <summary>The counter of the newest blank order that the board obeys; 0 for none.</summary>
    public required long Blank { get; init; }

    /// <summary>Where the order that it obeyed cannot be read: the counter of that, below which it obeys none; 0 otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long BlankSeen { get; init; }

    /// <summary>The counter above which the next order has to be.</summary>
    [JsonIgnore]
    public long NewestBlank => Math.Max(Blank, BlankSeen);

    /// <summary>Frames it needs and has not got, at most 64 of them.</summary>
    public required IReadOnlyList<FrameId> Missing { get; init; }

    /// <summary>The newest manifest that was refused since the last one that was taken, and why; null for none.</summary>
    public string? Refused { get; init; }

    /// <summary>The last play of this boot that is on the disk; 0 for none.</summary>
    public required long LastPlay { get; init; }

    /// <summary>Plays that wait for the hub, in bytes.</summary>
    public required long PlaysWaiting { get; init; }

    /// <summary>The counter of the last command that it has done; 0 for none.</summary>
    public long Done { get; init; }

    /// <summary>Percent; 0 before the first manifest.</summary>
    public int Brightness { get; init; }

    /// <summary>The pixels that it was asked for last, sent on its <c>screen</c> topic as a PNG of this hash; null for none.</summary>
    public FrameId? Screen { get; init; }

    /// <summary>What is wrong with the board's machine: <c>disk</c>, or nothing.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>A question for the time: the hub answers each with a signed <see cref="BoardCommand"/>. 0 for none.</summary>
    public required long Asks { get; init; }
}

/// <summary>What a board, or its will, says on its <c>online</c> topic. Retained.</summary>
/// <param name="State"><c>online</c> or <c>offline</c>.</param>
/// <param name="Boot">See <see cref="BoardState.Boot"/>: an old will does not bury a new birth.</param>
/// <param name="Program">The program and its version.</param>
/// <param name="Display">Where the pixels go.</param>
public sealed record BoardOnline(string State, string Boot, string Program, string Display);
