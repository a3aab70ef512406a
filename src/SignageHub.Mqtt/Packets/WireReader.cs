using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SignageHub.Mqtt.Packets;

/// <summary>Reads the data types of the protocol from the bytes of one packet: MQTT 5.0 §1.5. What does not fit is a malformed packet (0x81).</summary>
internal ref struct WireReader(ReadOnlySequence<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private SequenceReader<byte> _reader = new(bytes);

    public readonly long Remaining => _reader.Remaining;

    public readonly bool AtEnd => _reader.End;

    public byte Byte()
    {
        if (!_reader.TryRead(out var value)) Truncated();
        return value;
    }

    /// <summary>MQTT 5.0 §1.5.2.</summary>
    public ushort UInt16()
    {
        if (!_reader.TryReadBigEndian(out short value)) Truncated();
        return unchecked((ushort)value);
    }

    /// <summary>MQTT 5.0 §1.5.3.</summary>
    public uint UInt32()
    {
        if (!_reader.TryReadBigEndian(out int value)) Truncated();
        return unchecked((uint)value);
    }

    /// <summary>A variable byte integer, 0 to 268,435,455 in the fewest bytes: MQTT 5.0 §1.5.5.</summary>
    public uint VariableInteger()
    {
        uint value = 0;
        for (var shift = 0; shift <= 21; shift += 7)
        {
            var next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if ((next & 0x80) != 0) continue;
            if (next == 0 && shift > 0) throw Malformed("A length is written in more bytes than it needs (MQTT 5.0 §1.5.5).");
            return value;
        }

        throw Malformed("A length has more than four bytes (MQTT 5.0 §1.5.5).");
    }

    /// <summary>A packet identifier, which is not 0: MQTT 5.0 §2.2.1.</summary>
    public ushort PacketId()
    {
        var id = UInt16();
        return id != 0 ? id : throw new MqttProtocolException(ReasonCode.ProtocolError, "The packet identifier is 0 (MQTT 5.0 §2.2.1).");
    }

    /// <summary>Well-formed UTF-8 without U+0000: MQTT 5.0 §1.5.4.</summary>
    public string Text()
    {
        var content = Slice(UInt16());
        string text;
        try
        {
            text = content.IsSingleSegment ? Strict.GetString(content.FirstSpan) : Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("A text is not well-formed UTF-8 (MQTT 5.0 §1.5.4).");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw Malformed("A text contains U+0000 (MQTT 5.0 §1.5.4).") : text;
    }

    /// <summary>Two bytes of length and as many bytes, copied: MQTT 5.0 §1.5.6.</summary>
    public byte[] Binary() => Slice(UInt16()).ToArray();

    /// <summary>All that is left, copied.</summary>
    public byte[] Rest() => Remaining == 0 ? [] : Slice(Remaining).ToArray();

    /// <summary>A part of the packet as a reader of its own.</summary>
    public WireReader Part(long length) => new(Slice(length));

    public readonly void MustEnd()
    {
        if (!AtEnd) throw Malformed("The packet is longer than its contents (MQTT 5.0 §4.13).");
    }

    public static MqttProtocolException Malformed(string message) => new(ReasonCode.MalformedPacket, message);

    private ReadOnlySequence<byte> Slice(long length)
    {
        if (length > _reader.Remaining) Truncated();
        var slice = _reader.UnreadSequence.Slice(0, length);
        _reader.Advance(length);
        return slice;
    }

    [DoesNotReturn]
    private static void Truncated() => throw Malformed("The packet ends inside a field (MQTT 5.0 §4.13).");
}
