using SignageHub.Core.Boards;

namespace SignageHub.Push.Topics;

/// <summary>What a board may do on the broker, whoever runs it: hear what is meant for it, say what only it knows.</summary>
public static class BoardRights
{
    /// <param name="board">The board that is signed in.</param>
    /// <param name="filter">An MQTT topic filter. Of wildcards only <c>frames/+</c> is allowed.</param>
    public static bool MaySubscribe(BoardId board, string filter) => filter == Topic.AnyFrame || Topic.TryParse(filter) switch
    {
        Topic.Hub or Topic.Blank or Topic.FrameContent => true,
        Topic.OfBoard own => own.Board == board
            && own.Channel is (BoardChannel.Desired or BoardChannel.PlaysAck or BoardChannel.Command),
        _ => false,
    };

    /// <param name="board">The board that is signed in.</param>
    /// <param name="topic">The topic of a message, or of a will.</param>
    public static bool MayPublish(BoardId board, string topic) =>
        Topic.TryParse(topic) is Topic.OfBoard own && own.Board == board
            && own.Channel is (BoardChannel.Online or BoardChannel.State or BoardChannel.Plays or BoardChannel.Screen);
}
