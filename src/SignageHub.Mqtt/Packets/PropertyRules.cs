namespace SignageHub.Mqtt.Packets;

/// <summary>Which property may stand in which packet: MQTT 5.0 §2.2.2.2, table 2-4. Bit n stands for the property with identifier n.</summary>
internal static class PropertyRules
{
    public const ulong Will = 1UL << 1 | 1UL << 2 | 1UL << 3 | 1UL << 8 | 1UL << 9 | 1UL << 24 | User;

    private const ulong User = 1UL << 38;
    private const ulong Reason = 1UL << 31 | User;

    public static ulong For(PacketType type) => type switch
    {
        PacketType.Connect => 1UL << 17 | 1UL << 21 | 1UL << 22 | 1UL << 23 | 1UL << 25 | 1UL << 33 | 1UL << 34 | 1UL << 39 | User,
        PacketType.ConnAck => 1UL << 17 | 1UL << 18 | 1UL << 19 | 1UL << 21 | 1UL << 22 | 1UL << 26 | 1UL << 28 | 1UL << 33 | 1UL << 34
            | 1UL << 36 | 1UL << 37 | 1UL << 39 | 1UL << 40 | 1UL << 41 | 1UL << 42 | Reason,
        PacketType.Publish => 1UL << 1 | 1UL << 2 | 1UL << 3 | 1UL << 8 | 1UL << 9 | 1UL << 11 | 1UL << 35 | User,
        PacketType.Subscribe => 1UL << 11 | User,
        PacketType.Unsubscribe => User,
        PacketType.Disconnect => 1UL << 17 | 1UL << 28 | Reason,
        PacketType.Auth => 1UL << 21 | 1UL << 22 | Reason,
        PacketType.PubAck or PacketType.PubRec or PacketType.PubRel or PacketType.PubComp or PacketType.SubAck or PacketType.UnsubAck => Reason,
        _ => 0,
    };
}
