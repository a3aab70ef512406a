using System.Buffers.Binary;
#pragma warning disable RS0030 // Inflating memory into memory is a function; nothing outside is read or written.
using System.IO.Compression;

namespace SignageHub.Core.Frames;

/// <summary>The pixels inside a PNG's data: inflated, checked and with the filters undone.</summary>
internal static class PngPixels
{
    /// <summary>Bytes before and after the deflate blocks (RFC 1950 §2.2).</summary>
    private const int ZlibOverhead = 6;

    /// <returns>Rows without filter bytes, or null when the data is damaged, too short or too long.</returns>
    /// <param name="zlib">The data of all IDAT chunks.</param>
    /// <param name="stride">Bytes of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="step">Bytes from a byte to the one it stands beside in the pixel to its left, at least 1.</param>
    public static byte[]? Unpack(byte[] zlib, int stride, int height, int step)
    {
        var rows = new byte[(stride + 1) * height];
        if (zlib.Length <= ZlibOverhead || !Inflate(zlib, rows)
            || Checksums.Adler32(rows) != BinaryPrimitives.ReadUInt32BigEndian(zlib.AsSpan(^4)))
            return null;
        var pixels = new byte[stride * height];
        var above = new byte[stride].AsSpan();
        for (var y = 0; y < height; y++)
        {
            var filtered = rows.AsSpan(y * (stride + 1), stride + 1);
            var row = pixels.AsSpan(y * stride, stride);
            if (!Unfilter(filtered[0], filtered[1..], above, row, step))
                return null;
            above = row;
        }
        return pixels;
    }

    private static bool Inflate(byte[] zlib, byte[] rows)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(zlib, writable: false), CompressionMode.Decompress);
            return stream.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) == rows.Length && stream.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>PNG (ISO/IEC 15948) §9.2: none, sub, up, average, Paeth.</summary>
    /// <param name="filter">The row's first byte.</param>
    /// <param name="from">The row as stored.</param>
    /// <param name="above">The row above, zeros for the first.</param>
    /// <param name="to">Gets the row as it looks.</param>
    /// <param name="step">Bytes from a byte to the one it stands beside in the pixel to its left, at least 1.</param>
    private static bool Unfilter(byte filter, ReadOnlySpan<byte> from, ReadOnlySpan<byte> above, Span<byte> to, int step)
    {
        if (filter > 4)
            return false;
        for (var i = 0; i < to.Length; i++)
        {
            int left = i < step ? 0 : to[i - step], corner = i < step ? 0 : above[i - step];
            to[i] = (byte)(from[i] + filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            });
        }
        return true;
    }

    /// <summary>Whichever neighbour is nearest to left + above − corner; ties go in that order (§9.4).</summary>
    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
