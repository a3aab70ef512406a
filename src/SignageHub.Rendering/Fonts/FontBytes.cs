using System.Buffers.Binary;

namespace SignageHub.Rendering.Fonts;

/// <summary>Big-endian numbers in a stretch of a font file; reading past its end is a <see cref="FontFormatException"/>.</summary>
internal readonly struct FontBytes(byte[] file, int start, int length)
{
    public int Length { get; } = length;

    public int UInt8(int at) => Take(at, 1)[0];

    public int Int8(int at) => (sbyte)Take(at, 1)[0];

    public int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Take(at, 2));

    public int Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(Take(at, 2));

    public uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Take(at, 4));

    /// <summary>An offset or a count of 32 bits; one that no array could hold is refused.</summary>
    public int Offset32(int at) => UInt32(at) is var value && value <= int.MaxValue ? (int)value : throw Outside();

    /// <summary>The stretch from <paramref name="at"/> to the end.</summary>
    public FontBytes From(int at) => Slice(at, Length - at);

    public FontBytes Slice(int at, int count) =>
        at < 0 || count < 0 || at > Length - count ? throw Outside() : new FontBytes(file, start + at, count);

    private ReadOnlySpan<byte> Take(int at, int count) =>
        at < 0 || at > Length - count ? throw Outside() : file.AsSpan(start + at, count);

    private static FontFormatException Outside() => new("The font file is cut off or points outside itself.");
}
