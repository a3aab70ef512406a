using System.Buffers;

namespace SignageHub.Mqtt.Packets;

/// <summary>Writes properties, without the length before them: MQTT 5.0 §2.2.2.</summary>
internal static class PropertyWriter
{
    public static void Write(IBufferWriter<byte> output, PropertySet set)
    {
        if (ReferenceEquals(set, PropertySet.Empty)) return;
        var w = new WireWriter(output);
        Byte(w, PropertyId.PayloadFormatIndicator, set.PayloadFormatIndicator);
        UInt32(w, PropertyId.MessageExpiryInterval, set.MessageExpiryInterval);
        Text(w, PropertyId.ContentType, set.ContentType);
        Text(w, PropertyId.ResponseTopic, set.ResponseTopic);
        Binary(w, PropertyId.CorrelationData, set.CorrelationData);
        foreach (var id in set.SubscriptionIdentifiers)
        {
            w.Byte((byte)PropertyId.SubscriptionIdentifier);
            w.VariableInteger(id);
        }

        UInt32(w, PropertyId.SessionExpiryInterval, set.SessionExpiryInterval);
        Text(w, PropertyId.AssignedClientIdentifier, set.AssignedClientIdentifier);
        UInt16(w, PropertyId.ServerKeepAlive, set.ServerKeepAlive);
        Text(w, PropertyId.AuthenticationMethod, set.AuthenticationMethod);
        Binary(w, PropertyId.AuthenticationData, set.AuthenticationData);
        Flag(w, PropertyId.RequestProblemInformation, set.RequestProblemInformation);
        UInt32(w, PropertyId.WillDelayInterval, set.WillDelayInterval);
        Flag(w, PropertyId.RequestResponseInformation, set.RequestResponseInformation);
        Text(w, PropertyId.ResponseInformation, set.ResponseInformation);
        Text(w, PropertyId.ServerReference, set.ServerReference);
        Text(w, PropertyId.ReasonString, set.ReasonString);
        UInt16(w, PropertyId.ReceiveMaximum, set.ReceiveMaximum);
        UInt16(w, PropertyId.TopicAliasMaximum, set.TopicAliasMaximum);
        UInt16(w, PropertyId.TopicAlias, set.TopicAlias);
        Byte(w, PropertyId.MaximumQos, set.MaximumQos);
        Flag(w, PropertyId.RetainAvailable, set.RetainAvailable);
        foreach (var (name, value) in set.UserProperties)
        {
            w.Byte((byte)PropertyId.UserProperty);
            w.Text(name);
            w.Text(value);
        }

        UInt32(w, PropertyId.MaximumPacketSize, set.MaximumPacketSize);
        Flag(w, PropertyId.WildcardSubscriptionAvailable, set.WildcardSubscriptionAvailable);
        Flag(w, PropertyId.SubscriptionIdentifierAvailable, set.SubscriptionIdentifierAvailable);
        Flag(w, PropertyId.SharedSubscriptionAvailable, set.SharedSubscriptionAvailable);
    }

    private static void Byte(WireWriter writer, PropertyId id, byte? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.Byte(value.Value);
    }

    private static void Flag(WireWriter writer, PropertyId id, bool? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.Byte(value.Value ? (byte)1 : (byte)0);
    }

    private static void UInt16(WireWriter writer, PropertyId id, ushort? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.UInt16(value.Value);
    }

    private static void UInt32(WireWriter writer, PropertyId id, uint? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.UInt32(value.Value);
    }

    private static void Text(WireWriter writer, PropertyId id, string? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.Text(value);
    }

    private static void Binary(WireWriter writer, PropertyId id, ReadOnlyMemory<byte>? value)
    {
        if (value is null) return;
        writer.Byte((byte)id);
        writer.Binary(value.Value.Span);
    }
}
