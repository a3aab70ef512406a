using System.Globalization;
using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Testing;

namespace SignageHub.Rendering.Tests.Golden;

/// <summary>What 40 slogans look like on the six usual boards. Whoever accepts a change has looked at it, enlarged.</summary>
public sealed class GoldenFrameTests
{
    private const int Count = 40;

    private static readonly SceneRenderer Renderer = new();

    [Theory]
    [InlineData("96x16")]
    [InlineData("128x32")]
    [InlineData("192x32")]
    [InlineData("320x32")]
    [InlineData("128x64")]
    [InlineData("320x160")]
    public void Render_FortySlogansOnABoard_LookAsAccepted(string board)
    {
        Assert.True(PixelSize.TryParse(board, out var size));
        Assert.True(BoardColor.TryParse("red", out var red));
        var text = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            // Every other one in capitals, as most offices write them.
            var slogan = Vietnamese.Slogans[i * Vietnamese.Slogans.Count / Count];
            slogan = i % 2 == 0 ? slogan : slogan.ToUpperInvariant();
            var rendered = Renderer.Render(new SceneRequest(slogan, size, red));
            var scene = rendered.Scene;
            Assert.NotNull(scene);
            text.Append(CultureInfo.InvariantCulture, $"{slogan}\n{scene.Kind}, {rendered.Rows} rows, {rendered.Lines} lines\n");
            foreach (var (frame, time) in scene.Frames.Zip(scene.Times))
                text.Append(CultureInfo.InvariantCulture, $"{frame.Size} {time.TotalMilliseconds} ms\n").Append(FrameText.Dots(frame));
            text.Append('\n');
        }
        Snapshot.Match(text.ToString(), board);
    }
}
