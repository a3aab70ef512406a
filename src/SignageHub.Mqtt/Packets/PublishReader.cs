namespace SignageHub.Mqtt.Packets;

/// <summary>Reads PUBLISH of both versions: MQTT 5.0 §3.3, MQTT 3.1.1 §3.3.</summary>
internal static class PublishReader
{
    public static PublishPacket Read(byte firstByte, ref WireReader reader, MqttVersion version, int maximumPropertyBytes)
    {
        var qos = (QualityOfService)((firstByte >> 1) & 3);
        var duplicate = (firstByte & 8) != 0;
        if (qos > QualityOfService.ExactlyOnce) throw WireReader.Malformed("The QoS is 3 (MQTT 5.0 §3.3.1.2).");
        if (duplicate && qos == QualityOfService.AtMostOnce)
            throw new MqttProtocolException(ReasonCode.ProtocolError, "DUP is set with QoS 0 (MQTT 5.0 §3.3.1.1).");
        var topic = reader.Text();
        var id = qos == QualityOfService.AtMostOnce ? (ushort)0 : reader.PacketId();
        var properties = version == MqttVersion.V5
            ? PropertyReader.Read(ref reader, PropertyRules.For(PacketType.Publish), maximumPropertyBytes)
            : PropertySet.Empty;
        CheckTopic(topic, properties.TopicAlias is not null);
        var message = ToMessage(topic, reader.Rest(), properties, qos, (firstByte & 1) != 0, duplicate);
        return new PublishPacket(message) { PacketId = id, TopicAlias = properties.TopicAlias ?? 0 };
    }

    /// <summary>What PUBLISH and a will have in common: MQTT 5.0 §3.1.3.2 and §3.3.2.3.</summary>
    public static MqttMessage ToMessage(string topic, byte[] payload, PropertySet properties, QualityOfService qos, bool retain, bool duplicate)
    {
        if (ReferenceEquals(properties, PropertySet.Empty))
            return new MqttMessage { Topic = topic, Payload = payload, Qos = qos, Retain = retain, Duplicate = duplicate };
        return new MqttMessage
        {
            Topic = topic,
            Payload = payload,
            Qos = qos,
            Retain = retain,
            Duplicate = duplicate,
            Expiry = properties.MessageExpiryInterval is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            PayloadIsText = properties.PayloadFormatIndicator == 1,
            ContentType = properties.ContentType,
            ResponseTopic = properties.ResponseTopic,
            CorrelationData = properties.CorrelationData,
            UserProperties = properties.UserProperties,
            SubscriptionIdentifiers = properties.SubscriptionIdentifiers,
        };
    }

    private static void CheckTopic(string topic, bool hasAlias)
    {
        if (topic.Length == 0)
        {
            if (!hasAlias) throw new MqttProtocolException(ReasonCode.ProtocolError, "The topic is empty and no alias stands for it (MQTT 5.0 §3.3.2.3.4).");
        }
        else if (!TopicName.IsValid(topic))
        {
            throw new MqttProtocolException(ReasonCode.TopicNameInvalid, "The topic name has wildcards (MQTT 5.0 §3.3.2.1).");
        }
    }
}
