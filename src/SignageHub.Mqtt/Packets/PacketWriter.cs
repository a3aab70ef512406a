using System.Buffers;

namespace SignageHub.Mqtt.Packets;

/// <summary>Writes every packet of both versions: MQTT 5.0 §3, MQTT 3.1.1 §3. PUBLISH on the fast path goes through <see cref="EncodedMessage"/>.</summary>
internal static class PacketWriter
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_body;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_properties;

    /// <returns>Bytes written.</returns>
    public static int Write(IBufferWriter<byte> output, Packet packet, MqttVersion version)
    {
        switch (packet)
        {
            case PublishPacket publish: return WritePublish(output, publish, version);
            case AckPacket { Reason: ReasonCode.Success } ack when ReferenceEquals(ack.Properties, PropertySet.Empty): return WriteAck(output, ack.Kind, ack.PacketId);
        }

        var body = t_body ??= new ArrayBufferWriter<byte>(256);
        body.ResetWrittenCount();
        var flags = WriteBody(new WireWriter(body), body, packet, version);
        var writer = new WireWriter(output);
        writer.Byte((byte)((int)packet.Type << 4 | flags));
        writer.VariableInteger((uint)body.WrittenCount);
        writer.Bytes(body.WrittenSpan);
        return 1 + (body.WrittenCount < 128 ? 1 : body.WrittenCount < 16_384 ? 2 : body.WrittenCount < 2_097_152 ? 3 : 4) + body.WrittenCount;
    }

    /// <summary>An acknowledgement without reason and properties, four bytes in both versions: MQTT 5.0 §3.4.2.1.</summary>
    public static int WriteAck(IBufferWriter<byte> output, PacketType type, ushort packetId)
    {
        var span = output.GetSpan(4);
        span[0] = (byte)((int)type << 4 | (type == PacketType.PubRel ? 2 : 0));
        span[1] = 2;
        span[2] = (byte)(packetId >> 8);
        span[3] = (byte)packetId;
        output.Advance(4);
        return 4;
    }

    private static int WritePublish(IBufferWriter<byte> output, PublishPacket packet, MqttVersion version)
    {
        var message = packet.Message;
        var head = new PublishHead(
            message.Qos, message.Retain, message.Duplicate, packet.PacketId, message.Expiry is { } expiry ? (uint)expiry.TotalSeconds : null, packet.TopicAlias)
        {
            SubscriptionIdentifiers = message.SubscriptionIdentifiers.ToArray(),
        };
        return new EncodedMessage(message).Write(output, head, version);
    }

    /// <returns>The flags of the first byte: MQTT 5.0 §2.1.3.</returns>
    private static int WriteBody(WireWriter writer, ArrayBufferWriter<byte> body, Packet packet, MqttVersion version)
    {
        switch (packet)
        {
            case ConnectPacket connect:
                WriteConnect(writer, connect);
                return 0;
            case ConnAckPacket connAck:
                writer.Byte(connAck.SessionPresent ? (byte)1 : (byte)0);
                writer.Byte(version == MqttVersion.V5 ? (byte)connAck.Reason : ReasonRules.ToV311ConnectCode(connAck.Reason));
                WriteProperties(writer, connAck.Properties, version);
                return 0;
            case AckPacket ack:
                writer.UInt16(ack.PacketId);
                if (version == MqttVersion.V5) WriteReason(writer, ack.Reason, ack.Properties);
                return ack.Kind == PacketType.PubRel ? 2 : 0;
            case SubscribePacket subscribe:
                writer.UInt16(subscribe.PacketId);
                WriteProperties(writer, subscribe.Properties, version);
                foreach (var request in subscribe.Requests) WriteRequest(writer, request, version);
                return 2;
            case SubAckPacket subAck:
                writer.UInt16(subAck.PacketId);
                WriteProperties(writer, subAck.Properties, version);
                foreach (var reason in subAck.Reasons) writer.Byte(version == MqttVersion.V311 && reason.IsFailure() ? (byte)0x80 : (byte)reason);
                return 0;
            case UnsubscribePacket unsubscribe:
                writer.UInt16(unsubscribe.PacketId);
                WriteProperties(writer, unsubscribe.Properties, version);
                foreach (var filter in unsubscribe.Filters) writer.Text(filter);
                return 2;
            case UnsubAckPacket unsubAck:
                writer.UInt16(unsubAck.PacketId);
                WriteProperties(writer, unsubAck.Properties, version);
                if (version == MqttVersion.V5) foreach (var reason in unsubAck.Reasons) writer.Byte((byte)reason);
                return 0;
            case DisconnectPacket disconnect when version == MqttVersion.V5:
                WriteReason(writer, disconnect.Reason, disconnect.Properties);
                return 0;
            case AuthPacket auth:
                WriteReason(writer, auth.Reason, auth.Properties);
                return 0;
            default:
                return 0;
        }
    }

    private static void WriteConnect(WireWriter writer, ConnectPacket packet)
    {
        writer.Text("MQTT");
        writer.Byte((byte)packet.Version);
        var will = packet.Will;
        writer.Byte((byte)((packet.CleanStart ? 0x02 : 0) | (will is null ? 0 : 0x04 | (int)will.Qos << 3 | (will.Retain ? 0x20 : 0))
            | (packet.Password is null ? 0 : 0x40) | (packet.UserName is null ? 0 : 0x80)));
        writer.UInt16(packet.KeepAlive);
        WriteProperties(writer, packet.Properties, packet.Version);
        writer.Text(packet.ClientId);
        if (will is not null)
        {
            WriteProperties(writer, WillProperties(will, packet.WillDelay), packet.Version);
            writer.Text(will.Topic);
            writer.Binary(will.Payload.Span);
        }

        if (packet.UserName is not null) writer.Text(packet.UserName);
        if (packet.Password is { } password) writer.Binary(password.Span);
    }

    private static PropertySet WillProperties(MqttMessage will, uint delay) => new()
    {
        WillDelayInterval = delay == 0 ? null : delay,
        PayloadFormatIndicator = will.PayloadIsText ? (byte)1 : null,
        MessageExpiryInterval = will.Expiry is { } expiry ? (uint)expiry.TotalSeconds : null,
        ContentType = will.ContentType,
        ResponseTopic = will.ResponseTopic,
        CorrelationData = will.CorrelationData,
        UserProperties = will.UserProperties,
    };

    private static void WriteRequest(WireWriter writer, SubscriptionRequest request, MqttVersion version)
    {
        writer.Text(request.Filter);
        var options = (int)request.Qos;
        if (version == MqttVersion.V5) options |= (request.NoLocal ? 4 : 0) | (request.RetainAsPublished ? 8 : 0) | (int)request.RetainHandling << 4;
        writer.Byte((byte)options);
    }

    /// <summary>Reason and properties, both left out when they say nothing: MQTT 5.0 §3.14.2.1.</summary>
    private static void WriteReason(WireWriter writer, ReasonCode reason, PropertySet properties)
    {
        var without = ReferenceEquals(properties, PropertySet.Empty);
        if (reason == ReasonCode.Success && without) return;
        writer.Byte((byte)reason);
        if (!without) WriteProperties(writer, properties, MqttVersion.V5);
    }

    private static void WriteProperties(WireWriter writer, PropertySet properties, MqttVersion version)
    {
        if (version != MqttVersion.V5) return;
        var buffer = t_properties ??= new ArrayBufferWriter<byte>(256);
        buffer.ResetWrittenCount();
        PropertyWriter.Write(buffer, properties);
        writer.VariableInteger((uint)buffer.WrittenCount);
        writer.Bytes(buffer.WrittenSpan);
    }
}
