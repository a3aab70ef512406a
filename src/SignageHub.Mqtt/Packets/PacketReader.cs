namespace SignageHub.Mqtt.Packets;

/// <summary>Turns frames into packets, strictly: MQTT 5.0 §3 and MQTT 3.1.1 §3.</summary>
/// <param name="version">What CONNECT agreed on; nothing but CONNECT is read without it.</param>
/// <param name="maximumPropertyBytes">Of one packet's properties; more gives 0x95.</param>
internal sealed class PacketReader(MqttVersion version, int maximumPropertyBytes = int.MaxValue)
{
    private bool HasProperties => version == MqttVersion.V5;

    /// <exception cref="MqttProtocolException">With the reason code the standard gives.</exception>
    public Packet Read(in Frame frame)
    {
        if (HasProperties && !frame.IsMinimal) throw WireReader.Malformed("The remaining length has more bytes than it needs (MQTT 5.0 §1.5.5).");
        var reader = new WireReader(frame.Body);
        return frame.Type switch
        {
            PacketType.Publish => PublishReader.Read(frame.FirstByte, ref reader, version, maximumPropertyBytes),
            PacketType.PubAck or PacketType.PubRec or PacketType.PubRel or PacketType.PubComp => ReadAck(frame.Type, ref reader),
            PacketType.Subscribe => ReadSubscribe(ref reader),
            PacketType.Unsubscribe => ReadUnsubscribe(ref reader),
            PacketType.PingReq => Ended(reader, PingReqPacket.Instance),
            PacketType.PingResp => Ended(reader, PingRespPacket.Instance),
            PacketType.Disconnect => ReadDisconnect(ref reader),
            PacketType.Auth when HasProperties => ReadAuth(ref reader),
            PacketType.Auth => throw WireReader.Malformed("Packet type 15 is reserved (MQTT 3.1.1 §2.2.1)."),
            PacketType.Connect => ConnectReader.Read(frame, maximumPropertyBytes),
            PacketType.ConnAck => ReadConnAck(ref reader),
            PacketType.SubAck => ReadSubAck(ref reader),
            _ => ReadUnsubAck(ref reader),
        };
    }

    private static Packet Ended(WireReader reader, Packet packet)
    {
        reader.MustEnd();
        return packet;
    }

    private PropertySet ReadProperties(ref WireReader reader, PacketType type) =>
        HasProperties ? PropertyReader.Read(ref reader, PropertyRules.For(type), maximumPropertyBytes) : PropertySet.Empty;

    private Packet ReadAck(PacketType type, ref WireReader reader)
    {
        var id = reader.PacketId();
        var reason = ReasonCode.Success;
        var properties = PropertySet.Empty;
        if (HasProperties && !reader.AtEnd)
        {
            reason = ReasonRules.Check(type, reader.Byte());
            if (!reader.AtEnd) properties = ReadProperties(ref reader, type);
        }

        return Ended(reader, new AckPacket(type, id, reason) { Properties = properties });
    }

    private SubscribePacket ReadSubscribe(ref WireReader reader)
    {
        var id = reader.PacketId();
        var properties = ReadProperties(ref reader, PacketType.Subscribe);
        var requests = new List<SubscriptionRequest>();
        while (!reader.AtEnd) requests.Add(ReadRequest(reader.Text(), reader.Byte()));
        if (requests.Count == 0) throw new MqttProtocolException(ReasonCode.ProtocolError, "SUBSCRIBE has no filter (MQTT 5.0 §3.8.3).");
        return new SubscribePacket(id, requests) { Properties = properties };
    }

    /// <summary>MQTT 5.0 §3.8.3.1; on 3.1.1 all but the QoS is reserved (§3.8.3).</summary>
    private SubscriptionRequest ReadRequest(string filter, byte options)
    {
        if ((options & (HasProperties ? 0xC0 : 0xFC)) != 0) throw WireReader.Malformed("Reserved bits of the subscription options are set (MQTT 5.0 §3.8.3.1).");
        var qos = options & 3;
        var handling = (options >> 4) & 3;
        if (qos == 3 || handling == 3) throw new MqttProtocolException(ReasonCode.ProtocolError, "QoS or retain handling is 3 (MQTT 5.0 §3.8.3.1).");
        return new SubscriptionRequest(filter, (QualityOfService)qos, (options & 4) != 0, (options & 8) != 0, (RetainHandling)handling);
    }

    private UnsubscribePacket ReadUnsubscribe(ref WireReader reader)
    {
        var id = reader.PacketId();
        var properties = ReadProperties(ref reader, PacketType.Unsubscribe);
        var filters = new List<string>();
        while (!reader.AtEnd) filters.Add(reader.Text());
        if (filters.Count == 0) throw new MqttProtocolException(ReasonCode.ProtocolError, "UNSUBSCRIBE has no filter (MQTT 5.0 §3.10.3).");
        return new UnsubscribePacket(id, filters) { Properties = properties };
    }

    private Packet ReadDisconnect(ref WireReader reader)
    {
        if (!HasProperties || reader.AtEnd) return Ended(reader, new DisconnectPacket(ReasonCode.Success));
        var reason = ReasonRules.Check(PacketType.Disconnect, reader.Byte());
        var properties = reader.AtEnd ? PropertySet.Empty : ReadProperties(ref reader, PacketType.Disconnect);
        return Ended(reader, new DisconnectPacket(reason) { Properties = properties });
    }

    private Packet ReadAuth(ref WireReader reader)
    {
        if (reader.AtEnd) return new AuthPacket(ReasonCode.Success);
        var reason = ReasonRules.Check(PacketType.Auth, reader.Byte());
        var properties = reader.AtEnd ? PropertySet.Empty : ReadProperties(ref reader, PacketType.Auth);
        return Ended(reader, new AuthPacket(reason) { Properties = properties });
    }

    private Packet ReadConnAck(ref WireReader reader)
    {
        var flags = reader.Byte();
        if (flags > 1) throw WireReader.Malformed("Reserved bits of the CONNACK flags are set (MQTT 5.0 §3.2.2.1).");
        var code = reader.Byte();
        var reason = HasProperties ? ReasonRules.Check(PacketType.ConnAck, code) : ReasonRules.FromV311ConnectCode(code);
        var properties = ReadProperties(ref reader, PacketType.ConnAck);
        return Ended(reader, new ConnAckPacket(flags == 1, reason) { Properties = properties });
    }

    private SubAckPacket ReadSubAck(ref WireReader reader)
    {
        var id = reader.PacketId();
        var properties = ReadProperties(ref reader, PacketType.SubAck);
        return new SubAckPacket(id, ReadReasons(ref reader, PacketType.SubAck)) { Properties = properties };
    }

    private UnsubAckPacket ReadUnsubAck(ref WireReader reader)
    {
        var id = reader.PacketId();
        if (!HasProperties) return (UnsubAckPacket)Ended(reader, new UnsubAckPacket(id, []));
        var properties = ReadProperties(ref reader, PacketType.UnsubAck);
        return new UnsubAckPacket(id, ReadReasons(ref reader, PacketType.UnsubAck)) { Properties = properties };
    }

    private static List<ReasonCode> ReadReasons(ref WireReader reader, PacketType type)
    {
        var reasons = new List<ReasonCode>();
        while (!reader.AtEnd) reasons.Add(ReasonRules.Check(type, reader.Byte()));
        if (reasons.Count == 0) throw new MqttProtocolException(ReasonCode.ProtocolError, $"{type} has no reason code (MQTT 5.0 §3.9.3).");
        return reasons;
    }
}
