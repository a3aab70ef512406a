using NodaTime;
using SignageHub.Core.Boards;

namespace SignageHub.Push.Messages;

/// <summary>The record that a board showed a scene, or was dark, within one hour of the clock.</summary>
public sealed record Play
{
    /// <summary>From 1 for each boot, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When it was first lit in this hour.</summary>
    public required Instant From { get; init; }

    /// <summary>When it was last lit in this hour; exclusive.</summary>
    public required Instant Until { get; init; }

    /// <summary>How long it was lit between these, milliseconds: other scenes may have had their turns.</summary>
    public required long Lit { get; init; }

    /// <summary>How often its turn came in this hour; 0 for one that came before and went on into it.</summary>
    public required int Count { get; init; }

    /// <summary>Null when the board was dark.</summary>
    public string? Scene { get; init; }

    public string? Entry { get; init; }

    /// <summary>See <see cref="BoardState.Reason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The manifest's version; 0 for none.</summary>
    public required long Version { get; init; }
}

/// <summary>Plays of one boot on their way to the hub, in the order of their numbers.</summary>
public sealed record PlayBatch(BoardId Board, string Boot, IReadOnlyList<Play> Plays);

/// <summary>The hub has all plays of a boot up to a number on its disk. Signed: a board forgets plays for nobody else.</summary>
public sealed record PlaysAck(BoardId Board, string Boot, long Through);
