using System.Buffers;
using System.Net;
using System.Net.Sockets;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>A client that says exactly what a test tells it to, and no more: no ping, no acknowledgement, no repair.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static int s_clients;

    private readonly TcpClient _tcp;
    private readonly MqttVersion _version;
    private readonly ArrayBufferWriter<byte> _received = new();
    private int _consumed;

    private WireClient(TcpClient tcp, MqttVersion version) => (_tcp, _version) = (tcp, version);

    public MqttVersion Version => _version;

    /// <summary>A connection without a CONNECT.</summary>
    /// <param name="from">An address in 127.0.0.0/8.</param>
    public static async Task<WireClient> Dial(BrokerHost host, MqttVersion version = MqttVersion.V5, string from = "127.0.0.1")
    {
        var tcp = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0)) { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, host.Port).WaitAsync(Patience);
        return new WireClient(tcp, version);
    }

    /// <summary>A connection whose CONNECT was accepted; without an id it has one of its own.</summary>
    public static async Task<WireClient> Connect(BrokerHost host, MqttVersion version = MqttVersion.V5, string? id = null, Func<ConnectPacket, ConnectPacket>? configure = null)
    {
        var client = await Dial(host, version);
        var connect = ConnectAs(id ?? $"wire-{Interlocked.Increment(ref s_clients)}", version);
        client.Answer = await client.Ask<ConnAckPacket>(configure?.Invoke(connect) ?? connect);
        Assert.Equal(ReasonCode.Success, client.Answer.Reason);
        return client;
    }

    /// <summary>Clean start, no keep-alive, user "tester" with his password.</summary>
    public static ConnectPacket ConnectAs(string id, MqttVersion version = MqttVersion.V5) =>
        new() { Version = version, ClientId = id, CleanStart = true, UserName = "tester", Password = "tester"u8.ToArray() };

    /// <summary>What the broker answered to CONNECT.</summary>
    public ConnAckPacket Answer { get; private set; } = new(SessionPresent: false, ReasonCode.UnspecifiedError);

    public async Task Send(params byte[][] parts)
    {
        foreach (var part in parts) await _tcp.GetStream().WriteAsync(part).AsTask().WaitAsync(Patience);
    }

    /// <summary>The broker may have closed in the middle of it.</summary>
    public async Task TrySend(params byte[][] parts)
    {
        try
        {
            await Send(parts);
        }
        catch (IOException)
        {
            // It has.
        }
    }

    public Task Send(Packet packet) => Send(Bytes(packet));

    /// <summary>A packet as it goes over the wire.</summary>
    public byte[] Bytes(Packet packet) => Bytes(packet, _version);

    /// <summary>The same, without a connection.</summary>
    public static byte[] Bytes(Packet packet, MqttVersion version)
    {
        var bytes = new ArrayBufferWriter<byte>();
        PacketWriter.Write(bytes, packet, version);
        return bytes.WrittenSpan.ToArray();
    }

    public Task Acknowledge(PacketType kind, ushort id, ReasonCode reason = ReasonCode.Success) => Send(new AckPacket(kind, id, reason));

    /// <summary>Sends and takes the next packet, which must be of this type.</summary>
    public async Task<T> Ask<T>(Packet packet)
        where T : Packet
    {
        await Send(packet);
        return await Next<T>();
    }

    /// <summary>SUBSCRIBE with packet identifier 7.</summary>
    public Task<SubAckPacket> Subscribe(string filter, QualityOfService qos = QualityOfService.ExactlyOnce, uint identifier = 0) =>
        Subscribe(identifier, new SubscriptionRequest(filter, qos));

    public async Task<SubAckPacket> Subscribe(uint identifier, params SubscriptionRequest[] requests) => await Ask<SubAckPacket>(new SubscribePacket(7, requests)
    {
        Properties = identifier == 0 ? PropertySet.Empty : new PropertySet { SubscriptionIdentifiers = [identifier] },
    });

    /// <summary>Publishes and goes through the acknowledgements.</summary>
    public async Task<ReasonCode> Publish(MqttMessage message, ushort id = 11, ushort alias = 0)
    {
        await Send(new PublishPacket(message) { PacketId = message.Qos == QualityOfService.AtMostOnce ? (ushort)0 : id, TopicAlias = alias });
        if (message.Qos == QualityOfService.AtMostOnce) return ReasonCode.Success;
        var answer = await Next<AckPacket>();
        Assert.Equal((message.Qos == QualityOfService.AtLeastOnce ? PacketType.PubAck : PacketType.PubRec, id), (answer.Kind, answer.PacketId));
        if (answer.Kind == PacketType.PubAck || answer.Reason.IsFailure()) return answer.Reason;
        Assert.Equal(new AckPacket(PacketType.PubComp, id), await Ask<AckPacket>(new AckPacket(PacketType.PubRel, id)));
        return answer.Reason;
    }

    /// <summary>The next message, acknowledged to the end.</summary>
    public async Task<PublishPacket> Take()
    {
        var packet = await Next<PublishPacket>();
        switch (packet.Message.Qos)
        {
            case QualityOfService.AtLeastOnce:
                await Acknowledge(PacketType.PubAck, packet.PacketId);
                break;
            case QualityOfService.ExactlyOnce:
                Assert.Equal(new AckPacket(PacketType.PubRel, packet.PacketId), await Ask<AckPacket>(new AckPacket(PacketType.PubRec, packet.PacketId)));
                await Acknowledge(PacketType.PubComp, packet.PacketId);
                break;
        }

        return packet;
    }

    /// <summary>Sure that nothing else is on its way: the answer to a ping comes first.</summary>
    public async Task<bool> HasNothing() => (await Ask<Packet>(PingReqPacket.Instance)) is PingRespPacket;

    public async Task<T> Next<T>()
        where T : Packet => Assert.IsType<T>(await Next(), exactMatch: false);

    /// <summary>The next packet; null when the broker closed the connection.</summary>
    public async Task<Packet?> Next()
    {
        while (true)
        {
            var buffer = new ReadOnlySequence<byte>(_received.WrittenMemory[_consumed..]);
            if (Frame.TryRead(ref buffer, PacketDirection.ToClient, int.MaxValue, out var frame))
            {
                _consumed += frame.Size;
                return new PacketReader(_version).Read(frame);
            }

            if (!await Receive()) return null;
        }
    }

    /// <summary>All that is left until the broker closes the connection.</summary>
    public async Task<byte[]> UntilClosed()
    {
        while (await Receive())
        {
            // Until the end.
        }

        return _received.WrittenSpan[_consumed..].ToArray();
    }

    /// <summary>Goes as a client does that means to: DISCONNECT, and waits until the broker has closed.</summary>
    public async Task Leave(uint? expiry = null, ReasonCode reason = ReasonCode.Success)
    {
        await Send(new DisconnectPacket(reason) { Properties = expiry is null ? PropertySet.Empty : new PropertySet { SessionExpiryInterval = expiry } });
        Assert.Empty(await UntilClosed());
    }

    /// <summary>Goes without a word, as with the power cut.</summary>
    public void Vanish() => _tcp.Client.Close(timeout: 0);

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> Receive()
    {
        try
        {
            var count = await _tcp.GetStream().ReadAsync(_received.GetMemory(4096)).AsTask().WaitAsync(Patience);
            _received.Advance(count);
            return count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
