using System.Threading.Channels;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>One connection of a client, from CONNECT on: MQTT 5.0 §3.1 to §3.14.</summary>
internal sealed class ClientLink(ClientTransport transport, MqttClientOptions options, PublishWindow window, ClientInbox inbox, TimeProvider time)
{
    private const int OwnTopicAliases = 16;
    private const int FlushAtBytes = 64 * 1024;

    /// <summary>For the word that tells the broker what it did wrong.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ClientRequests _requests = new();
    private readonly TopicAliasesFromPeer _aliasesFromBroker = new(OwnTopicAliases);
    private readonly Lock _gate = new();
    private readonly Queue<Packet> _packets = new();
    private TopicAliasesToPeer? _aliasesToBroker;
    private PropertySet _agreed = PropertySet.Empty;
    private TimeSpan _keepAlive;
    private bool _saidGoodbye;
    private int _unacknowledged;
    private volatile bool _holdsBack;
    private long _lastReceived;
    private long _lastSent;

    public ClientRequests Requests => _requests;

    /// <summary>The broker takes subscription identifiers: MQTT 5.0 §3.2.2.3.12.</summary>
    public bool TakesIdentifiers => options.Version == MqttVersion.V5 && _agreed.SubscriptionIdentifierAvailable != false;

    /// <summary>Sends CONNECT and waits for CONNACK: MQTT 5.0 §3.1 and §3.2.</summary>
    public async Task<ConnAckPacket> Connect(bool cleanStart, CancellationToken cancellationToken)
    {
        var connect = ToConnect(cleanStart);
        PacketWriter.Write(transport.Output, connect, options.Version);
        await transport.Output.FlushAsync(cancellationToken);
        var reader = new PacketReader(options.Version);
        while (true)
        {
            var result = await transport.Input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (Frame.TryRead(ref buffer, PacketDirection.ToClient, options.MaximumPacketSize, out var frame))
            {
                var packet = reader.Read(frame);
                transport.Input.AdvanceTo(buffer.Start);
                if (packet is not ConnAckPacket answer) throw new MqttProtocolException(ReasonCode.ProtocolError, $"The broker answered CONNECT with {packet.Type} (MQTT 5.0 §3.2).");
                if (answer.SessionPresent && connect.CleanStart) throw new MqttProtocolException(ReasonCode.ProtocolError, "The broker has a session after a clean start (MQTT 5.0 §3.2.2.1.1).");
                return answer;
            }

            transport.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) throw new IOException("The broker closed the connection before it answered CONNECT.");
        }
    }

    /// <summary>What CONNACK said holds from here on.</summary>
    public void Begin(ConnAckPacket answer)
    {
        _agreed = answer.Properties;
        _keepAlive = _agreed.ServerKeepAlive is { } own ? TimeSpan.FromSeconds(own) : options.KeepAlive;
        if (_agreed.TopicAliasMaximum is > 0 and var aliases) _aliasesToBroker = new TopicAliasesToPeer(Math.Min((int)aliases, OwnTopicAliases));
        _lastReceived = _lastSent = time.GetTimestamp();
    }

    /// <summary>Serves the connection until it ends. Throws what ended it.</summary>
    /// <returns>The broker's DISCONNECT, or null when it just closed.</returns>
    public async Task<DisconnectPacket?> Run(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<DisconnectPacket?> reading = Read(stop.Token);
        Task[] tasks = [reading, Write(stop.Token), Watch(stop.Token)];
        Wake();
        try
        {
            await await Task.WhenAny(tasks);
            return reading.IsCompletedSuccessfully ? await reading : null;
        }
        catch (MqttProtocolException e) when (options.Version == MqttVersion.V5)
        {
            // MQTT 5.0 §4.13: the broker is told why.
            Send(new DisconnectPacket(e.Reason));
            await tasks[1].WaitAsync(LastWords, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _requests.Fail(new MqttConnectionException("The connection ended before the broker answered."));
        }
    }

    public void Wake() => _wakes.Writer.TryWrite(item: true);

    public void Answer(PacketType kind, ushort id)
    {
        if (kind is PacketType.PubAck or PacketType.PubComp) Interlocked.Decrement(ref _unacknowledged);
        Send(new AckPacket(kind, id));
    }

    /// <summary>Puts a packet in line before the messages. DISCONNECT is the last one sent: MQTT 5.0 §3.14.4.</summary>
    public void Send(Packet packet)
    {
        lock (_gate) _packets.Enqueue(packet);
        Wake();
    }

    private ConnectPacket ToConnect(bool cleanStart)
    {
        var expiry = (uint)options.SessionExpiry.TotalSeconds;
        return new ConnectPacket
        {
            Version = options.Version,
            ClientId = options.ClientId,
            CleanStart = options.Version == MqttVersion.V5 ? cleanStart : expiry == 0,
            KeepAlive = (ushort)options.KeepAlive.TotalSeconds,
            Will = options.Will,
            WillDelay = (uint)options.WillDelay.TotalSeconds,
            UserName = options.UserName,
            Password = options.Password,
            Properties = new PropertySet
            {
                SessionExpiryInterval = expiry == 0 ? null : expiry,
                ReceiveMaximum = (ushort)options.ReceiveMaximum,
                MaximumPacketSize = (uint)options.MaximumPacketSize,
                TopicAliasMaximum = OwnTopicAliases,
            },
        };
    }

    private async Task<DisconnectPacket?> Read(CancellationToken cancellationToken)
    {
        var reader = new PacketReader(options.Version);
        while (true)
        {
            var result = await transport.Input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (Frame.TryRead(ref buffer, PacketDirection.ToClient, options.MaximumPacketSize, out var frame))
            {
                Volatile.Write(ref _lastReceived, time.GetTimestamp());
                var packet = reader.Read(frame);
                if (packet is DisconnectPacket disconnect) return disconnect;
                if (packet is PublishPacket publish) await Receive(publish, cancellationToken);
                else Handle(packet);
            }

            transport.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) return null;
        }
    }

    private async ValueTask Receive(PublishPacket publish, CancellationToken cancellationToken)
    {
        CheckReceiveMaximum(publish.Message.Qos);
        var receiving = inbox.Receive(publish, _aliasesFromBroker.Resolve(publish.Message.Topic, publish.TopicAlias), this, cancellationToken);
        if (!receiving.IsCompleted) _holdsBack = true;
        await receiving;
        if (!_holdsBack) return;

        // What the broker said meanwhile is still to be read, so its silence begins here.
        Volatile.Write(ref _lastReceived, time.GetTimestamp());
        _holdsBack = false;
    }

    private void Handle(Packet packet)
    {
        switch (packet)
        {
            case AckPacket { Kind: PacketType.PubRel } release:
                inbox.Release(release.PacketId);
                Answer(PacketType.PubComp, release.PacketId);
                break;
            case AckPacket ack when window.Acknowledge(ack): Answer(PacketType.PubRel, ack.PacketId); break;
            case AckPacket: Wake(); break;
            case SubAckPacket answer: _requests.Answer(answer.PacketId, answer.Reasons); break;
            case UnsubAckPacket answer: _requests.Answer(answer.PacketId, answer.Reasons); break;
            case PingRespPacket: break;
            default: throw new MqttProtocolException(ReasonCode.ProtocolError, $"The broker sent {packet.Type} out of turn (MQTT 5.0 §4.13).");
        }
    }

    /// <summary>What CONNECT said, and as much again as may wait: MQTT 5.0 §3.3.4. 3.1.1 has no such limit; there the inbox holds the broker back.</summary>
    /// <remarks>Mosquitto 2.0.11 breaks the limit: of the second acknowledgement after a full window it makes a whole window of places. A client that took it at its word would never get to the end of its retained messages.</remarks>
    private void CheckReceiveMaximum(QualityOfService qos)
    {
        if (qos == QualityOfService.AtMostOnce || options.Version != MqttVersion.V5) return;
        if (Interlocked.Increment(ref _unacknowledged) > options.ReceiveMaximum + options.MaximumReceived)
            throw new MqttProtocolException(ReasonCode.ReceiveMaximumExceeded, $"The broker sent more than {options.ReceiveMaximum + options.MaximumReceived} messages before the first was acknowledged; it was told to send {options.ReceiveMaximum} (MQTT 5.0 §3.3.4).");
    }

    private async Task Write(CancellationToken cancellationToken)
    {
        while (await _wakes.Reader.WaitToReadAsync(cancellationToken))
        {
            _wakes.Reader.TryRead(out _);
            while (Fill(out var handedOn))
            {
                Volatile.Write(ref _lastSent, time.GetTimestamp());
                await transport.Output.FlushAsync(cancellationToken);
                foreach (var publish in handedOn) publish.Succeed();
                if (_saidGoodbye) return;
            }
        }
    }

    /// <summary>Writes into the pipe's buffer; false when there was nothing. QoS 0 messages are done once they are flushed.</summary>
    private bool Fill(out List<PendingPublish> handedOn)
    {
        var bytes = 0;
        handedOn = [];
        while (bytes < FlushAtBytes && !_saidGoodbye)
        {
            Packet? packet;
            lock (_gate) _packets.TryDequeue(out packet);
            if (packet is not null)
            {
                bytes += PacketWriter.Write(transport.Output, packet, options.Version);
                _saidGoodbye = packet is DisconnectPacket;
                continue;
            }

            if (window.Next(_agreed.ReceiveMaximum ?? ushort.MaxValue) is not { } publish) break;
            bytes += Write(publish);
            if (publish.Qos == QualityOfService.AtMostOnce) handedOn.Add(publish);
        }

        return bytes > 0;
    }

    private int Write(PendingPublish publish)
    {
        if (publish.Released) return PacketWriter.WriteAck(transport.Output, PacketType.PubRel, publish.Id);
        var message = publish.Message.Message;
        var alias = _aliasesToBroker?.For(message.Topic) ?? default;
        var head = new PublishHead(
            message.Qos, message.Retain, publish.Duplicate, publish.Id, publish.SecondsLeft(time), alias.Number, alias.IsKnown);
        if (publish.Message.Size(head, options.Version) > (_agreed.MaximumPacketSize ?? uint.MaxValue))
        {
            window.Refuse(publish, ReasonCode.PacketTooLarge, $"The broker takes packets of {_agreed.MaximumPacketSize} bytes at most (MQTT 5.0 §3.2.2.3.6).");
            return 0;
        }

        if ((byte)message.Qos > (_agreed.MaximumQos ?? 2))
        {
            window.Refuse(publish, ReasonCode.QosNotSupported, $"The broker takes QoS {_agreed.MaximumQos} at most (MQTT 5.0 §3.2.2.3.4).");
            return 0;
        }

        if (message.Retain && _agreed.RetainAvailable == false)
        {
            window.Refuse(publish, ReasonCode.RetainNotSupported, "The broker retains no messages (MQTT 5.0 §3.2.2.3.5).");
            return 0;
        }

        _aliasesToBroker?.Sent(alias, message.Topic);
        return publish.Message.Write(transport.Output, head, options.Version);
    }

    /// <summary>Pings after silence and gives up after one and a half times of it, unless it is we who do not listen: MQTT 5.0 §3.1.2.10 and §3.12.</summary>
    private async Task Watch(CancellationToken cancellationToken)
    {
        if (_keepAlive == TimeSpan.Zero) await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        using var timer = new PeriodicTimer(_keepAlive / 2, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (!_holdsBack && time.GetElapsedTime(Volatile.Read(ref _lastReceived)) > _keepAlive * 1.5)
                throw new IOException("The broker has been silent for one and a half times the keep-alive.");
            var silence = time.GetElapsedTime(Math.Min(Volatile.Read(ref _lastSent), Volatile.Read(ref _lastReceived)));
            if (silence >= _keepAlive / 2) Send(PingReqPacket.Instance);
        }
    }
}
