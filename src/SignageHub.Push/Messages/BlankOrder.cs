using NodaTime;
using SignageHub.Core.Boards;

namespace SignageHub.Push.Messages;

/// <summary>The red button: which boards are to be dark until told otherwise. One order replaces the one before as a whole. Retained, signed.</summary>
/// <param name="Counter">Rises with every order of a hub; boards obey the highest.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Everywhere">All boards, also those made later.</param>
/// <param name="Boards">Single boards.</param>
/// <param name="Reason">Why. Whoever opens a board's page can read what is sent: there it says no more than that the office did it; the hub keeps the words of the person who pressed it to itself.</param>
public sealed record BlankOrder(long Counter, Instant IssuedAt, bool Everywhere, IReadOnlyList<BoardId> Boards, string Reason)
{
    public bool Blanks(BoardId board) => Everywhere || Boards.Contains(board);
}

/// <summary>The hub speaks to one board. Signed, never retained.</summary>
/// <param name="Board">Whom it is for.</param>
/// <param name="Kind"><c>time</c>: the answer to <paramref name="Asks"/> of <paramref name="Boot"/>; or one of <see cref="CommandKind"/>.</param>
/// <param name="IssuedAt">The hub's time.</param>
/// <param name="Boot">The boot that asked.</param>
/// <param name="Asks">The number of its question.</param>
/// <param name="Counter">Rises with every command to a board, which does each once; 0 for <c>time</c>.</param>
/// <param name="Until">Too late from here on, by the board's time.</param>
/// <param name="Percent">With <see cref="CommandKind.Brightness"/>; null for the manifest's.</param>
/// <param name="Blank">With <c>time</c>: the counter of the blank order in force, by which a board that has lost its own tells new orders from old; null for none.</param>
/// <param name="Trial">With <c>time</c>: told by a hub whose clock somebody set.</param>
public sealed record BoardCommand(BoardId Board, string Kind, Instant IssuedAt, string Boot, long Asks, long Counter = 0, Instant? Until = null, int? Percent = null, long? Blank = null, bool Trial = false);

/// <summary>What a board can be told to do.</summary>
public static class CommandKind
{
    /// <summary>Show its own name for a while.</summary>
    public const string Identify = "identify";

    /// <summary>Start anew.</summary>
    public const string Restart = "restart";

    /// <summary>Send the pixels that are lit.</summary>
    public const string Screenshot = "screenshot";

    /// <summary>Light at this brightness, also after a restart, until told otherwise.</summary>
    public const string Brightness = "brightness";

    /// <summary>Show patterns by which people see LEDs that do not light, for a minute.</summary>
    public const string Test = "test";

    public static IReadOnlyList<string> All { get; } = [Identify, Restart, Screenshot, Brightness, Test];
}
