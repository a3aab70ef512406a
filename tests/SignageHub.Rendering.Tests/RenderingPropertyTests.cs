using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Rendering.Tests;

public sealed class RenderingPropertyTests
{
    private static readonly SceneRenderer Renderer = new();

    private static readonly Arbitrary<(string Text, PixelSize Size, bool Rgb, SceneKind? Kind)> Requests = (
        from words in Gen.NonEmptyListOf(Gen.NonEmptyListOf(Gen.Elements((Vietnamese.Marked + "abcghilmnoprstuvxyQ0189.,!?-()“”&%").ToCharArray())))
        from width in Gen.Choose(16, 400)
        from height in Gen.Choose(9, 100)
        from rgb in Gen.Elements(true, false)
        from kind in Gen.Elements<SceneKind?>(null, SceneKind.Static, SceneKind.Pages, SceneKind.Scroll)
        select (string.Join(' ', words.Take(30).Select(word => string.Concat(word.Take(7)))), new PixelSize(width, height), rgb, kind)).ToArbitrary();

    [Fact]
    public void Render_AnyText_GivesASceneOrAnErrorAndNeverThrows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Requests, request =>
        {
            var rendered = Render(request);
            if (rendered.Scene is not { } scene)
                return rendered.HasErrors;
            return !rendered.HasErrors && scene.Frames.Count == scene.Times.Count
                && scene.Times.All(time => time.TotalMilliseconds > 0)
                && (request.Kind is null || scene.Kind == request.Kind)
                && (scene.Kind != SceneKind.Scroll || scene.Frames.Count == 1)
                && scene.Frames.All(frame => frame.Size.Height == request.Size.Height && (scene.Kind == SceneKind.Scroll || frame.Size == request.Size));
        }));

    [Fact]
    public void Render_AnyScene_LightsEveryLetterWhole() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Requests, request =>
        {
            // Given one-bit letters that keep a dark column between them, the lit LEDs are those of the letters, none lost at an edge.
            var rendered = Render(request with { Rgb = false });
            if (rendered.Scene is not { } scene || rendered.FontPixels >= 24)
                return true;
            var letters = request.Text.Where(c => c != ' ').Sum(c => LitIn(c, rendered.FontPixels));
            return letters == scene.Frames.Sum(frame => frame.Pixels.ToArray().Sum(b => byte.PopCount(b)));
        }));

    [Fact]
    public void Render_AStrip_IsAsWideAsItsAdvances()
    {
        foreach (var text in new[] { Vietnamese.Saving, Vietnamese.Water, Vietnamese.Stacked })
        {
            Assert.True(BoardColor.TryParse("red", out var red));
            var rendered = Renderer.Render(new SceneRequest(text, new PixelSize(192, 32), red, SceneKind.Scroll));
            var glyphs = text.Select(c => LedFont.Default.GlyphOf(new Rune(c))).ToArray();
            var advances = glyphs.Sum(glyph => LedFont.Default.Measure(glyph, rendered.FontPixels, InkMode.OneBit).Advance);
            var apart = glyphs.Zip(glyphs.Skip(1), (left, right) => LedFont.Default.Kern(left, right, rendered.FontPixels, InkMode.OneBit)).Sum();

            Assert.Equal(advances + apart, Assert.Single(rendered.Scene!.Frames).Size.Width);
        }
    }

    [Fact]
    public void Render_EachVietnameseLetter_ShowsWholeAtEverySize()
    {
        // The line of a board is measured by Ẫ and ỵ; no other letter may be cut by it. Below 12 rows some letters come out
        // the same without grey levels, and that is told.
        foreach (var height in Enumerable.Range(9, 60))
        {
            foreach (var rgb in new[] { false, true })
            {
                var rendered = Render((string.Join(' ', Vietnamese.Marked.ToCharArray()), new PixelSize(192, height), rgb, SceneKind.Scroll));
                if (height < 12 && !rgb)
                    Assert.All(rendered.Findings, finding => Assert.Equal(FindingCodes.SameLetters, finding.Code));
                else
                    Assert.NotNull(rendered.Scene);
            }
        }
    }

    private static int LitIn(char letter, int em)
    {
        var ink = LedFont.Default.Draw(LedFont.Default.GlyphOf(new Rune(letter)), em, InkMode.OneBit).Ink;
        var lit = 0;
        foreach (var b in ink)
            lit += byte.PopCount(b);
        return lit;
    }

    private static RenderedScene Render((string Text, PixelSize Size, bool Rgb, SceneKind? Kind) request)
    {
        Assert.True(BoardColor.TryParse(request.Rgb ? "rgb" : "red", out var color));
        return Renderer.Render(new SceneRequest(request.Text, request.Size, color, request.Kind));
    }
}
