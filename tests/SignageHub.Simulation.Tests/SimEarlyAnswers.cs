using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>A broker's way to sell old time as new: it asks the hub in a board's name what that board may ask later, and keeps the signed answers until it does.</summary>
internal sealed class SimEarlyAnswers(World world)
{
    private const int MostAhead = 12;

    private readonly Dictionary<(BoardId Board, string Boot, long Asks), byte[]> _answers = [];
    private readonly Dictionary<BoardId, long> _asked = [];

    /// <summary>The hub has signed something for a board.</summary>
    public void Heard(Topic topic, byte[] payload)
    {
        if (topic is Topic.OfBoard { Channel: BoardChannel.Command } && Jws.Unverified(System.Text.Encoding.ASCII.GetString(payload)).Payload is { } json
            && WireJson.Read<BoardCommand>(json) is { Kind: "time" } command)
            _answers.TryAdd((command.Board, command.Boot, command.Asks), payload);
    }

    /// <summary>The answer that was made before the board asked; null for none.</summary>
    public byte[]? Of(BoardState state)
    {
        if (state.Asks == 0 || _asked.GetValueOrDefault(state.Board) == state.Asks)
            return null;
        _asked[state.Board] = state.Asks;
        return _answers.GetValueOrDefault((state.Board, state.Boot, state.Asks));
    }

    /// <summary>What to tell the hub in the board's name, now and then: its next state, with a question that it has not asked yet.</summary>
    public byte[]? Ask(BoardState state) => world.Chance(0.05)
        ? WireJson.Write(state with { Number = state.Number + 1, Asks = _asked.GetValueOrDefault(state.Board) + world.Random.Next(1, MostAhead) })
        : null;
}
