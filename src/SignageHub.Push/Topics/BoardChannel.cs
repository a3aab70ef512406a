namespace SignageHub.Push.Topics;

/// <summary>What is said about one board, and by whom.</summary>
public enum BoardChannel
{
    /// <summary>Hub to board: the signed manifest.</summary>
    Desired,

    /// <summary>Board (and its will) to hub: online or offline.</summary>
    Online,

    /// <summary>Board to hub: what it shows and why.</summary>
    State,

    /// <summary>Board to hub: what it has shown.</summary>
    Plays,

    /// <summary>Hub to board: plays that are safely on disk.</summary>
    PlaysAck,

    /// <summary>Hub to board: identify, restart, screenshot, brightness.</summary>
    Command,

    /// <summary>Board to hub: the pixels that were asked for.</summary>
    Screen,
}

internal static class BoardChannels
{
    public static string Word(BoardChannel channel) => channel switch
    {
        BoardChannel.Desired => "desired",
        BoardChannel.Online => "online",
        BoardChannel.State => "state",
        BoardChannel.Plays => "plays",
        BoardChannel.PlaysAck => "plays/ack",
        BoardChannel.Command => "cmd",
        BoardChannel.Screen => "screen",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    public static bool TryParse(string word, out BoardChannel channel)
    {
        foreach (var candidate in Enum.GetValues<BoardChannel>())
        {
            channel = candidate;
            if (Word(candidate) == word)
                return true;
        }

        channel = default;
        return false;
    }
}
