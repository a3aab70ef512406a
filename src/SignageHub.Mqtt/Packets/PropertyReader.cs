namespace SignageHub.Mqtt.Packets;

/// <summary>Reads a property length and the properties: MQTT 5.0 §2.2.2. Unknown or misplaced ones are malformed (0x81), repeated ones or wrong values protocol errors (0x82).</summary>
internal static class PropertyReader
{
    /// <param name="allowed">From <see cref="PropertyRules"/>.</param>
    /// <param name="maximumBytes">More is refused with 0x95 before any of it is read.</param>
    public static PropertySet Read(ref WireReader reader, ulong allowed, int maximumBytes = int.MaxValue)
    {
        var length = reader.VariableInteger();
        if (length == 0) return PropertySet.Empty;
        if (length > maximumBytes)
            throw new MqttProtocolException(ReasonCode.PacketTooLarge, $"The properties have {length} bytes; {maximumBytes} are allowed.");
        var part = reader.Part(length);
        var set = new PropertySet();
        ulong seen = 0;
        while (!part.AtEnd)
        {
            var id = part.VariableInteger();
            var bit = id < 64 ? 1UL << (int)id : 0;
            if ((allowed & bit) == 0) throw WireReader.Malformed($"Property {id} does not belong in this packet (MQTT 5.0 §2.2.2.2).");
            var mayRepeat = (PropertyId)id is PropertyId.UserProperty || ((PropertyId)id is PropertyId.SubscriptionIdentifier && allowed == PropertyRules.For(PacketType.Publish));
            if ((seen & bit) != 0 && !mayRepeat) throw Wrong($"Property {id} stands there twice (MQTT 5.0 §2.2.2).");
            seen |= bit;
            ReadOne((PropertyId)id, ref part, set);
        }

        if (set.AuthenticationData is not null && set.AuthenticationMethod is null) throw Wrong("There are authentication data without a method (MQTT 5.0 §3.1.2.11.10).");
        return set;
    }

    private static void ReadOne(PropertyId id, ref WireReader reader, PropertySet set)
    {
        switch (id)
        {
            case PropertyId.PayloadFormatIndicator: set.PayloadFormatIndicator = Flag(reader.Byte(), id) ? (byte)1 : (byte)0; break;
            case PropertyId.MessageExpiryInterval: set.MessageExpiryInterval = reader.UInt32(); break;
            case PropertyId.ContentType: set.ContentType = reader.Text(); break;
            case PropertyId.ResponseTopic: set.ResponseTopic = ResponseTopic(reader.Text()); break;
            case PropertyId.CorrelationData: set.CorrelationData = reader.Binary(); break;
            case PropertyId.SubscriptionIdentifier: AddSubscriptionIdentifier(NotZero(reader.VariableInteger(), id), set); break;
            case PropertyId.SessionExpiryInterval: set.SessionExpiryInterval = reader.UInt32(); break;
            case PropertyId.AssignedClientIdentifier: set.AssignedClientIdentifier = reader.Text(); break;
            case PropertyId.ServerKeepAlive: set.ServerKeepAlive = reader.UInt16(); break;
            case PropertyId.AuthenticationMethod: set.AuthenticationMethod = reader.Text(); break;
            case PropertyId.AuthenticationData: set.AuthenticationData = reader.Binary(); break;
            case PropertyId.RequestProblemInformation: set.RequestProblemInformation = Flag(reader.Byte(), id); break;
            case PropertyId.WillDelayInterval: set.WillDelayInterval = reader.UInt32(); break;
            case PropertyId.RequestResponseInformation: set.RequestResponseInformation = Flag(reader.Byte(), id); break;
            case PropertyId.ResponseInformation: set.ResponseInformation = reader.Text(); break;
            case PropertyId.ServerReference: set.ServerReference = reader.Text(); break;
            case PropertyId.ReasonString: set.ReasonString = reader.Text(); break;
            case PropertyId.ReceiveMaximum: set.ReceiveMaximum = (ushort)NotZero(reader.UInt16(), id); break;
            case PropertyId.TopicAliasMaximum: set.TopicAliasMaximum = reader.UInt16(); break;
            case PropertyId.TopicAlias: set.TopicAlias = Alias(reader.UInt16()); break;
            case PropertyId.MaximumQos: set.MaximumQos = Flag(reader.Byte(), id) ? (byte)1 : (byte)0; break;
            case PropertyId.RetainAvailable: set.RetainAvailable = Flag(reader.Byte(), id); break;
            case PropertyId.UserProperty: AddUserProperty(ref reader, set); break;
            case PropertyId.MaximumPacketSize: set.MaximumPacketSize = NotZero(reader.UInt32(), id); break;
            case PropertyId.WildcardSubscriptionAvailable: set.WildcardSubscriptionAvailable = Flag(reader.Byte(), id); break;
            case PropertyId.SubscriptionIdentifierAvailable: set.SubscriptionIdentifierAvailable = Flag(reader.Byte(), id); break;
            case PropertyId.SharedSubscriptionAvailable: set.SharedSubscriptionAvailable = Flag(reader.Byte(), id); break;
            default: throw WireReader.Malformed($"There is no property {(byte)id} (MQTT 5.0 §2.2.2.2).");
        }
    }

    private static void AddUserProperty(ref WireReader reader, PropertySet set)
    {
        if (set.UserProperties is not List<UserProperty> list) set.UserProperties = list = [];
        list.Add(new UserProperty(reader.Text(), reader.Text()));
    }

    private static void AddSubscriptionIdentifier(uint value, PropertySet set)
    {
        if (set.SubscriptionIdentifiers is not List<uint> list) set.SubscriptionIdentifiers = list = [];
        list.Add(value);
    }

    private static bool Flag(byte value, PropertyId id) =>
        value <= 1 ? value == 1 : throw Wrong($"Property {(byte)id} is {value}; it must be 0 or 1.");

    private static uint NotZero(uint value, PropertyId id) => value > 0 ? value : throw Wrong($"Property {(byte)id} is 0, which it must not be.");

    private static ushort Alias(ushort value) =>
        value > 0 ? value : throw new MqttProtocolException(ReasonCode.TopicAliasInvalid, "The topic alias is 0 (MQTT 5.0 §3.3.2.3.4).");

    private static string ResponseTopic(string value) =>
        TopicName.IsValid(value) ? value : throw Wrong("The response topic is empty or has wildcards (MQTT 5.0 §3.3.2.3.5).");

    private static MqttProtocolException Wrong(string message) => new(ReasonCode.ProtocolError, message);
}
