using System.Buffers;

namespace SignageHub.Mqtt.Packets;

/// <summary>The largest packet that a client takes: MQTT 5.0 §3.1.2.11.4.</summary>
internal static class PacketLimit
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_measure;

    /// <summary>The packet, or the packet without the words that may be left out; null when neither fits.</summary>
    /// <param name="packet">An answer of the broker.</param>
    /// <param name="maximum">Bytes; <see cref="uint.MaxValue"/> for no limit.</param>
    /// <param name="version">Of the protocol.</param>
    public static Packet? Fit(Packet packet, uint maximum, MqttVersion version)
    {
        if (maximum == uint.MaxValue || Fits(packet, maximum, version)) return packet;
        Packet? bare = packet switch
        {
            AckPacket ack => ack with { Properties = PropertySet.Empty },
            DisconnectPacket disconnect => disconnect with { Properties = PropertySet.Empty },
            SubAckPacket subAck => subAck with { Properties = PropertySet.Empty },
            UnsubAckPacket unsubAck => unsubAck with { Properties = PropertySet.Empty },
            _ => null,
        };
        return bare is not null && Fits(bare, maximum, version) ? bare : null;
    }

    private static bool Fits(Packet packet, uint maximum, MqttVersion version)
    {
        var measure = t_measure ??= new ArrayBufferWriter<byte>(256);
        measure.ResetWrittenCount();
        return PacketWriter.Write(measure, packet, version) <= maximum;
    }
}
