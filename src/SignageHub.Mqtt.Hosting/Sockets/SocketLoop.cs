using System.Collections.Concurrent;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>
/// One thread that takes in what all its connections send, and handles it there and then: MQTT 5.0 §4.2. While it is busy whatever comes gathers, so the
/// acknowledgements of a thousand boards wake nobody a thousand times and cost one system call each.
/// </summary>
internal sealed class SocketLoop : IDisposable
{
    /// <summary>Events taken in at a time.</summary>
    private const int Capacity = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, SocketConnection> _connections = new();
    private readonly Epoll _epoll = new(Capacity);
    private readonly Thread _thread;
    private long _lastId;
    private volatile bool _ends;

    public SocketLoop() => _thread = new Thread(Run) { IsBackground = true, Name = "MQTT sockets" };

    /// <summary>How often it has woken since the start.</summary>
    public long Rounds { get; private set; }

    public void Start() => _thread.Start();

    /// <summary>For a connection that is to be added.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    public void Add(SocketConnection connection)
    {
        _connections[connection.Id] = connection;
        _epoll.Add(connection.Socket, connection.Id);
    }

    /// <summary>Connections that are open.</summary>
    public int Count => _connections.Count;

    public void Forget(SocketConnection connection) => _connections.TryRemove(connection.Id, out _);

    /// <summary>Ends it within <see cref="Patience"/>, without waiting for that.</summary>
    public void Dispose() => _ends = true;

    private void Run()
    {
        while (!_ends)
        {
            var count = _epoll.Wait(Patience);
            Rounds++;
            for (var i = 0; i < count; i++)
            {
                var (id, readiness) = _epoll[i];
                if (_connections.TryGetValue(id, out var connection)) connection.IsReady(readiness);
            }
        }

        _epoll.Dispose();
    }
}
