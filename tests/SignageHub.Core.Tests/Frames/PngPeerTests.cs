using SignageHub.Core.Frames;
using SignageHub.Testing;

namespace SignageHub.Core.Tests.Frames;

/// <summary>Independent programs read what we write, and we read what they write.</summary>
public sealed class PngPeerTests
{
    private static readonly Frame[] Frames =
    [
        .. from oneBit in new[] { true, false }
           from texture in Enumerable.Range(0, 4)
           from size in new[] { new PixelSize(1, 1), new PixelSize(13, 9), new PixelSize(192, 32), new PixelSize(641, 40) }
           select SampleFrames.Make(size, oneBit, texture, seed: size.Width + texture),
    ];

    [Fact]
    public async Task Encode_CheckedByPngcheck_IsOk()
    {
        var folder = Directory.CreateTempSubdirectory("signagehub-png-");
        try
        {
            for (var i = 0; i < Frames.Length; i++)
                File.WriteAllBytes(Path.Combine(folder.FullName, $"{i}.png"), PngWriter.Encode(Frames[i]));

            var (exit, lines) = await ExternalProcess.Run(RealPart.Require("pngcheck"), ["-q", .. Directory.GetFiles(folder.FullName)]);

            Assert.True(exit == 0, string.Join('\n', lines));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task EncodeAndDecode_ThroughPillow_KeepsEveryLed()
    {
        const string script = """
            import sys
            from PIL import Image
            for path in sys.argv[1:]:
                image = Image.open(path)
                image.load()
                open(path + ".rgb", "wb").write(image.convert("RGB").tobytes())
                image.save(path + ".pillow.png", **({"bits": 1} if image.mode == "P" else {}))
            """;
        var folder = Directory.CreateTempSubdirectory("signagehub-png-");
        try
        {
            var paths = Enumerable.Range(0, Frames.Length).Select(i => Path.Combine(folder.FullName, $"{i}.png")).ToArray();
            for (var i = 0; i < Frames.Length; i++)
                File.WriteAllBytes(paths[i], PngWriter.Encode(Frames[i]));

            var (exit, lines) = await ExternalProcess.Run(RealPart.RequirePython("PIL", "python3-pil"), ["-c", script, .. paths]);

            Assert.True(exit == 0, string.Join('\n', lines));
            for (var i = 0; i < Frames.Length; i++)
            {
                Assert.Equal(LedsOf(Frames[i]), File.ReadAllBytes(paths[i] + ".rgb"));
                var again = PngReader.Decode(File.ReadAllBytes(paths[i] + ".pillow.png"), SampleFrames.Largest);
                Assert.True(again.IsOk, $"{i}: {again.Error}");
                Assert.Equal(LedsOf(Frames[i]), LedsOf(again.Frame));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] LedsOf(Frame frame) =>
        [.. from y in Enumerable.Range(0, frame.Size.Height)
            from x in Enumerable.Range(0, frame.Size.Width)
            from part in new[] { frame[x, y].R, frame[x, y].G, frame[x, y].B }
            select part];
}
