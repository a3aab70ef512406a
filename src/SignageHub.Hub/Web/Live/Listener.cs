using System.Threading.Channels;
using SignageHub.Core.Boards;

namespace SignageHub.Hub.Web.Live;

/// <summary>An open stream's bell. Many rings before it is heard are one: a slow page gets the newest state, never a backlog.</summary>
/// <param name="leave">Gives its place back.</param>
/// <param name="place">The board whose page it is, and from where; null for the wall.</param>
internal sealed class Listener(Action<Listener> leave, BoardPlace? place = null) : IDisposable
{
    public BoardPlace? Place => place;

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    private int _clockDue = 1;

    public void Ring() => _bell.Writer.TryWrite(true);

    public void RingClock()
    {
        Volatile.Write(ref _clockDue, 1);
        Ring();
    }

    /// <summary>The hub stops, or the board was shut out: the stream ends.</summary>
    public void Close() => _bell.Writer.TryComplete();

    /// <summary>The stream has ended: its place is free.</summary>
    public void Dispose() => leave(this);

    /// <summary>Whether the time is to be sent; true once for any number of rings, and at first.</summary>
    public bool TakeClockDue() => Interlocked.Exchange(ref _clockDue, 0) == 1;

    /// <returns>False when the hub stops.</returns>
    public async ValueTask<bool> WaitForRing(CancellationToken cancellationToken)
    {
        if (!await _bell.Reader.WaitToReadAsync(cancellationToken))
            return false;
        _bell.Reader.TryRead(out _);
        return true;
    }
}

/// <summary>A board's page that is open somewhere.</summary>
/// <param name="Board">Whose.</param>
/// <param name="From">See <see cref="Accounts.AddressKey"/>.</param>
internal readonly record struct BoardPlace(BoardId Board, string From);
