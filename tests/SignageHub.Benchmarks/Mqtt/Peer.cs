using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SignageHub.Benchmarks.Mqtt;

/// <summary>One connection of the loader: as little work as a client can do, so that the broker is what is measured. MQTT 5.0, anonymous.</summary>
internal sealed class Peer(int number, Action<Peer> received) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _acknowledgement = [0x40, 2, 0, 0];
    private byte[] _buffer = new byte[2048];
    private int _filled;

    public int Number => number;

    public string Topic { get; } = $"bench/boards/{number}";

    /// <summary>PUBACKs that came.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Connects, and subscribes with QoS 1; without a filter it does not subscribe. Every peer has an address of its own, as boards have.</summary>
    public async Task Connect(int port, string? filter)
    {
        _socket.Bind(new IPEndPoint(new IPAddress([127, 0, (byte)(1 + number / 250), (byte)(1 + number % 250)]), 0));
        await _socket.ConnectAsync(IPAddress.Loopback, port);
        await _socket.SendAsync(ConnectPacket($"bench-{number}"));
        while (_filled < 2 || _filled < 2 + _buffer[1]) await Receive();
        if (_buffer[0] != 0x20 || _buffer[3] != 0) throw new IOException($"CONNECT was answered with reason 0x{_buffer[3]:X2}.");
        _filled = 0;
        _ = Read();
        if (filter is null) return;
        await _socket.SendAsync(SubscribePacket(filter));
        await _granted.Task;
    }

    /// <summary>Sends bytes as they are.</summary>
    public ValueTask<int> Send(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(bytes);

    /// <summary>PUBLISH of QoS 1 with an empty set of properties.</summary>
    public static byte[] PublishPacket(string topic, ushort id, int payload)
    {
        var name = Encoding.ASCII.GetBytes(topic);
        var packet = new List<byte> { 0x32 };
        var length = 2 + name.Length + 2 + 1 + payload;
        if (length > 127) packet.Add((byte)(length % 128 | 128));
        packet.Add((byte)(length > 127 ? length / 128 : length));
        packet.AddRange([0, (byte)name.Length, .. name, (byte)(id >> 8), (byte)id, 0]);
        return [.. packet, .. new byte[payload]];
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] ConnectPacket(string id)
    {
        byte[] name = Encoding.ASCII.GetBytes(id);
        return [0x10, (byte)(13 + name.Length), 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 5, 2, 0, 0, 0, 0, (byte)name.Length, .. name];
    }

    private static byte[] SubscribePacket(string filter)
    {
        byte[] name = Encoding.ASCII.GetBytes(filter);
        return [0x82, (byte)(6 + name.Length), 0, 1, 0, 0, (byte)name.Length, .. name, 1];
    }

    private async Task<bool> Receive()
    {
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += count;
        return count > 0;
    }

    private async Task Read()
    {
        try
        {
            while (await Receive()) await TakePackets();
        }
        catch (SocketException)
        {
            // The broker or the loader has gone.
        }
        catch (ObjectDisposedException)
        {
            // The loader is done.
        }
    }

    private async ValueTask TakePackets()
    {
        var start = 0;
        while (Length(start) is { } length && start + length <= _filled)
        {
            switch (_buffer[start] >> 4)
            {
                case 3:
                    var head = _buffer[start + 1] < 128 ? 2 : 3;
                    var topic = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(start + head));
                    _buffer.AsSpan(start + head + 2 + topic, 2).CopyTo(_acknowledgement.AsSpan(2));
                    await _socket.SendAsync(_acknowledgement);
                    received(this);
                    break;
                case 4:
                    Acknowledged++;
                    break;
                case 9:
                    _granted.TrySetResult();
                    break;
                case 14:
                    throw new IOException($"The broker disconnected a peer with reason 0x{_buffer[start + 2]:X2}.");
            }

            start += length;
        }

        _buffer.AsSpan(start, _filled - start).CopyTo(_buffer);
        _filled -= start;
    }

    /// <summary>Of the packet that begins there, when enough of it has come; up to 16 KB.</summary>
    private int? Length(int start)
    {
        if (_filled - start < 2) return null;
        if (_buffer[start + 1] < 128) return 2 + _buffer[start + 1];
        return _filled - start < 3 ? null : 3 + (_buffer[start + 1] & 127) + _buffer[start + 2] * 128;
    }
}
