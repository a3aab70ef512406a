using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>A board's way out to the broker. What it says is held against what is so.</summary>
internal sealed class SimCable(SimBoard board, Truth truth, Func<SimBroker> broker) : IBoardLink
{
    private readonly HashSet<FrameId> _wants = [];

    /// <summary>The frames that the board lacks.</summary>
    public IReadOnlySet<FrameId> Wants => _wants;

    /// <summary>The program runs no more.</summary>
    public void Unplugged() => _wants.Clear();

    public void Publish(Topic topic, byte[] payload)
    {
        if (topic is Topic.OfBoard { Channel: BoardChannel.Screen })
        {
            truth.CommandsOf(board.Id).Did(board.Player!.CommandCounter, board.ClockIsGood);
            truth.CommandsOf(board.Id).Seen(CommandKind.Screenshot);
        }

        if (topic is Topic.OfBoard { Channel: BoardChannel.Plays })
            truth.Plays.Sent(board.Id, SimSpeech.Read<PlayBatch>(payload)!);
        if (topic is Topic.OfBoard { Channel: BoardChannel.State } && SimSpeech.Read<BoardState>(payload) is { } state)
        {
            if (board.Own is not null)
                truth.Said(state);
            Truth.Demand(state.Version == board.Player!.Lit.Version || state.Reason.StartsWith("blank", StringComparison.Ordinal), $"10 Told: {board.Id} reports version {state.Version} and lights {board.Player.Lit.Version}");
        }

        broker().FromBoard(board, topic, payload);
    }

    public void Want(IReadOnlySet<FrameId> frames)
    {
        var more = frames.Where(id => !_wants.Contains(id)).ToList();
        _wants.Clear();
        _wants.UnionWith(frames);
        foreach (var id in more)
            broker().Asked(board, id);
    }
}
