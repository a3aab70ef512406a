using System.Buffers;

namespace SignageHub.Mqtt.Packets;

/// <summary>Reads CONNECT of both versions: MQTT 5.0 §3.1, MQTT 3.1.1 §3.1.</summary>
internal static class ConnectReader
{
    public static ConnectPacket Read(in Frame frame, int maximumPropertyBytes)
    {
        var reader = new WireReader(frame.Body);
        var version = ReadVersion(ref reader);
        if (version == MqttVersion.V5 && !frame.IsMinimal) throw WireReader.Malformed("The remaining length has more bytes than it needs (MQTT 5.0 §1.5.5).");
        var flags = new ConnectFlags(reader.Byte(), version);
        var keepAlive = reader.UInt16();
        var properties = version == MqttVersion.V5
            ? PropertyReader.Read(ref reader, PropertyRules.For(PacketType.Connect), maximumPropertyBytes)
            : PropertySet.Empty;
        var clientId = reader.Text();
        MqttMessage? will = null;
        uint willDelay = 0;
        if (flags.Will)
        {
            var set = version == MqttVersion.V5 ? PropertyReader.Read(ref reader, PropertyRules.Will, maximumPropertyBytes) : PropertySet.Empty;
            var topic = reader.Text();
            if (!TopicName.IsValid(topic)) throw new MqttProtocolException(ReasonCode.TopicNameInvalid, "The will's topic is empty or has wildcards (MQTT 5.0 §3.1.3.3).");
            will = PublishReader.ToMessage(topic, reader.Binary(), set, flags.WillQos, flags.WillRetain, duplicate: false);
            willDelay = set.WillDelayInterval ?? 0;
        }

        var packet = new ConnectPacket
        {
            Version = version,
            ClientId = clientId,
            CleanStart = flags.CleanStart,
            KeepAlive = keepAlive,
            Will = will,
            WillDelay = willDelay,
            UserName = flags.UserName ? reader.Text() : null,
            Password = flags.Password ? (ReadOnlyMemory<byte>?)reader.Binary() : null,
            Properties = properties,
        };
        reader.MustEnd();
        return packet;
    }

    /// <summary>The version a CONNECT that may be wrong or incomplete asks for, so that its refusal can be put in its words. Null when it does not say.</summary>
    public static MqttVersion? PeekVersion(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var first) || first != (int)PacketType.Connect << 4) return null;
        for (var i = 0; i < 4 && reader.TryRead(out var next) && (next & 0x80) != 0; i++)
        {
            // The remaining length says nothing here.
        }

        if (!reader.IsNext("\0\u0004MQTT"u8, advancePast: true) || !reader.TryRead(out var level)) return null;
        return level switch { 4 => MqttVersion.V311, 5 => MqttVersion.V5, _ => null };
    }

    /// <summary>Protocol name and level: MQTT 5.0 §3.1.2.1 and §3.1.2.2. "MQIsdp" was MQTT 3.1.</summary>
    private static MqttVersion ReadVersion(ref WireReader reader)
    {
        var name = reader.Text();
        var level = reader.Byte();
        return (name, level) switch
        {
            ("MQTT", 4) => MqttVersion.V311,
            ("MQTT", 5) => MqttVersion.V5,
            _ => throw new UnsupportedVersionException(name, level),
        };
    }

    /// <summary>MQTT 5.0 §3.1.2.3 to §3.1.2.9.</summary>
    private readonly struct ConnectFlags
    {
        private readonly byte _flags;

        public ConnectFlags(byte flags, MqttVersion version)
        {
            _flags = flags;
            if ((flags & 1) != 0) throw WireReader.Malformed("The reserved CONNECT flag is set (MQTT 5.0 §3.1.2.3).");
            if (WillQos > QualityOfService.ExactlyOnce) throw WireReader.Malformed("The will's QoS is 3 (MQTT 5.0 §3.1.2.6).");
            if (!Will && (flags & 0x38) != 0) throw WireReader.Malformed("QoS or retain of a will is given without a will (MQTT 5.0 §3.1.2.6).");
            if (version == MqttVersion.V311 && Password && !UserName) throw WireReader.Malformed("There is a password without a user name (MQTT 3.1.1 §3.1.2.9).");
        }

        public bool CleanStart => (_flags & 0x02) != 0;
        public bool Will => (_flags & 0x04) != 0;
        public QualityOfService WillQos => (QualityOfService)((_flags >> 3) & 3);
        public bool WillRetain => (_flags & 0x20) != 0;
        public bool Password => (_flags & 0x40) != 0;
        public bool UserName => (_flags & 0x80) != 0;
    }
}

/// <summary>CONNECT speaks neither 3.1.1 nor 5.0; the answer has the form the peer most likely understands: MQTT 5.0 §3.1.2.2.</summary>
internal sealed class UnsupportedVersionException(string name, byte level) : Exception($"Protocol '{name}' level {level} is not served (MQTT 5.0 §3.1.2.2).")
{
    /// <summary>Null when the name is not one of MQTT's, and then nothing is answered.</summary>
    public MqttVersion? AnswerIn { get; } = name is not ("MQTT" or "MQIsdp") ? null : level < 5 ? MqttVersion.V311 : MqttVersion.V5;
}
