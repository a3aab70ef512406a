using FsCheck;
using FsCheck.Fluent;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Legibility;

namespace SignageHub.Rendering.Tests.Legibility;

public sealed class FindingTests
{
    private static readonly SceneRenderer Renderer = new();

    private static RenderedScene Render(string text, string size = "192x32", string color = "red", TextStyle? style = null, Pitch? pitch = null, SceneKind? kind = null)
    {
        Assert.True(PixelSize.TryParse(size, out var pixels));
        Assert.True(BoardColor.TryParse(color, out var boardColor));
        return Renderer.Render(new SceneRequest(text, pixels, boardColor, kind) { Style = style ?? TextStyle.Unset, Pitch = pitch });
    }

    [Theory]
    [InlineData("", FindingCodes.EmptyText)]
    [InlineData("   ", FindingCodes.EmptyText)]
    [InlineData("a\u200Bb", FindingCodes.ControlCharacter)]
    [InlineData("a\nb", FindingCodes.ControlCharacter)]
    [InlineData("a\tb", FindingCodes.ControlCharacter)]
    [InlineData("\u202Eabc", FindingCodes.ControlCharacter)]
    [InlineData("\u0303a", FindingCodes.NotComposed)]
    [InlineData("giư \u0303 ìn", FindingCodes.NotComposed)]
    [InlineData("Chúc mừng 😀", FindingCodes.MissingLetter)]
    [InlineData("你好", FindingCodes.MissingLetter)]
    [InlineData("สวัสดี", FindingCodes.MissingLetter)]
    [InlineData("שלום", FindingCodes.RightToLeft)]
    [InlineData("مرحبا", FindingCodes.RightToLeft)]
    [InlineData("Baûo veä moâi tröôøng", FindingCodes.LegacyEncoding)]
    [InlineData("Th¸ng hµnh ®éng", FindingCodes.LegacyEncoding)]
    [InlineData("Còn {days} ngày", FindingCodes.UnknownPart)]
    [InlineData("Còn {days to 2027-02-30} ngày", FindingCodes.UnknownPart)]
    [InlineData("Bây giờ là {time", FindingCodes.UnknownPart)]
    [InlineData("time}", FindingCodes.UnknownPart)]
    public void Render_TextThatCannotBeShown_IsAnErrorOfItsOwn(string text, string code)
    {
        var rendered = Render(text);

        Assert.Null(rendered.Scene);
        Assert.All(rendered.Findings, finding => Assert.Equal(Severity.Error, finding.Severity));
        var finding = Assert.Single(rendered.Findings.Where(f => f.Code == code).Take(1));
        Assert.NotEqual(finding.Message.En, finding.Message.Vi);
    }

    [Fact]
    public void Render_TooManyLetters_IsAnError() =>
        Assert.Equal(FindingCodes.TooLong, Assert.Single(Render(new string('a', 501)).Findings).Code);

    [Fact]
    public void Render_AnUnbreakableWordOf200Letters_IsAStripWhole()
    {
        var rendered = Render(new string('g', 200), "96x16");

        Assert.Equal(SceneKind.Scroll, rendered.Scene?.Kind);
        Assert.True(rendered.Scene!.Frames[0].Size.Width > 200 * 4);
    }

    [Fact]
    public void Render_ALegacyEncoding_SuggestsWhatWasMeant() =>
        Assert.Contains("'Bảo vệ môi trường'", Assert.Single(Render("Baûo veä moâi tröôøng").Findings).Message.En, StringComparison.Ordinal);

    [Theory]
    [InlineData("#000080", null, Severity.Error)]
    [InlineData("#0000ff", null, Severity.Warning)]
    [InlineData("#ff0000", "#ee0000", Severity.Error)]
    [InlineData("#ffff00", "#ffffff", Severity.Error)]
    [InlineData("#ffff00", "#ff0000", null)]
    [InlineData("#ffffff", null, null)]
    public void Render_ColoursOnAnRgbBoard_AreHeldToTheirContrast(string ink, string? ground, Severity? severity)
    {
        Assert.True(Rgb.TryParse(ink, out var color));
        var background = Rgb.TryParse(ground, out var named) ? named : (Rgb?)null;

        var rendered = Render("Chào mừng", color: "rgb", style: new TextStyle { Color = color, Background = background });

        var contrast = rendered.Findings.SingleOrDefault(f => f.Code == FindingCodes.LowContrast);
        Assert.Equal(severity, contrast?.Severity);
        Assert.Equal(severity == Severity.Error, rendered.Scene is null);
    }

    [Fact]
    public void Render_ColoursOnABoardOfOneColour_SayNothing() =>
        Assert.Empty(Render("Chào mừng", color: "blue", style: new TextStyle { Color = new Rgb(1, 1, 1) }).Findings);

    /// <summary>WCAG 2.2: black on white is 21 : 1; #777777 on white is the well-known 4.48 : 1.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ff0000", "#000000", 5.25)]
    [InlineData("#123456", "#123456", 1)]
    public void Contrast_OfTwoColours_IsAsWcagSays(string one, string other, double ratio)
    {
        Assert.True(Rgb.TryParse(one, out var a));
        Assert.True(Rgb.TryParse(other, out var b));
        Assert.Equal(ratio, Contrast.Ratio(a, b), 0.005);
        Assert.Equal(Contrast.Ratio(a, b), Contrast.Ratio(b, a));
    }

    [Fact]
    public void Render_AFastStripOfSmallLetters_Warns()
    {
        var fast = Render(Vietnamese.Saving, "192x13", style: new TextStyle { Speed = 60 }, kind: SceneKind.Scroll);
        var slow = Render(Vietnamese.Saving, "192x13", style: new TextStyle { Speed = 20 }, kind: SceneKind.Scroll);

        Assert.NotNull(fast.Scene);
        Assert.Equal(60L * Vietnamese.Saving.Length / fast.Scene.Frames[0].Size.Width > 15, fast.Findings.Any(f => f.Code == FindingCodes.FastScroll));
        Assert.DoesNotContain(slow.Findings, f => f.Code == FindingCodes.FastScroll);
    }

    [Theory]
    [InlineData(9, 10_000, 180, 324)]
    [InlineData(9, 2_500, 45, 81)]
    [InlineData(20, 5_000, 200, 360)]
    public void ReadingDistance_OfCapitals_IsA200thAndA360thInDecimetres(int rows, int micrometres, int comfortable, int farthest) =>
        Assert.Equal(new ReadingDistance(comfortable, farthest), ReadingDistance.Of(rows, new Pitch(micrometres)));

    [Fact]
    public void Render_SmallLettersOnAFineBoard_CanBeReadFromNearOnly()
    {
        Assert.Contains(Render(Vietnamese.Saving, "96x16", pitch: new Pitch(1000)).Findings, f => f.Code == FindingCodes.NearOnly);
        Assert.DoesNotContain(Render(Vietnamese.Saving, "96x16", pitch: new Pitch(10_000)).Findings, f => f.Code == FindingCodes.NearOnly);
    }

    [Fact]
    public void Render_LettersThatComeOutTheSame_AreAnErrorThatNamesThem()
    {
        var engine = new OneShapeForAll();
        Assert.True(BoardColor.TryParse("red", out var red));

        var rendered = new SceneRenderer(engine).Render(new SceneRequest("Bảo", new PixelSize(192, 32), red));

        Assert.Null(rendered.Scene);
        Assert.Contains(rendered.Findings, f => f is { Code: FindingCodes.SameLetters, Severity: Severity.Error } && f.Message.En.Contains("'ả'", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_AnyText_NeverThrowsAndEitherDrawsOrTellsWhy()
    {
        var pieces = Gen.Elements(
            "Bảo vệ", " ", "{time}", "{days to 2027-04-30}", "{", "}", "\u0301", "\u200F", "😀", "\uD800", "ﷺ", "®", "µ", "\u00AD", "ø", "1/5", "!", "–", "\u00A0", "\0", "ẪỵgjQ");
        var texts = Gen.ListOf(pieces).Select(list => string.Concat(list)).Where(text => text.Length < 700);
        var styles = from align in Gen.Elements<TextAlign?>(null, TextAlign.Left, TextAlign.Right)
                     from spacing in Gen.Choose(0, 8)
                     from capitals in Gen.Elements<bool?>(null, true)
                     select new TextStyle { Align = align, LetterSpacing = spacing, Capitals = capitals };
        var sizes = Gen.Elements("96x16", "192x32", "32x8", "64x64");

        Prop.ForAll(texts.ToArbitrary(), styles.ToArbitrary(), sizes.ToArbitrary(), (text, style, size) =>
        {
            var rendered = Render(text, size, style: style);
            Assert.Equal(rendered.Scene is null, rendered.HasErrors);
            Assert.All(rendered.Scene?.Slots ?? [], slot => Assert.InRange(slot.Frame, 0, rendered.Scene!.Frames.Count - 1));
        }).QuickCheckThrowOnFailure();
    }
}
