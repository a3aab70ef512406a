using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>That somebody wants boards lit again that the red button keeps dark; another person must want it too. Kept for half an hour, and gone with the hub and with every order to go dark.</summary>
internal sealed class LiftRequests
{
    private static readonly Duration Lasts = Duration.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<BoardId, LiftRequest> _asked = [];
    private long _counter;

    /// <summary>Who has asked for boards of this order; empty for nobody.</summary>
    public IReadOnlyList<LiftRequest> Of(long counter)
    {
        lock (_gate)
            return counter == _counter && TimeProvider.System.Now() is var now ? [.. _asked.Values.Where(asked => asked.Until > now)] : [];
    }

    /// <summary>Some boards of an order light again: what was asked for the others counts for the order that keeps them dark now.</summary>
    /// <param name="counter">Of the order before.</param>
    /// <param name="rest">That.</param>
    public void GoOn(long counter, BlankOrder rest)
    {
        lock (_gate)
        {
            if (counter != _counter)
                return;
            _counter = rest.Counter;
            foreach (var lit in _asked.Keys.Where(board => !rest.Blanks(board)).ToList())
                _asked.Remove(lit);
        }
    }

    /// <summary>One who asks.</summary>
    /// <param name="counter">The order's.</param>
    /// <param name="boards">Those of the dark ones that they may lift.</param>
    /// <param name="account">Their id.</param>
    /// <param name="who">Their name, as records tell them from others of the same.</param>
    /// <returns>Those for which another one has asked before: they are to be lifted.</returns>
    public IReadOnlyList<BoardId> Ask(long counter, IReadOnlyList<BoardId> boards, string account, string who)
    {
        lock (_gate)
        {
            if (counter != _counter)
                _asked.Clear();
            _counter = counter;
            var now = TimeProvider.System.Now();
            var agreed = boards.Where(board => _asked.TryGetValue(board, out var other) && other.Until > now && other.Account != account).ToList();
            foreach (var board in boards.Except(agreed))
                _asked[board] = new LiftRequest(board, account, who, now + Lasts);
            return agreed;
        }
    }
}

/// <summary>That somebody wants a board lit again.</summary>
/// <param name="Board">Which.</param>
/// <param name="Account">Their id.</param>
/// <param name="Who">Their name, as records tell them from others of the same.</param>
/// <param name="Until">When it is over.</param>
internal sealed record LiftRequest(BoardId Board, string Account, string Who, Instant Until);
