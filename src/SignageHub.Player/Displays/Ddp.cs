using System.Buffers.Binary;

namespace SignageHub.Player.Displays;

/// <summary>DDP, Distributed Display Protocol (3waylabs.com/ddp), version 1, as WLED takes it.</summary>
internal static class Ddp
{
    public const int DefaultPort = 4048;

    /// <summary>Bytes of pixels in a datagram: 480 pixels.</summary>
    public const int MostData = 1440;

    private const int HeaderLength = 10;
    private const byte Version1 = 0x40;
    private const byte Push = 0x01;
    private const byte Rgb8 = 0x0B;
    private const byte DefaultOutput = 1;

    /// <summary>The picture in datagrams; only the last one has the push flag, on which the receiver shows all of them.</summary>
    public static IEnumerable<byte[]> Datagrams(ReadOnlyMemory<byte> pixels)
    {
        for (var offset = 0; offset < pixels.Length; offset += MostData)
        {
            var data = pixels.Slice(offset, Math.Min(MostData, pixels.Length - offset));
            var datagram = new byte[HeaderLength + data.Length];
            datagram[0] = (byte)(Version1 | (offset + data.Length == pixels.Length ? Push : 0));
            // Sequence 0: not used. Receivers that skip what is out of order would otherwise lose the end of large pictures.
            datagram[2] = Rgb8;
            datagram[3] = DefaultOutput;
            BinaryPrimitives.WriteUInt32BigEndian(datagram.AsSpan(4), (uint)offset);
            BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(8), (ushort)data.Length);
            data.Span.CopyTo(datagram.AsSpan(HeaderLength));
            yield return datagram;
        }
    }
}
