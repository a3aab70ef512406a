namespace SignageHub.Mqtt.Packets;

/// <summary>Which reason code may stand in which packet (MQTT 5.0 §2.4, table 2-6), and what 3.1.1 says instead.</summary>
internal static class ReasonRules
{
    private static readonly byte[] Connect =
        [0x00, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8C, 0x90, 0x95, 0x97, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9F];

    private static readonly byte[] Published = [0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99];
    private static readonly byte[] Released = [0x00, 0x92];
    private static readonly byte[] Subscribed = [0x00, 0x01, 0x02, 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2];
    private static readonly byte[] Unsubscribed = [0x00, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91];
    private static readonly byte[] Authenticating = [0x00, 0x18, 0x19];

    private static readonly byte[] Disconnected =
    [
        0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B,
        0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2,
    ];

    private static readonly byte[] DisconnectedByClient =
        [0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99];

    /// <summary>Whether a client may give this reason in DISCONNECT; the others are the broker's: MQTT 5.0 §3.14.2.1, table 3-10.</summary>
    public static bool IsForClient(ReasonCode reason) => DisconnectedByClient.AsSpan().Contains((byte)reason);

    /// <exception cref="MqttProtocolException">0x81: the code does not belong in this packet.</exception>
    public static ReasonCode Check(PacketType type, byte code)
    {
        var allowed = type switch
        {
            PacketType.ConnAck => Connect,
            PacketType.PubAck or PacketType.PubRec => Published,
            PacketType.PubRel or PacketType.PubComp => Released,
            PacketType.SubAck => Subscribed,
            PacketType.UnsubAck => Unsubscribed,
            PacketType.Auth => Authenticating,
            _ => Disconnected,
        };
        return allowed.AsSpan().Contains(code) ? (ReasonCode)code : throw WireReader.Malformed($"Reason code 0x{code:X2} does not belong in {type} (MQTT 5.0 §2.4).");
    }

    /// <summary>The return codes of MQTT 3.1.1 §3.2.2.3.</summary>
    public static byte ToV311ConnectCode(ReasonCode reason) => reason switch
    {
        ReasonCode.Success => 0,
        ReasonCode.UnsupportedProtocolVersion => 1,
        ReasonCode.ClientIdentifierNotValid => 2,
        ReasonCode.BadUserNameOrPassword => 4,
        ReasonCode.NotAuthorized or ReasonCode.Banned or ReasonCode.BadAuthenticationMethod => 5,
        _ => 3,
    };

    /// <summary>The way back.</summary>
    public static ReasonCode FromV311ConnectCode(byte code) => code switch
    {
        0 => ReasonCode.Success,
        1 => ReasonCode.UnsupportedProtocolVersion,
        2 => ReasonCode.ClientIdentifierNotValid,
        3 => ReasonCode.ServerUnavailable,
        4 => ReasonCode.BadUserNameOrPassword,
        5 => ReasonCode.NotAuthorized,
        _ => throw WireReader.Malformed($"CONNACK return code {code} is reserved (MQTT 3.1.1 §3.2.2.3)."),
    };
}
