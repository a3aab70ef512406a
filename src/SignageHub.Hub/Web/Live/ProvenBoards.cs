using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core.Boards;

namespace SignageHub.Hub.Web.Live;

/// <summary>From where boards in browsers have signed what they say: there they have places of their own among the streams, however many others listen.</summary>
internal sealed class ProvenBoards(TimeProvider clock)
{
    /// <summary>A board speaks once a minute.</summary>
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<BoardId, (string From, Instant At)> _heard = new();

    /// <param name="board">What it said was signed by its key.</param>
    /// <param name="from">See <see cref="Accounts.AddressKey"/>.</param>
    public void Hear(BoardId board, string from) => _heard[board] = (from, clock.Now());

    /// <summary>Where it was heard last, however long ago: what a board that was shut out has open there is to end.</summary>
    public bool WasAt(BoardPlace place) => _heard.TryGetValue(place.Board, out var heard) && heard.From == place.From;

    public bool IsAt(BoardId board, string from) => _heard.TryGetValue(board, out var heard) && heard.From == from && clock.Now() - heard.At < Lasts;
}
