using System.Buffers;

namespace SignageHub.Mqtt.Packets;

/// <summary>One packet as bytes: the first byte, and all after the remaining length.</summary>
/// <param name="IsMinimal">The remaining length was written in the fewest bytes, as MQTT 5.0 §1.5.5 demands and MQTT 3.1.1 §2.2.3 does not.</param>
/// <param name="Size">Bytes of the whole packet.</param>
internal readonly record struct Frame(byte FirstByte, ReadOnlySequence<byte> Body, bool IsMinimal, int Size)
{
    private const int ToBroker = 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 10 | 1 << 12 | 1 << 14 | 1 << 15;
    private const int ToClient = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9 | 1 << 11 | 1 << 13 | 1 << 14 | 1 << 15;

    public PacketType Type => (PacketType)(FirstByte >> 4);

    /// <summary>
    /// Takes the next whole packet off the front of the buffer: MQTT 5.0 §2.1. False when more bytes are needed. What can be judged
    /// by the first bytes is judged before the others arrive, so nothing is set aside on the strength of an announced length.
    /// </summary>
    /// <exception cref="MqttProtocolException">0x81 for the form, 0x82 for the direction, 0x95 for the size.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, PacketDirection direction, int maximumSize, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var first)) return false;
        CheckFirstByte(first, direction);
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (shift > 21) throw WireReader.Malformed("The remaining length has more than four bytes (MQTT 5.0 §2.1.4).");
            if (!reader.TryRead(out var next)) return false;
            length |= (next & 0x7F) << shift;
            if ((next & 0x80) != 0) continue;
            frame = frame with { IsMinimal = next != 0 || shift == 0 };
            break;
        }

        var size = length + (int)reader.Consumed;
        if (size > maximumSize) throw new MqttProtocolException(ReasonCode.PacketTooLarge, $"A packet of {size} bytes is announced; {maximumSize} are allowed (MQTT 5.0 §3.1.2.11.4).");
        if (reader.Remaining < length) return false;
        frame = frame with { FirstByte = first, Body = buffer.Slice(reader.Consumed, length), Size = size };
        buffer = buffer.Slice(size);
        return true;
    }

    /// <summary>The type, the way it travels, and the reserved flags: MQTT 5.0 §2.1.2 and §2.1.3.</summary>
    private static void CheckFirstByte(byte first, PacketDirection direction)
    {
        var type = first >> 4;
        if (type == 0) throw WireReader.Malformed("Packet type 0 is reserved (MQTT 5.0 §2.1.2).");
        if (type != (int)PacketType.Publish)
        {
            var flags = type is (int)PacketType.PubRel or (int)PacketType.Subscribe or (int)PacketType.Unsubscribe ? 2 : 0;
            if ((first & 0x0F) != flags) throw WireReader.Malformed("The reserved flags of the first byte are wrong (MQTT 5.0 §2.1.3).");
        }

        if (((direction == PacketDirection.ToBroker ? ToBroker : ToClient) & (1 << type)) == 0)
            throw new MqttProtocolException(ReasonCode.ProtocolError, $"{(PacketType)type} does not travel this way (MQTT 5.0 §2.1.2).");
    }
}
