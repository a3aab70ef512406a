namespace SignageHub.Mqtt.Packets;

/// <summary>The upper four bits of the first byte: MQTT 5.0 §2.1.2, MQTT 3.1.1 §2.2.1.</summary>
internal enum PacketType : byte
{
    Reserved = 0,
    Connect = 1,
    ConnAck = 2,
    Publish = 3,
    PubAck = 4,
    PubRec = 5,
    PubRel = 6,
    PubComp = 7,
    Subscribe = 8,
    SubAck = 9,
    Unsubscribe = 10,
    UnsubAck = 11,
    PingReq = 12,
    PingResp = 13,
    Disconnect = 14,
    Auth = 15,
}

/// <summary>Which way a packet may travel; the other way it is a protocol error: MQTT 5.0 §2.1.2, table 2-1.</summary>
internal enum PacketDirection
{
    ToBroker,
    ToClient,
}
