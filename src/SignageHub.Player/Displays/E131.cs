using System.Buffers.Binary;
using System.Text;

namespace SignageHub.Player.Displays;

/// <summary>E1.31, streaming ACN (ANSI E1.31-2018): DMX over UDP, 170 pixels a universe.</summary>
internal static class E131
{
    public const int DefaultPort = 5568;

    /// <summary>Channels of a universe that pixels fill: 170 × RGB of the 512.</summary>
    public const int ChannelsOfAUniverse = 510;

    /// <summary>§6.2.6: 1 to 63,999.</summary>
    public const int MostUniverse = 63_999;

    private const int DataAt = 126;
    private const byte Terminated = 0x40;

    /// <summary>The picture in datagrams, one a universe.</summary>
    /// <param name="pixels">RGB.</param>
    /// <param name="universe">The first universe.</param>
    /// <param name="sequence">Rises by one with each picture, modulo 256 (§6.2.5).</param>
    /// <param name="sender">Names this sender: the CID (§5.6).</param>
    /// <param name="name">In UTF-8 at most 63 bytes (§6.2.2).</param>
    /// <param name="isLast">The stream ends: receivers need not wait for the time-out (§6.2.6).</param>
    public static IEnumerable<byte[]> Datagrams(ReadOnlyMemory<byte> pixels, int universe, byte sequence, Guid sender, string name, bool isLast = false)
    {
        for (var offset = 0; offset < pixels.Length; offset += ChannelsOfAUniverse)
            yield return Datagram(pixels.Slice(offset, Math.Min(ChannelsOfAUniverse, pixels.Length - offset)).Span, universe++, sequence, sender, name, isLast);
    }

    private static byte[] Datagram(ReadOnlySpan<byte> channels, int universe, byte sequence, Guid sender, string name, bool isLast)
    {
        var packet = new byte[DataAt + channels.Length];
        // Root layer (§5): preamble, postamble, the ACN identifier, E1.31 data.
        BinaryPrimitives.WriteUInt16BigEndian(packet, 0x0010);
        "ASC-E1.17\0\0\0"u8.CopyTo(packet.AsSpan(4));
        Length(packet, 16);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(18), 0x0000_0004);
        sender.TryWriteBytes(packet.AsSpan(22), bigEndian: true, out _);
        // Framing layer (§6): source name, priority 100, no synchronization.
        Length(packet, 38);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(40), 0x0000_0002);
        Encoding.UTF8.GetBytes(name, packet.AsSpan(44, 63));
        packet[108] = 100;
        packet[111] = sequence;
        packet[112] = isLast ? Terminated : (byte)0;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(113), (ushort)universe);
        // DMP layer (§7): set property, one start code and the channels.
        Length(packet, 115);
        packet[117] = 0x02;
        packet[118] = 0xA1;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(121), 0x0001);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(123), (ushort)(channels.Length + 1));
        channels.CopyTo(packet.AsSpan(DataAt));
        return packet;
    }

    /// <summary>Flags 0x7 and the length from here to the end (§5.4).</summary>
    private static void Length(byte[] packet, int at) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), (ushort)(0x7000 | (packet.Length - at)));
}
