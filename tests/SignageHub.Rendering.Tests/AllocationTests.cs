using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Tests;

/// <summary>A letter costs no memory: only the frame, its scene and what belongs to them are allocated.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("red")]
    [InlineData("rgb")]
    public void Render_ALongSloganAndAShortOneOnFramesOfOneSize_AllocateTheSame(string color)
    {
        Assert.True(BoardColor.TryParse(color, out var boardColor));
        var renderer = new SceneRenderer();
        var requests = new[] { "Vì nước", "Nước sạch cho mọi người, mọi nhà hôm nay và mai sau, vì Trái đất" }
            .Select(text => new SceneRequest(text, new PixelSize(1280, 16), boardColor, SceneKind.Static)).ToArray();

        var bytes = requests.Select(request => Allocated(renderer, request)).ToArray();

        Assert.Equal(bytes[0], bytes[1]);
    }

    private static long Allocated(SceneRenderer renderer, SceneRequest request)
    {
        // Given every letter and the scratch space of a text of this length are there.
        for (var i = 0; i < 3; i++)
            Assert.NotNull(renderer.Render(request).Scene);

        var before = GC.GetAllocatedBytesForCurrentThread();
        renderer.Render(request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
