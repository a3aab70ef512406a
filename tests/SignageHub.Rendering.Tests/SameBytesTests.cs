using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Tests;

public sealed class SameBytesTests
{
    /// <summary>A frame is named by the hash of its PNG. A change here renames every frame on every board: say so in the changelog.</summary>
    [Theory]
    [InlineData("96x16", "red", Vietnamese.Saving, "098a307163e8304588e4998bf62b83ccbfc195b75b9fa55d862ca924fad6b965")]
    [InlineData("192x32", "red", Vietnamese.Saving, "26e9d4aecd2cf0ee708d99f8cf95d294e1030e10930029325dd09226b70627e6")]
    [InlineData("192x32", "amber", Vietnamese.Water, "b46f6fd8b76215bd03632c6550569774e0b9770369687954b386dca913633fc7")]
    [InlineData("320x32", "rgb", Vietnamese.Water, "ddcee5631bf7b133702f9fdddc0596713638faf52c3b9ccb6d674f312c222c8a")]
    [InlineData("640x360", "rgb", Vietnamese.Stacked, "5299226618c8ba37b909bbe1bdf48e5f06a2f655140a1204e814e7a60e0dd629")]
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
