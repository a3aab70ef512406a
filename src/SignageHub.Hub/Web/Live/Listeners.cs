using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SignageHub.Core.Boards;

namespace SignageHub.Hub.Web.Live;

/// <summary>The open streams: counted, bounded altogether and by address, closed when the hub stops.</summary>
internal sealed class Listeners : IDisposable
{
    /// <summary>Of a board that has proved itself, beside all others: the one that it had may not be noticed as gone yet.</summary>
    private const int MostOfABoard = 2;

    private readonly ConcurrentDictionary<Listener, byte> _open = new();
    private readonly Dictionary<string, int> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<BoardId, int> _ofBoards = [];
    private readonly Lock _counting = new();
    private readonly int _most;
    private readonly int _mostOfOne;
    private readonly CancellationTokenRegistration _stopping;
    private int _count;
    private volatile bool _closed;

    public Listeners(IOptions<WebOptions> options, IHostApplicationLifetime lifetime)
    {
        (_most, _mostOfOne) = (options.Value.MostStreams, options.Value.MostStreamsOfOne);
        // Before the server waits for requests to end: a stream never ends by itself.
        _stopping = lifetime.ApplicationStopping.Register(CloseAll);
    }

    /// <param name="from">See <see cref="Accounts.AddressKey"/>; null for this machine itself, which has no bound of its own.</param>
    /// <param name="refusal">Why there is none.</param>
    /// <param name="board">That has proved to be there; null for anybody.</param>
    /// <param name="place">The board's page it is for; null for the wall.</param>
    /// <returns>Null when there are as many as allowed.</returns>
    public Listener? TryOpen(string? from, out StreamRefusal refusal, BoardId? board = null, BoardPlace? place = null)
    {
        refusal = StreamRefusal.None;
        lock (_counting)
        {
            if (board is { } proven && _ofBoards.GetValueOrDefault(proven) < MostOfABoard)
            {
                _ofBoards[proven] = _ofBoards.GetValueOrDefault(proven) + 1;
                return Open(() => Less(_ofBoards, proven), place);
            }

            if (from is not null && _byAddress.GetValueOrDefault(from) >= _mostOfOne)
                refusal = StreamRefusal.FromOneAddress;
            else if (_count >= _most)
                refusal = StreamRefusal.Altogether;
            if (refusal != StreamRefusal.None)
                return null;
            _count++;
            if (from is not null)
                _byAddress[from] = _byAddress.GetValueOrDefault(from) + 1;
            return Open(() =>
            {
                _count--;
                if (from is not null)
                    Less(_byAddress, from);
            }, place);
        }
    }

    public void RingAll()
    {
        foreach (var listener in _open.Keys)
            listener.Ring();
    }

    public void RingClocks()
    {
        foreach (var listener in _open.Keys)
            listener.RingClock();
    }

    /// <summary>Ends the streams of boards' pages that may not go on.</summary>
    public void Close(Func<BoardPlace, bool> which)
    {
        foreach (var listener in _open.Keys.Where(listener => listener.Place is { } place && which(place)))
            listener.Close();
    }

    public void Dispose() => _stopping.Dispose();

    private Listener Open(Action giveBack, BoardPlace? place)
    {
        var listener = new Listener(leaving => Leave(leaving, giveBack), place);
        _open[listener] = 0;
        if (_closed)
            listener.Close();
        return listener;
    }

    private void Leave(Listener listener, Action giveBack)
    {
        if (!_open.TryRemove(listener, out _))
            return;
        lock (_counting)
            giveBack();
    }

    /// <summary>What nobody has open any more is not kept: addresses are many.</summary>
    private static void Less<T>(Dictionary<T, int> counts, T key)
        where T : notnull
    {
        if (--counts[key] == 0)
            counts.Remove(key);
    }

    private void CloseAll()
    {
        _closed = true;
        foreach (var listener in _open.Keys)
            listener.Close();
    }
}

/// <summary>Why a stream was not opened.</summary>
internal enum StreamRefusal
{
    None,

    /// <summary>That address has as many as one may have.</summary>
    FromOneAddress,

    /// <summary>All places are taken.</summary>
    Altogether,
}
