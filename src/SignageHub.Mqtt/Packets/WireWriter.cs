using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SignageHub.Mqtt.Packets;

/// <summary>Writes the data types of the protocol: MQTT 5.0 §1.5. Lengths were checked where the values came in.</summary>
internal readonly ref struct WireWriter(IBufferWriter<byte> output)
{
    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    public void VariableInteger(uint value) => output.Advance(VariableInteger(output.GetSpan(4), value));

    /// <summary>Writes 1 to 4 bytes and says how many: MQTT 5.0 §1.5.5.</summary>
    public static int VariableInteger(Span<byte> target, uint value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 268_435_455u);
        var length = 0;
        do
        {
            var next = (byte)(value & 0x7F);
            value >>= 7;
            target[length++] = value > 0 ? (byte)(next | 0x80) : next;
        }
        while (value > 0);
        return length;
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        UInt16(checked((ushort)length));
        output.Advance(Encoding.UTF8.GetBytes(value, output.GetSpan(length)));
    }

    public void Binary(ReadOnlySpan<byte> value)
    {
        UInt16(checked((ushort)value.Length));
        output.Write(value);
    }

    public void Bytes(ReadOnlySpan<byte> value) => output.Write(value);
}
