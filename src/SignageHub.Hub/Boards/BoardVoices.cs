using SignageHub.Core.Boards;
using SignageHub.Push.HubSide;

namespace SignageHub.Hub.Boards;

/// <summary>Who is believed in a board's name.</summary>
/// <remarks>Safe for use from several threads.</remarks>
internal sealed partial class BoardVoices(BoardKeys keys, BoardSecrets? secrets, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly HashSet<BoardId> _doubted = [];

    /// <summary>What a board says, if the board says it; null otherwise.</summary>
    public T? Hear<T>(BoardId board, string type, ReadOnlySpan<byte> payload)
        where T : class
    {
        var standing = StandingOf(board);
        var said = standing.Hear<T>(payload, type);
        if (standing is { Key: not null, IsShutOut: false })
            Doubt(board, said is null);
        return said;
    }

    /// <summary>The same for what comes over the pages, where a signature is all there is.</summary>
    public T? HearSigned<T>(BoardId board, string type, ReadOnlySpan<byte> payload)
        where T : class => StandingOf(board) is { Key: not null } standing ? standing.Hear<T>(payload, type) : null;

    /// <summary>Whether it was let in once, and not shut out since.</summary>
    public bool IsLetIn(BoardId board)
    {
        var hash = secrets?.HashOf(board);
        return !BoardSecrets.IsRevoked(hash) && (hash is not null || keys.Of(board) is not null);
    }

    private BoardStanding StandingOf(BoardId board) => new(keys.Of(board), secrets?.IsRevoked(board) == true);

    private void Doubt(BoardId board, bool isDoubted)
    {
        lock (_gate)
        {
            if (!isDoubted)
                _doubted.Remove(board);
            else if (_doubted.Add(board))
                LogNotSigned(board);
        }
    }

    [LoggerMessage(440, LogLevel.Warning, "Something in the name of {Board} is not signed with the key it was enrolled with, and is not believed. If the board was given a file of 'board secret' since, make a new one.")]
    private partial void LogNotSigned(BoardId board);
}
