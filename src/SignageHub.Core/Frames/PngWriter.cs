using System.Buffers;

namespace SignageHub.Core.Frames;

/// <summary>Frames as PNG files (ISO/IEC 15948): 1-bit palette of black and the ink, or 8-bit RGB.</summary>
/// <remarks>
/// The same frame gives the same bytes on every machine and runtime, because <see cref="FrameId"/> is their hash.
/// Nothing but IHDR, PLTE, one IDAT and IEND is written; every row has filter 0. Thread-safe.
/// </remarks>
public static class PngWriter
{
    internal static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    [ThreadStatic]
    private static Deflater? _deflater;

    public static byte[] Encode(Frame frame)
    {
        var oneBit = frame.Format == PixelFormat.OneBit;
        var png = new BitWriter(256 + (frame.Pixels.Length / 2));
        png.Bytes(Signature);

        // §11.2.2: width, height, depth, colour type (3 palette, 2 RGB), deflate, filters 0–4, not interlaced.
        var header = Begin(png, "IHDR"u8);
        png.UInt32((uint)frame.Size.Width);
        png.UInt32((uint)frame.Size.Height);
        png.Bytes(oneBit ? [1, 3, 0, 0, 0] : [8, 2, 0, 0, 0]);
        End(png, header);

        if (oneBit)
        {
            var palette = Begin(png, "PLTE"u8);
            png.Bytes([0, 0, 0, frame.Ink.R, frame.Ink.G, frame.Ink.B]);
            End(png, palette);
        }

        var data = Begin(png, "IDAT"u8);
        png.Bytes([0x78, 0x01]);
        Compress(frame, png);
        End(png, data);
        End(png, Begin(png, "IEND"u8));
        return png.Written.ToArray();
    }

    private static void Compress(Frame frame, BitWriter png)
    {
        var row = frame.Stride + 1;
        var length = row * frame.Size.Height;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var rows = rented.AsSpan(0, length);
        for (var y = 0; y < frame.Size.Height; y++)
        {
            rows[y * row] = 0;
            frame.Pixels.Slice(y * frame.Stride, frame.Stride).CopyTo(rows[((y * row) + 1)..]);
        }
        (_deflater ??= new Deflater()).Compress(rows, row, png);
        png.UInt32(Checksums.Adler32(rows));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Length to come and chunk type (§5.3).</summary>
    /// <returns>Where the chunk begins.</returns>
    private static int Begin(BitWriter png, ReadOnlySpan<byte> type)
    {
        var start = png.Length;
        png.UInt32(0);
        png.Bytes(type);
        return start;
    }

    private static void End(BitWriter png, int start)
    {
        png.SetUInt32(start, (uint)(png.Length - start - 8));
        png.UInt32(Checksums.Crc32(png.Written[(start + 4)..]));
    }
}
