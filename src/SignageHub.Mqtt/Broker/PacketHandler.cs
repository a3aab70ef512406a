using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>What each packet of an accepted client does: MQTT 5.0 §3.3.4, §3.4 to §3.14 and §4.3.</summary>
internal sealed class PacketHandler(ClientConnection connection, Session session, BrokerCore core)
{
    private readonly WaitAllowance _allowance = new();
    private TopicAliasesFromPeer? _aliases;
    private int _unanswered;

    /// <summary>QoS 2 messages that came on this connection and are not released: the receive maximum starts anew with each (MQTT 5.0 §4.9).</summary>
    private HashSet<ushort>? _unreleased;

    /// <summary>DISCONNECT came; nothing after it counts: MQTT 5.0 §3.14.4.</summary>
    public bool Disconnected { get; private set; }

    /// <summary>It came with 0x00, so there is no will.</summary>
    public bool WithoutWill { get; private set; }

    private bool IsV5 => connection.Version == MqttVersion.V5;

    /// <summary>Completes when the next packet may be read.</summary>
    public ValueTask Handle(Packet packet)
    {
        switch (packet)
        {
            case PublishPacket publish: return Publish(publish);
            case AckPacket { Kind: PacketType.PubRel } release: Release(release); break;
            case AckPacket ack: Acknowledge(ack); break;
            case SubscribePacket subscribe: new SubscribeHandler(connection, session, core).Subscribe(subscribe); break;
            case UnsubscribePacket unsubscribe: new SubscribeHandler(connection, session, core).Unsubscribe(unsubscribe); break;
            case PingReqPacket: connection.Writer.Answer(PingRespPacket.Instance); break;
            case DisconnectPacket disconnect: Disconnect(disconnect); break;
            case ConnectPacket: throw new MqttProtocolException(ReasonCode.ProtocolError, "A second CONNECT came (MQTT 5.0 §3.1).");
            default: throw new MqttProtocolException(ReasonCode.ProtocolError, "AUTH came without an authentication method (MQTT 5.0 §3.15).");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The answers so far are the writer's.</summary>
    public void Answered() => _unanswered = 0;

    private ValueTask Publish(PublishPacket packet)
    {
        core.Counters.MessageReceived();
        var message = packet.Message;
        if (packet.TopicAlias != 0)
        {
            _aliases ??= new TopicAliasesFromPeer(core.Options.TopicAliasMaximum);
            message = message with { Topic = _aliases.Resolve(message.Topic, packet.TopicAlias) };
        }

        if (message.SubscriptionIdentifiers.Count > 0)
            throw new MqttProtocolException(ReasonCode.ProtocolError, "A client sent a subscription identifier (MQTT 5.0 §3.3.4).");
        var isNew = message.Qos != QualityOfService.ExactlyOnce || session.Receive(packet.PacketId);
        if (message.Qos == QualityOfService.ExactlyOnce) (_unreleased ??= []).Add(packet.PacketId);
        CheckReceiveMaximum(message.Qos);
        if (!isNew)
        {
            connection.Writer.Answer(PacketType.PubRec, packet.PacketId);
            return ValueTask.CompletedTask;
        }

        var (reason, room) = Pass(message);
        switch (message.Qos)
        {
            case QualityOfService.AtLeastOnce:
                Answer(PacketType.PubAck, packet.PacketId, reason);
                break;
            case QualityOfService.ExactlyOnce:
                if (IsV5 && reason.IsFailure())
                {
                    Forget(packet.PacketId);
                    session.Release(packet.PacketId);
                }
                else
                {
                    // Written down after the message itself: a message twice is the lesser evil than one that is lost.
                    session.Log?.Received(packet.PacketId);
                }

                Answer(PacketType.PubRec, packet.PacketId, reason);
                break;
        }

        return room;
    }

    private (ReasonCode, ValueTask) Pass(MqttMessage message)
    {
        if (!core.Topics.IsWithinLevels(message.Topic)) return (ReasonCode.TopicNameInvalid, ValueTask.CompletedTask);
        if (core.Topics.MayPublish(session.Identity, message.Topic)) return core.Publish(message, session, _allowance);
        core.Peers.PublishDenied(session.ClientId, message.Topic);
        return (ReasonCode.NotAuthorized, ValueTask.CompletedTask);
    }

    /// <summary>More messages than we said we take, before we answered: MQTT 5.0 §3.3.4. 3.1.1 has no such limit.</summary>
    private void CheckReceiveMaximum(QualityOfService qos)
    {
        if (!IsV5 || qos == QualityOfService.AtMostOnce) return;
        if (qos == QualityOfService.AtLeastOnce) _unanswered++;

        // The writer may keep answers back, for the disk or a peer that does not read; those of this turn it may have sent before the peer could know.
        var unacknowledged = Math.Max(_unanswered, connection.Writer.UnsentPubAcks + (qos == QualityOfService.AtLeastOnce ? 1 : 0));
        if (unacknowledged + (_unreleased?.Count ?? 0) > core.Options.ReceiveMaximum)
            throw new MqttProtocolException(ReasonCode.ReceiveMaximumExceeded, $"More than {core.Options.ReceiveMaximum} messages are unacknowledged (MQTT 5.0 §3.3.4).");
    }

    /// <summary>3.1.1 has no reasons, so a refused message is acknowledged and dropped: MQTT 3.1.1 §3.3.5.</summary>
    private void Answer(PacketType kind, ushort id, ReasonCode reason)
    {
        if (IsV5 && reason != ReasonCode.Success)
        {
            connection.Writer.Answer(new AckPacket(kind, id, reason));
        }
        else
        {
            connection.Writer.Answer(kind, id);
        }
    }

    /// <summary>PUBREL: MQTT 5.0 §3.6.</summary>
    private void Release(AckPacket packet)
    {
        Forget(packet.PacketId);
        var known = session.Release(packet.PacketId);
        Answer(PacketType.PubComp, packet.PacketId, known ? ReasonCode.Success : ReasonCode.PacketIdentifierNotFound);
    }

    private void Forget(ushort id)
    {
        _unreleased?.Remove(id);
        if (_unreleased is { Count: 0 }) _unreleased = null;
    }

    /// <summary>PUBACK, PUBREC and PUBCOMP: MQTT 5.0 §3.4, §3.5 and §3.7.</summary>
    public void Acknowledge(AckPacket packet)
    {
        switch (session.Acknowledge(packet.Kind, packet.PacketId, packet.Reason.IsFailure()))
        {
            case AckOutcome.Release: connection.Writer.Answer(PacketType.PubRel, packet.PacketId); break;
            case AckOutcome.Unknown when packet.Kind == PacketType.PubRec && !packet.Reason.IsFailure():
                Answer(PacketType.PubRel, packet.PacketId, ReasonCode.PacketIdentifierNotFound);
                break;
            case AckOutcome.Wrong:
                throw new MqttProtocolException(ReasonCode.ProtocolError, $"{packet.Kind} does not fit the message it acknowledges (MQTT 5.0 §4.3).");
        }
    }

    private void Disconnect(DisconnectPacket packet)
    {
        if (!ReasonRules.IsForClient(packet.Reason))
            throw new MqttProtocolException(ReasonCode.ProtocolError, $"{packet.Reason} is no reason for a client to disconnect (MQTT 5.0 §3.14.2.1).");
        if (packet.Properties.SessionExpiryInterval is { } seconds)
        {
            if (session.ExpirySeconds == 0 && seconds > 0)
                throw new MqttProtocolException(ReasonCode.ProtocolError, "DISCONNECT gives an expiry to a session that CONNECT gave none (MQTT 5.0 §3.14.2.2.2).");
            session.ExpirySeconds = Math.Min(seconds, (uint)core.Options.MaximumSessionExpiry.TotalSeconds);
        }

        Disconnected = true;
        WithoutWill = packet.Reason == ReasonCode.Success;
    }
}
