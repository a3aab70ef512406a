using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Web.Tests;

/// <summary>Frames as PNG files (ISO/IEC 15948): one bit with a palette of black and the ink, or RGB; every row unfiltered.</summary>
internal static class TinyPng
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static byte[] Write(Frame frame)
    {
        var mono = frame.Format == PixelFormat.OneBit;
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, frame.Size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), frame.Size.Height);
        header[8] = (byte)(mono ? 1 : 8);
        header[9] = (byte)(mono ? 3 : 2);
        Chunk(file, "IHDR", header);
        if (mono)
            Chunk(file, "PLTE", [0, 0, 0, frame.Ink.R, frame.Ink.G, frame.Ink.B]);
        Chunk(file, "IDAT", Deflate(frame));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Deflate(Frame frame)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < frame.Size.Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(frame.Pixels.Slice(y * frame.Stride, frame.Stride));
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedPart));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
