using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Tests;

public sealed class SceneRendererTests
{
    private static readonly SceneRenderer Renderer = new();

    private static RenderedScene Render(string text, int width, int height, SceneKind? kind = null, string color = "red", Rgb? textColor = null)
    {
        Assert.True(BoardColor.TryParse(color, out var boardColor));
        return Renderer.Render(new SceneRequest(text, new PixelSize(width, height), boardColor, kind, textColor));
    }

    [Fact]
    public void Render_ShortTextOnALongBoard_IsStaticOnOneLine()
    {
        var rendered = Render("Chỉ một trái đất", 192, 32);

        Assert.Equal(SceneKind.Static, rendered.Scene?.Kind);
        Assert.Equal(1, rendered.Lines);
        Assert.True(rendered.Rows > 16);
        Assert.Empty(rendered.Findings);
    }

    [Fact]
    public void Render_ASentenceOnALowBoard_IsPagesAtALegibleSize()
    {
        var rendered = Render(Vietnamese.Saving, 96, 16);

        Assert.Equal(SceneKind.Pages, rendered.Scene?.Kind);
        Assert.InRange(rendered.Scene!.Frames.Count, 2, 6);
        Assert.All(rendered.Scene.Frames, frame => Assert.Equal(new PixelSize(96, 16), frame.Size));
        Assert.InRange(rendered.Rows, 14, 16);
    }

    [Fact]
    public void Render_AWordWiderThanTheBoard_IsAStrip()
    {
        var rendered = Render("Nghiêng", 32, 16);

        Assert.Equal(SceneKind.Scroll, rendered.Scene?.Kind);
        Assert.Equal(16, Assert.Single(rendered.Scene!.Frames).Size.Height);
        Assert.Contains(rendered.Scene.PixelsPerSecond, new[] { 60, 30, 20, 15 });
    }

    [Fact]
    public void Render_MoreTextThanPagesMayHold_IsAStrip() =>
        Assert.Equal(SceneKind.Scroll, Render(string.Join(' ', Enumerable.Repeat(Vietnamese.Saving, 4)), 96, 16).Scene?.Kind);

    [Fact]
    public void Render_ALongSloganOnAScreen_IsStaticOnSeveralLines()
    {
        var rendered = Render(Vietnamese.Saving, 640, 360, color: "rgb");

        Assert.Equal(SceneKind.Static, rendered.Scene?.Kind);
        Assert.InRange(rendered.Lines, 3, 6);
    }

    [Theory]
    [InlineData(1, 2000)]
    [InlineData(2, 2000)]
    [InlineData(4, 3000)]
    public void Render_AFrame_StaysHalfASecondASyllableAndOneMore(int syllables, int milliseconds)
    {
        var rendered = Render(string.Join(' ', Enumerable.Repeat("an", syllables)) + " !", 192, 32);

        Assert.Equal(Duration.FromMilliseconds(milliseconds), Assert.Single(rendered.Scene!.Times));
    }

    [Fact]
    public void Render_AStrip_TakesTheTimeOfItsWholePass()
    {
        var scene = Render(Vietnamese.Water, 192, 32, SceneKind.Scroll).Scene!;

        var columns = 192 + scene.Frames[0].Size.Width;
        Assert.Equal(Math.Ceiling(columns * 1000.0 / scene.PixelsPerSecond), Assert.Single(scene.Times).TotalMilliseconds);
    }

    [Fact]
    public void Render_ForcedStaticThatFitsOnlySmall_IsThereWithAWarning()
    {
        var rendered = Render(Vietnamese.Water, 128, 39, SceneKind.Static);

        Assert.Equal(SceneKind.Static, rendered.Scene?.Kind);
        var finding = Assert.Single(rendered.Findings);
        Assert.Equal((FindingCodes.SmallLetters, Severity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Render_ForcedStaticThatDoesNotFit_IsAnErrorAndNoScene()
    {
        var rendered = Render(Vietnamese.Water, 64, 16, SceneKind.Static);

        Assert.Null(rendered.Scene);
        Assert.Equal(FindingCodes.ForcedKindDoesNotFit, Assert.Single(rendered.Findings).Code);
    }

    [Theory]
    [InlineData(SceneKind.Pages)]
    [InlineData(SceneKind.Scroll)]
    public void Render_AForcedKind_IsThatKindThoughTheTextIsShort(SceneKind kind) =>
        Assert.Equal(kind, Render("Chỉ một", 192, 32, kind).Scene?.Kind);

    [Theory]
    [InlineData("", FindingCodes.EmptyText)]
    [InlineData("   ", FindingCodes.EmptyText)]
    [InlineData("một\nhai", FindingCodes.ControlCharacter)]
    [InlineData("một\u200Bhai", FindingCodes.ControlCharacter)]
    [InlineData("vie\u0323\u0302t", FindingCodes.NotComposed)]
    [InlineData("中", FindingCodes.MissingLetter)]
    [InlineData("😀", FindingCodes.MissingLetter)]
    public void Render_TextThatCannotBeDrawn_IsAnErrorInBothLanguages(string text, string code)
    {
        var rendered = Render(text, 192, 32);

        Assert.Null(rendered.Scene);
        Assert.True(rendered.HasErrors);
        Assert.All(rendered.Findings, finding => Assert.Equal(code, finding.Code));
        Assert.All(rendered.Findings, finding => Assert.NotEqual(finding.Message.En, finding.Message.Vi));
    }

    [Fact]
    public void Render_HalfASurrogatePair_IsAnError() =>
        Assert.Equal(FindingCodes.ControlCharacter, Assert.Single(Render("một \ud83d hai", 192, 32).Findings).Code);

    [Fact]
    public void Render_SeveralMissingLetters_NamesEachOnceWithItsCodePoint()
    {
        var findings = Render("中 a 中 😀", 192, 32).Findings;

        Assert.Equal(2, findings.Count);
        Assert.Contains("U+4E2D", findings[0].Message.Vi, StringComparison.Ordinal);
        Assert.Contains("U+1F600", findings[1].Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TextOverTheLongest_IsAnError()
    {
        Assert.Equal(FindingCodes.TooLong, Assert.Single(Render(new string('a', 501), 192, 32).Findings).Code);
        Assert.NotNull(Render(string.Join(' ', Enumerable.Repeat("a", 250)), 192, 32).Scene);
        Assert.NotNull(Render(new string('a', 500), 192, 32).Scene);
    }

    [Fact]
    public void Render_ABoardTooLowForText_IsAnError() =>
        Assert.Equal(FindingCodes.BoardTooLow, Assert.Single(Render("an", 192, 8).Findings).Code);

    [Fact]
    public void Render_BlackTextOnAnRgbBoard_IsAnError() =>
        Assert.Equal(FindingCodes.BlackText, Assert.Single(Render("an", 192, 32, color: "rgb", textColor: Rgb.Black).Findings).Code);

    [Fact]
    public void Render_OnAnRgbBoard_HasTheTextColourOverBlack()
    {
        var frame = Render("HẺO", 192, 32, color: "rgb", textColor: new Rgb(255, 0, 64)).Scene!.Frames[0];

        Assert.Equal(PixelFormat.Rgb24, frame.Format);
        Assert.Contains(new Rgb(255, 0, 64), LedsOf(frame));
        Assert.All(LedsOf(frame), led => Assert.Equal(0, led.G));
    }

    [Fact]
    public void Render_OnABoardOfOneColour_HasItsInk()
    {
        var frame = Render("HẺO", 192, 32, color: "amber", textColor: Rgb.Black).Scene!.Frames[0];

        Assert.Equal((PixelFormat.OneBit, new Rgb(255, 160, 0)), (frame.Format, frame.Ink));
    }

    [Fact]
    public void Render_BlanksInARowAndAtTheEnds_AreOneBlank() =>
        Assert.Equal(Render("Chỉ một", 96, 16).Scene!.Frames[0], Render("  Chỉ   một ", 96, 16).Scene!.Frames[0]);

    private static IEnumerable<Rgb> LedsOf(Frame frame) =>
        from y in Enumerable.Range(0, frame.Size.Height) from x in Enumerable.Range(0, frame.Size.Width) select frame[x, y];
}
