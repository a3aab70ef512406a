using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>Where plain MQTT listens (MQTT 5.0 §4.2); told apart from the pages' end points, which are the web server's.</summary>
internal sealed class MqttEndPoint(IPAddress address, int port) : IPEndPoint(address, port);

/// <summary>Accepts plain TCP connections (MQTT 5.0 §4.2) and gives each to a <see cref="SocketLoop"/>. Linux only; elsewhere the web server's own sockets serve.</summary>
internal sealed class SocketTransport(MqttBroker broker) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    /// <summary>A loop does little but system calls, and what it wakes needs processors too.</summary>
    private static readonly int s_loops = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Lazy<SocketLoop[]> _loops = new(() => [.. Enumerable.Range(0, s_loops).Select(_ => Started(new SocketLoop()))]);

    /// <summary>Connections that are open.</summary>
    public int Open => _loops.IsValueCreated ? _loops.Value.Sum(loop => loop.Count) : 0;

    /// <summary>How often its loops have woken since the start.</summary>
    public long Rounds => _loops.IsValueCreated ? _loops.Value.Sum(loop => loop.Rounds) : 0;

    public bool CanBind(EndPoint endpoint) => endpoint is MqttEndPoint;

    /// <exception cref="AddressInUseException">Another program listens there.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        Socket? socket = null;
        try
        {
            socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.Listen(MqttBrokerServices.Backlog);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket?.Dispose();
            throw new AddressInUseException(e.Message, e);
        }

        return ValueTask.FromResult<IConnectionListener>(new Listener(socket, _loops.Value, broker));
    }

    public void Dispose()
    {
        if (!_loops.IsValueCreated) return;
        foreach (var loop in _loops.Value) loop.Dispose();
    }

    private static SocketLoop Started(SocketLoop loop)
    {
        loop.Start();
        return loop;
    }

    /// <summary>One listening socket: MQTT 5.0 §4.2.</summary>
    private sealed class Listener(Socket socket, SocketLoop[] loops, MqttBroker broker) : IConnectionListener
    {
        private int _next;

        public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

        /// <summary>Null when it has been closed.</summary>
        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                try
                {
                    if (Open(await socket.AcceptAsync(cancellationToken)) is { } connection) return connection;
                }
                catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
                {
                    return null;
                }
                catch (SocketException e)
                {
                    // Who was gone before we looked costs nobody time; a system that is out of sockets must not be asked without end.
                    if (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted) continue;
                    broker.FindNoRoom(Words(e));
                    await Task.Delay(s_pause, cancellationToken);
                }
            }
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => DisposeAsync();

        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>.NET has one word for "in this process" and "in the system", and says the second.</summary>
        private static string Words(SocketException e) => e.SocketErrorCode == SocketError.TooManyOpenSockets ? "Too many open files" : e.Message;

        /// <summary>Null when the peer is gone already, or the system has no room for one more.</summary>
        private SocketConnection? Open(Socket accepted)
        {
            if (OpenFiles.Objection(accepted) is { } objection)
            {
                broker.FindNoRoom(objection);
                accepted.Dispose();
                return null;
            }

            var loop = loops[(uint)_next++ % loops.Length];
            SocketConnection? connection = null;
            try
            {
                connection = new SocketConnection(accepted, loop);
                loop.Add(connection);
                return connection;
            }
            catch (Exception e) when (e is SocketException or Win32Exception)
            {
                // A socket fails when its peer is gone; the loop when the system watches no more of them.
                if (e is not SocketException) broker.FindNoRoom(e.Message);
                if (connection is not null) loop.Forget(connection);
                accepted.Dispose();
                return null;
            }
        }
    }
}
