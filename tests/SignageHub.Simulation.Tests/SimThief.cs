using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>Someone who has a board's own key, and speaks in its name to whoever hears it: after the board was shut out, and after it was enrolled anew.</summary>
internal sealed class SimThief(World world, SimBroker broker)
{
    private const string Boot = "999999-0badf00d";

    private readonly Dictionary<BoardId, SigningKey> _stolen = [];
    private long _number;

    public void Steal(BoardId board, SigningKey own) => _stolen[board] = own;

    /// <summary>Says that all is well, or hands in a play that never was.</summary>
    public void Speak()
    {
        foreach (var (board, key) in _stolen)
        {
            world.Count(Fault.ThiefSpoke);
            if (world.Chance(0.5))
                Say(board, BoardChannel.State, WireJson.Sign(State(board), Jws.StateType, key));
            else
                Say(board, BoardChannel.Plays, WireJson.Sign(new PlayBatch(board, Boot, [Play()]), Jws.PlaysType, key));
        }
    }

    private void Say(BoardId board, BoardChannel channel, string compact) => broker.ToHub?.Invoke(new Topic.OfBoard(board, channel), Encoding.ASCII.GetBytes(compact));

    private BoardState State(BoardId board) => new()
    {
        Board = board,
        Boot = Boot,
        Number = ++_number,
        Version = 1,
        Pending = 0,
        Reason = "normal",
        Time = world.Now,
        ClockOffset = 0,
        Blank = 0,
        Missing = [],
        LastPlay = 0,
        PlaysWaiting = 0,
        Troubles = [],
        Asks = 0,
    };

    private Play Play() => new()
    {
        Number = 1,
        From = world.Now - Duration.FromMinutes(10),
        Until = world.Now - Duration.FromMinutes(9),
        Lit = 60_000,
        Count = 1,
        Scene = "a",
        Reason = "normal",
        Version = 1,
    };
}
