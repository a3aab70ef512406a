using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Tests;

public sealed class SameBytesTests
{
    /// <summary>A frame is named by the hash of its PNG. A change here renames every frame on every board: say so in the changelog.</summary>
    [Theory]
    [InlineData("96x16", "red", Vietnamese.Saving, "74646569c88e15f2e7e3e1d04db58dbc8cd150040d372c4291a48bf7b2542fe4")]
    [InlineData("192x32", "red", Vietnamese.Saving, "bf6ab2ad925c7517e480f36568b54f8fd73e0a32e27e6ebb93a117857a1b7dbd")]
    [InlineData("192x32", "amber", Vietnamese.Water, "d7612a1308a8bfcdba3a0605db769d92f9d3dafcfe6cfe849bc63b89713bdd58")]
    [InlineData("320x32", "rgb", Vietnamese.Water, "49ecb720b16ad66b9ffab389ff21acaceebe5893cbdbf16e5ea02a841fd51d27")]
    [InlineData("640x360", "rgb", Vietnamese.Stacked, "33095a52eef9c3446508c6345fb1227e569cdfea7d52d799350b76cd8836cf6d")]
    public void Render_TheSameSlogan_GivesTheSamePngOnEveryMachine(string size, string color, string text, string sha256)
    {
        Assert.True(PixelSize.TryParse(size, out var pixels));
        Assert.True(BoardColor.TryParse(color, out var boardColor));

        var scene = new SceneRenderer().Render(new SceneRequest(text, pixels, boardColor)).Scene!;

        Assert.Equal(sha256, FrameId.Of(PngWriter.Encode(scene.Frames[0])).Hex);
    }

    [Fact]
    public void Render_ByManyThreadsAtOnce_GivesWhatOneGives()
    {
        Assert.True(BoardColor.TryParse("red", out var red));
        var requests = Enumerable.Range(40, 120).Select(i => new SceneRequest(Vietnamese.Saving[..(i % 60 + 5)], new PixelSize(i, 16 + (i % 50)), i % 2 == 0 ? red : BoardColor.FullColor)).ToArray();
        var one = new SceneRenderer();
        var alone = requests.Select(request => one.Render(request).Scene?.Frames.ToArray()).ToArray();
        var many = new SceneRenderer();

        var together = requests.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(request => many.Render(request).Scene?.Frames.ToArray()).ToArray();

        Assert.Equal(alone, together);
    }
}
