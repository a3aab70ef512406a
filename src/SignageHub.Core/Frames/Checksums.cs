using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>The checksums of PNG and zlib. Written here because the in-box ones live in a package of their own.</summary>
internal static class Checksums
{
    private const uint Adler = 65521;

    /// <summary>The most bytes whose sums cannot overflow 32 bits before the remainder is taken (RFC 1950 §9).</summary>
    private const int AdlerStretch = 5552;

    private static readonly uint[] Tables = MakeTables();

    /// <summary>CRC-32 with the reflected polynomial EDB88320, PNG (ISO/IEC 15948) annex D; eight bytes a step.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        var t = Tables;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = t[0x700 + (low & 255)] ^ t[0x600 + ((low >> 8) & 255)] ^ t[0x500 + ((low >> 16) & 255)] ^ t[0x400 + (low >> 24)]
                ^ t[0x300 + (high & 255)] ^ t[0x200 + ((high >> 8) & 255)] ^ t[0x100 + ((high >> 16) & 255)] ^ t[high >> 24];
            data = data[8..];
        }
        foreach (var b in data)
            crc = t[(crc ^ b) & 255] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>Adler-32, RFC 1950 §8.2.</summary>
    public static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1, b = 0;
        while (data.Length > 0)
        {
            var stretch = data[..Math.Min(data.Length, AdlerStretch)];
            foreach (var value in stretch)
            {
                a += value;
                b += a;
            }
            a %= Adler;
            b %= Adler;
            data = data[stretch.Length..];
        }
        return (b << 16) | a;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320 : c >> 1;
            tables[i] = c;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 255];
        return tables;
    }
}
