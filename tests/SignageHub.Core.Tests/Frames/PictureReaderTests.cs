using System.Buffers.Binary;
using SignageHub.Core.Frames;
using SignageHub.Testing;

namespace SignageHub.Core.Tests.Frames;

/// <summary>PNG files as people have them; Pillow writes them and says what is in them.</summary>
public sealed class PictureReaderTests
{
    [Fact]
    public async Task Decode_EveryKindThatPillowWrites_GivesItsPixels()
    {
        const string script = """
            import sys
            from PIL import Image
            folder = sys.argv[1]
            base = Image.new("RGBA", (37, 23))
            base.putdata([((x * 7) % 256, (y * 11) % 256, (x * y) % 256, (x * 5 + y) % 256) for y in range(23) for x in range(37)])
            kinds = {"rgba": base, "rgb": base.convert("RGB"), "grey": base.convert("L"), "grey-alpha": base.convert("LA"), "bit": base.convert("1"), "palette": base.convert("RGB").convert("P")}
            for name, image in kinds.items():
                image.save(f"{folder}/{name}.png")
                open(f"{folder}/{name}.rgba", "wb").write(image.convert("RGBA").tobytes())
            for bits in (1, 2, 4):
                few = base.convert("RGB").quantize(2 ** bits)
                few.save(f"{folder}/palette{bits}.png", bits=bits)
                open(f"{folder}/palette{bits}.rgba", "wb").write(few.convert("RGBA").tobytes())
            clear = base.convert("RGB").quantize(16)
            clear.save(f"{folder}/clear.png", transparency=bytes(range(0, 256, 16)))
            open(f"{folder}/clear.rgba", "wb").write(Image.open(f"{folder}/clear.png").convert("RGBA").tobytes())
            base.convert("L").save(f"{folder}/clear-grey.png", transparency=40)
            open(f"{folder}/clear-grey.rgba", "wb").write(Image.open(f"{folder}/clear-grey.png").convert("RGBA").tobytes())
            """;
        var folder = Directory.CreateTempSubdirectory("signagehub-picture-");
        try
        {
            var (exit, lines) = await ExternalProcess.Run(RealPart.RequirePython("PIL", "python3-pil"), ["-c", script, folder.FullName]);

            Assert.True(exit == 0, string.Join('\n', lines));
            var files = folder.GetFiles("*.png");
            Assert.Equal(11, files.Length);
            foreach (var file in files)
            {
                var result = PictureReader.Decode(File.ReadAllBytes(file.FullName));
                Assert.True(result.Picture is not null, $"{file.Name}: {result.Error}");
                Assert.Equal(new PixelSize(37, 23), result.Picture.Size);
                Assert.True(result.Picture.Pixels.SequenceEqual(File.ReadAllBytes(Path.ChangeExtension(file.FullName, ".rgba"))), file.Name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(8, 2, 3000, 10, 0, "The picture is 3000x10; at most 2048x2048 is allowed.")]
    [InlineData(8, 2, 10, 10, 1, "The PNG file is interlaced; save it once more without interlacing.")]
    [InlineData(8, 5, 10, 10, 0, "The PNG file's parts are missing or out of order.")]
    [InlineData(3, 0, 10, 10, 0, "The PNG file's parts are missing or out of order.")]
    public void Decode_AHeaderThatCannotBeShown_SaysWhy(int depth, int kind, int width, int height, int interlaced, string expected)
    {
        var png = PngWriter.Encode(Frame.Dark(new PixelSize(10, 10)));
        var header = png.AsSpan(8 + 8, 13);
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)kind, (byte)interlaced);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(8 + 8 + 13), Crc32(png.AsSpan(8 + 4, 17)));

        Assert.Equal(expected, PictureReader.Decode(png).Error?.En);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    public void Decode_AnotherFile_IsNoPng(string content) =>
        Assert.Equal("This is no PNG file.", PictureReader.Decode(System.Text.Encoding.ASCII.GetBytes(content)).Error?.En);

    [Fact]
    public void Decode_APngWithAnyByteChangedOrCut_NeverThrows()
    {
        var png = PngWriter.Encode(SampleFrames.Make(new PixelSize(13, 9), oneBit: true, 1, seed: 5));
        for (var i = 0; i < png.Length; i++)
        {
            var changed = png.ToArray();
            changed[i] ^= 0x5A;

            Assert.NotNull(PictureReader.Decode(changed).Error);
            Assert.NotNull(PictureReader.Decode(png.AsSpan(0, i)).Error);
        }
        Assert.NotNull(PictureReader.Decode(png).Picture);
    }

    /// <summary>PNG (ISO/IEC 15948) annex D, bit by bit.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
