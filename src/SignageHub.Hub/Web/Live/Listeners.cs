using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SignageHub.Hub.Web.Live;

/// <summary>The open streams: counted, bounded, closed when the hub stops.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly ConcurrentDictionary<Listener, byte> _open = new();
    private readonly int _most;
    private readonly CancellationTokenRegistration _stopping;
    private int _count;
    private volatile bool _closed;

    public Listeners(IOptions<WebOptions> options, IHostApplicationLifetime lifetime)
    {
        _most = options.Value.MostStreams;
        // Before the server waits for requests to end: a stream never ends by itself.
        _stopping = lifetime.ApplicationStopping.Register(CloseAll);
    }

    /// <returns>Null when there are as many as allowed.</returns>
    public Listener? TryOpen()
    {
        if (Interlocked.Increment(ref _count) > _most)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var listener = new Listener(Leave);
        _open[listener] = 0;
        if (_closed)
            listener.Close();
        return listener;
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

    public void Dispose() => _stopping.Dispose();

    private void Leave(Listener listener)
    {
        if (_open.TryRemove(listener, out _))
            Interlocked.Decrement(ref _count);
    }

    private void CloseAll()
    {
        _closed = true;
        foreach (var listener in _open.Keys)
            listener.Close();
    }
}
