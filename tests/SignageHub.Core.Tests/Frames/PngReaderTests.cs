using System.Buffers.Binary;
using System.IO.Compression;
using SignageHub.Core.Frames;

namespace SignageHub.Core.Tests.Frames;

public sealed class PngReaderTests
{
    private static readonly PixelSize Board = new(192, 32);
    private static readonly byte[] Palette = [0, 0, 0, 255, 160, 0];

    [Fact]
    public void Decode_EveryTruncation_GivesAnErrorAndNeverThrows()
    {
        var png = PngWriter.Encode(SampleFrames.Make(Board, oneBit: true, texture: 1, seed: 5));

        for (var length = 0; length < png.Length; length++)
            Assert.NotNull(PngReader.Decode(png.AsSpan(0, length), Board).Error);
    }

    [Fact]
    public void Decode_EverySingleFlippedBit_GivesAnErrorAndNeverThrows()
    {
        var png = PngWriter.Encode(SampleFrames.Make(new PixelSize(24, 8), oneBit: false, texture: 2, seed: 6));

        for (var bit = 0; bit < png.Length * 8; bit++)
        {
            var damaged = png.ToArray();
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.NotNull(PngReader.Decode(damaged, Board).Error);
        }
    }

    [Fact]
    public void Decode_DamageBehindRightChecksums_NeverThrows()
    {
        var random = new Random(20230325);
        var whole = PngWriter.Encode(SampleFrames.Make(Board, oneBit: true, texture: 1, seed: 7));
        for (var round = 0; round < 3000; round++)
        {
            var png = whole.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                png[random.Next(8, png.Length)] = (byte)random.Next(256);
            MendChecksums(png);

            var result = PngReader.Decode(png, Board);

            Assert.True(result.IsOk != (result.Error is not null));
        }
    }

    [Fact]
    public void Decode_RandomBytes_NeverThrows()
    {
        var random = new Random(42);
        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.False(PngReader.Decode(bytes, Board).IsOk);
        }
    }

    [Theory]
    [InlineData(193, 32)]
    [InlineData(192, 33)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, 32)]
    [InlineData(-1, 1)]
    public void Decode_ASizeThatIsNotAllowed_IsRefusedByItsHeader(int width, int height)
    {
        var png = Png(width, height, [1, 3, 0, 0, 0], Palette, []);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = PngReader.Decode(png, Board);

        Assert.False(result.IsOk);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void Decode_MoreDataThanTheHeaderSays_IsRefused()
    {
        var result = PngReader.Decode(Png(192, 32, [1, 3, 0, 0, 0], Palette, Zlib(new byte[10_000_000])), Board);

        Assert.False(result.IsOk);
    }

    [Theory]
    [InlineData(2, 3, 0)] // two bits
    [InlineData(8, 3, 0)] // palette of 256
    [InlineData(1, 0, 0)] // grey
    [InlineData(8, 6, 0)] // RGB with alpha
    [InlineData(16, 2, 0)] // sixteen bits
    [InlineData(8, 2, 1)] // interlaced
    public void Decode_AnotherKindOfPng_SaysWhichKindsAreRead(byte depth, byte color, byte interlace)
    {
        var result = PngReader.Decode(Png(8, 1, [depth, color, 0, 0, interlace], Palette, Zlib(new byte[100])), Board);

        Assert.Contains("8-bit RGB", result.Error?.En, StringComparison.Ordinal);
        Assert.Contains("RGB 8 bit", result.Error?.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_InkFirstInThePalette_GivesInkAsLitBits()
    {
        var result = PngReader.Decode(Png(4, 1, [1, 3, 0, 0, 0], [255, 160, 0, 0, 0, 0], Zlib([0, 0b0101_0000])), Board);

        Assert.Equal(Frame.OneBit(new PixelSize(4, 1), new Rgb(255, 160, 0), [0b1010_0000]), result.Frame);
    }

    [Fact]
    public void Decode_APaletteWithoutBlack_IsRefused() =>
        Assert.False(PngReader.Decode(Png(4, 1, [1, 3, 0, 0, 0], [1, 1, 1, 2, 2, 2], Zlib([0, 0])), Board).IsOk);

    [Fact]
    public void Decode_TransparencyInAPalette_IsRefused()
    {
        var png = Join(Signature, Header(4, 1, [1, 3, 0, 0, 0]), Chunk("PLTE", Palette), Chunk("tRNS", [0]), Chunk("IDAT", Zlib([0, 0])), Chunk("IEND", []));

        Assert.False(PngReader.Decode(png, Board).IsOk);
    }

    [Fact]
    public void Decode_DataInManyChunksWithCommentsRound_IsRead()
    {
        var zlib = Zlib([0, 0b1100_0000]);
        byte[][] parts =
        [
            Signature, Header(4, 1, [1, 3, 0, 0, 0]), Chunk("tEXt", "Comment\0x"u8.ToArray()), Chunk("PLTE", Palette),
            .. zlib.Select(b => Chunk("IDAT", [b])), Chunk("tIME", new byte[7]), Chunk("IEND", []),
        ];

        Assert.Equal((byte)0b1100_0000, PngReader.Decode(Join(parts), Board).Frame!.Pixels[0]);
    }

    [Fact]
    public void Decode_AllFiveFilters_GivesTheirPixels()
    {
        // Given rows of one LED's steps: none, sub, up, average, Paeth, worked out by hand for two LEDs a row.
        byte[] rows =
        [
            0, 10, 20, 30, 40, 50, 60,
            1, 1, 1, 1, 1, 1, 1,
            2, 1, 1, 1, 1, 1, 1,
            3, 1, 1, 1, 1, 1, 1,
            4, 1, 1, 1, 1, 1, 1,
        ];

        var frame = PngReader.Decode(Png(2, 5, [8, 2, 0, 0, 0], [], Zlib(rows)), Board).Frame!;

        byte[] expected =
        [
            10, 20, 30, 40, 50, 60,
            1, 1, 1, 2, 2, 2,
            2, 2, 2, 3, 3, 3,
            2, 2, 2, 3, 3, 3,
            3, 3, 3, 4, 4, 4,
        ];
        Assert.Equal(expected, frame.Pixels.ToArray());
    }

    private static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10];

    private static byte[] Png(int width, int height, byte[] kind, byte[] palette, byte[] data) =>
        Join(Signature, Header(width, height, kind), palette.Length > 0 ? Chunk("PLTE", palette) : [], Chunk("IDAT", data), Chunk("IEND", []));

    private static byte[] Header(int width, int height, byte[] kind)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(body, width);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), height);
        return Chunk("IHDR", [.. body, .. kind]);
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] chunk = [0, 0, 0, 0, .. type.Select(c => (byte)c), .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4), Crc(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }

    /// <summary>Puts the right CRC into every chunk that can still be found.</summary>
    private static void MendChecksums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12)
                return;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc(png.AsSpan(at + 4, (int)length + 4)));
            at += 12 + (int)length;
        }
    }

    /// <summary>Bit by bit, unlike the code under test.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    private static byte[] Zlib(byte[] data)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return memory.ToArray();
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
