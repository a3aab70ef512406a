using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>A plain TCP connection (MQTT 5.0 §4.2) as the web server wants to see it; its bytes never go through the server.</summary>
internal sealed class SocketConnection : ConnectionContext, IDuplexPipe
{
    /// <summary>Silence until the system asks; the peer is gone after as long again.</summary>
    private const int KeepAliveSeconds = 60;

    private const int KeepAliveProbes = 4;

    private readonly SocketLoop _loop;
    private readonly SocketReader _reader;
    private readonly SocketWriter _writer;
    private string? _name;
    private IFeatureCollection? _features;
    private IDictionary<object, object?>? _items;
    private int _closed;

    public SocketConnection(Socket socket, SocketLoop loop)
    {
        socket.NoDelay = true;
        socket.Blocking = false;
        KeepAlive(socket);
        (Socket, _loop, Id) = (socket, loop, loop.NextId());
        (_reader, _writer) = (new SocketReader(socket), new SocketWriter(socket));
        (LocalEndPoint, RemoteEndPoint) = (socket.LocalEndPoint, socket.RemoteEndPoint);
        Transport = this;
    }

    public Socket Socket { get; }

    /// <summary>Its number in its loop.</summary>
    public long Id { get; }

    public PipeReader Input => _reader;

    public PipeWriter Output => _writer;

    public override IDuplexPipe Transport { get; set; }

    public override string ConnectionId
    {
        get => _name ??= string.Create(CultureInfo.InvariantCulture, $"mqtt-{Id}");
        set => _name = value;
    }

    public override IFeatureCollection Features => _features ??= new FeatureCollection();

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    /// <summary>Clients may ask for no keep-alive of MQTT's own (§3.1.2.10); a line that has died must not hold its place for good: RFC 9293 §3.8.4.</summary>
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveSeconds / KeepAliveProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
    }

    /// <summary>On the loop's thread.</summary>
    public void IsReady(Readiness readiness)
    {
        const Readiness ends = ~(Readiness.Room | Readiness.Bytes);
        if ((readiness & ~Readiness.Bytes) != Readiness.None) _writer.MayHaveRoom();
        if ((readiness & ~Readiness.Room) != Readiness.None) _reader.MayHaveBytes(isEnding: (readiness & ends) != Readiness.None);
    }

    /// <summary>Who waits for the peer to read or to write waits no more.</summary>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        Close();
        _reader.End();
        _writer.End();
    }

    public override ValueTask DisposeAsync()
    {
        Abort();
        return base.DisposeAsync();
    }

    /// <summary>What the system has taken goes out still, and then the end of the stream.</summary>
    private void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _loop.Forget(this);
        try
        {
            Socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The peer was first.
        }

        Socket.Dispose();
    }
}
