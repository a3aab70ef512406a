using System.Buffers;
using System.Text;

namespace SignageHub.Mqtt.Packets;

/// <summary>How one copy of a message goes out: what differs from receiver to receiver. MQTT 5.0 §3.3.1 and §3.3.2.</summary>
/// <param name="Expiry">Seconds that are left; null for none: MQTT 5.0 §3.3.2.3.3.</param>
/// <param name="Alias">0 for none; with <paramref name="OmitTopic"/> it stands for the topic: MQTT 5.0 §3.3.2.3.4.</param>
internal readonly record struct PublishHead(
    QualityOfService Qos, bool Retain = false, bool Duplicate = false, ushort PacketId = 0, uint? Expiry = null, ushort Alias = 0, bool OmitTopic = false)
{
    /// <summary>Empty on the way to a broker: MQTT 5.0 §3.3.4.</summary>
    public ReadOnlyMemory<uint> SubscriptionIdentifiers { get; init; }
}

/// <summary>A message with the parts encoded that are the same for every receiver, so that a fan-out encodes them once: MQTT 5.0 §3.3.</summary>
internal sealed class EncodedMessage
{
    private readonly byte[] _topic;
    private readonly byte[] _properties;

    public EncodedMessage(MqttMessage message)
    {
        Message = message;
        _topic = Encoding.UTF8.GetBytes(message.Topic);
        _properties = EncodeProperties(message);
    }

    public MqttMessage Message { get; }

    /// <summary>The timestamp of the broker's clock at which it dies; <see cref="long.MaxValue"/> for never: MQTT 5.0 §3.3.2.3.3.</summary>
    public long ExpiresAt { get; init; } = long.MaxValue;

    /// <summary>
    /// The client that published it, empty for the host. Of what was read from disk it is known of retained messages; null where it is not:
    /// MQTT 5.0 §3.8.3.1 (No Local).
    /// </summary>
    public string? SenderId { get; set; }

    /// <summary>Bytes that a queue counts for it.</summary>
    public int Weight => _topic.Length + _properties.Length + Message.Payload.Length;

    /// <summary>Bytes of the whole packet.</summary>
    public int Size(in PublishHead head, MqttVersion version)
    {
        var remaining = RemainingLength(head, version, out _);
        return 1 + VariableLength(remaining) + remaining;
    }

    /// <returns>Bytes written.</returns>
    public int Write(IBufferWriter<byte> output, in PublishHead head, MqttVersion version)
    {
        var remaining = RemainingLength(head, version, out var propertyLength);
        var writer = new WireWriter(output);
        writer.Byte((byte)((int)PacketType.Publish << 4 | (head.Duplicate ? 8 : 0) | (int)head.Qos << 1 | (head.Retain ? 1 : 0)));
        writer.VariableInteger((uint)remaining);
        writer.Binary(head.OmitTopic ? [] : _topic);
        if (head.Qos != QualityOfService.AtMostOnce) writer.UInt16(head.PacketId);
        if (version == MqttVersion.V5) WriteProperties(writer, head, propertyLength);
        writer.Bytes(Message.Payload.Span);
        return 1 + VariableLength(remaining) + remaining;
    }

    private static int VariableLength(int value) => value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;

    private static byte[] EncodeProperties(MqttMessage message)
    {
        if (message is { PayloadIsText: false, ContentType: null, ResponseTopic: null, CorrelationData: null, UserProperties.Count: 0 }) return [];
        var buffer = new ArrayBufferWriter<byte>();
        PropertyWriter.Write(buffer, new PropertySet
        {
            PayloadFormatIndicator = message.PayloadIsText ? (byte)1 : null,
            ContentType = message.ContentType,
            ResponseTopic = message.ResponseTopic,
            CorrelationData = message.CorrelationData,
            UserProperties = message.UserProperties,
        });
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteProperties(WireWriter writer, in PublishHead head, int length)
    {
        writer.VariableInteger((uint)length);
        if (head.Expiry is { } expiry)
        {
            writer.Byte((byte)PropertyId.MessageExpiryInterval);
            writer.UInt32(expiry);
        }

        if (head.Alias != 0)
        {
            writer.Byte((byte)PropertyId.TopicAlias);
            writer.UInt16(head.Alias);
        }

        foreach (var id in head.SubscriptionIdentifiers.Span)
        {
            writer.Byte((byte)PropertyId.SubscriptionIdentifier);
            writer.VariableInteger(id);
        }

        writer.Bytes(_properties);
    }

    private int RemainingLength(in PublishHead head, MqttVersion version, out int propertyLength)
    {
        propertyLength = 0;
        var length = 2 + (head.OmitTopic ? 0 : _topic.Length) + (head.Qos == QualityOfService.AtMostOnce ? 0 : 2) + Message.Payload.Length;
        if (version != MqttVersion.V5) return length;
        propertyLength = _properties.Length + (head.Expiry is null ? 0 : 5) + (head.Alias == 0 ? 0 : 3);
        foreach (var id in head.SubscriptionIdentifiers.Span) propertyLength += 1 + VariableLength((int)id);
        return length + VariableLength(propertyLength) + propertyLength;
    }
}
