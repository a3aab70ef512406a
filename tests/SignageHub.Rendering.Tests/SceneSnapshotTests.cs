using System.Globalization;
using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Testing;

namespace SignageHub.Rendering.Tests;

public sealed class SceneSnapshotTests
{
    [Theory]
    [InlineData("saving", Vietnamese.Saving, "96x16", "red")]
    [InlineData("saving", Vietnamese.Saving, "192x32", "red")]
    [InlineData("saving", Vietnamese.Saving, "320x32", "rgb")]
    [InlineData("saving", Vietnamese.Saving, "640x360", "rgb")]
    [InlineData("water", Vietnamese.Water, "96x16", "red")]
    [InlineData("water", Vietnamese.Water, "192x32", "red")]
    [InlineData("water", Vietnamese.Water, "320x32", "rgb")]
    [InlineData("water", Vietnamese.Water, "640x360", "rgb")]
    [InlineData("stacked", Vietnamese.Stacked, "96x16", "red")]
    [InlineData("stacked", Vietnamese.Stacked, "192x32", "red")]
    [InlineData("stacked", Vietnamese.Stacked, "320x32", "rgb")]
    [InlineData("stacked", Vietnamese.Stacked, "640x360", "rgb")]
    public void Render_ASloganOnABoard_LooksAsAccepted(string name, string text, string size, string color)
    {
        Assert.True(PixelSize.TryParse(size, out var pixels));
        Assert.True(BoardColor.TryParse(color, out var boardColor));

        var rendered = new SceneRenderer().Render(new SceneRequest(text, pixels, boardColor));

        Snapshot.Match(Describe(rendered), $"{name}-{size}-{color}");
    }

    [Fact]
    public void Render_AsAStrip_LooksAsAccepted()
    {
        Assert.True(BoardColor.TryParse("amber", out var amber));

        var rendered = new SceneRenderer().Render(new SceneRequest(Vietnamese.Stacked, new PixelSize(64, 16), amber, SceneKind.Scroll));

        Snapshot.Match(Describe(rendered));
    }

    private static string Describe(RenderedScene rendered)
    {
        Assert.NotNull(rendered.Scene);
        var scene = rendered.Scene;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{scene.Kind} em {rendered.FontPixels} rows {rendered.Rows} lines {rendered.Lines}");
        if (scene.PixelsPerSecond > 0)
            text.Append(CultureInfo.InvariantCulture, $" {scene.PixelsPerSecond} px/s");
        text.Append('\n');
        foreach (var (frame, time) in scene.Frames.Zip(scene.Times))
            text.Append(CultureInfo.InvariantCulture, $"{frame.Size} {time.TotalMilliseconds} ms\n").Append(FrameText.Of(frame));
        return text.ToString();
    }
}
