namespace SignageHub.Mqtt.Packets;

/// <summary>One control packet: MQTT 5.0 §2 and §3.</summary>
internal abstract record Packet(PacketType Type);

/// <summary>MQTT 5.0 §3.1, MQTT 3.1.1 §3.1.</summary>
internal sealed record ConnectPacket() : Packet(PacketType.Connect)
{
    public MqttVersion Version { get; init; } = MqttVersion.V5;
    public required string ClientId { get; init; }
    public bool CleanStart { get; init; }

    /// <summary>Seconds; 0 switches it off: MQTT 5.0 §3.1.2.10.</summary>
    public ushort KeepAlive { get; init; }

    public MqttMessage? Will { get; init; }

    /// <summary>Seconds: MQTT 5.0 §3.1.3.2.2.</summary>
    public uint WillDelay { get; init; }

    public string? UserName { get; init; }
    public ReadOnlyMemory<byte>? Password { get; init; }
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.2, MQTT 3.1.1 §3.2.</summary>
internal sealed record ConnAckPacket(bool SessionPresent, ReasonCode Reason) : Packet(PacketType.ConnAck)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.3, MQTT 3.1.1 §3.3. The topic is empty when an alias stands for it.</summary>
internal sealed record PublishPacket(MqttMessage Message) : Packet(PacketType.Publish)
{
    /// <summary>0 with QoS 0, never otherwise: MQTT 5.0 §2.2.1.</summary>
    public ushort PacketId { get; init; }

    /// <summary>0 when there is none: MQTT 5.0 §3.3.2.3.4.</summary>
    public ushort TopicAlias { get; init; }
}

/// <summary>PUBACK, PUBREC, PUBREL and PUBCOMP, which have one form: MQTT 5.0 §3.4 to §3.7.</summary>
internal sealed record AckPacket(PacketType Kind, ushort PacketId, ReasonCode Reason = ReasonCode.Success) : Packet(Kind)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>One filter of a SUBSCRIBE with its options: MQTT 5.0 §3.8.3.1.</summary>
internal readonly record struct SubscriptionRequest(
    string Filter, QualityOfService Qos, bool NoLocal = false, bool RetainAsPublished = false, RetainHandling RetainHandling = RetainHandling.Send);

/// <summary>MQTT 5.0 §3.8, MQTT 3.1.1 §3.8.</summary>
internal sealed record SubscribePacket(ushort PacketId, IReadOnlyList<SubscriptionRequest> Requests) : Packet(PacketType.Subscribe)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.9, MQTT 3.1.1 §3.9.</summary>
internal sealed record SubAckPacket(ushort PacketId, IReadOnlyList<ReasonCode> Reasons) : Packet(PacketType.SubAck)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.10, MQTT 3.1.1 §3.10.</summary>
internal sealed record UnsubscribePacket(ushort PacketId, IReadOnlyList<string> Filters) : Packet(PacketType.Unsubscribe)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.11, MQTT 3.1.1 §3.11. A 3.1.1 one has no reasons.</summary>
internal sealed record UnsubAckPacket(ushort PacketId, IReadOnlyList<ReasonCode> Reasons) : Packet(PacketType.UnsubAck)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.12.</summary>
internal sealed record PingReqPacket() : Packet(PacketType.PingReq)
{
    public static readonly PingReqPacket Instance = new();
}

/// <summary>MQTT 5.0 §3.13.</summary>
internal sealed record PingRespPacket() : Packet(PacketType.PingResp)
{
    public static readonly PingRespPacket Instance = new();
}

/// <summary>MQTT 5.0 §3.14, MQTT 3.1.1 §3.14.</summary>
internal sealed record DisconnectPacket(ReasonCode Reason) : Packet(PacketType.Disconnect)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}

/// <summary>MQTT 5.0 §3.15.</summary>
internal sealed record AuthPacket(ReasonCode Reason) : Packet(PacketType.Auth)
{
    public PropertySet Properties { get; init; } = PropertySet.Empty;
}
