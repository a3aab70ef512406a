using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests.Fonts.Fitting;

/// <summary>The outline font on whole LEDs, from 24 rows up.</summary>
public sealed class GridFitTests
{
    public static TheoryData<int> Ems => [16, 17, 19, 23, 24, 31, 40, 57];

    private static IFontEngine Font => BeVietnamPro.Medium;

    [Theory]
    [MemberData(nameof(Ems))]
    public void Draw_SmallLettersAndCapitals_StandOnTheBaselineAndShareTheirHeights(int em)
    {
        Assert.Single("acemnorsuvxz".Select(letter => Of(letter, em).Top).Distinct());
        Assert.Single("ABCDEGHKLMNOPQRSTUVX".Select(letter => Of(letter, em).Top).Distinct());
        Assert.All("abcdehiklmnorstuvxzABCDEGHKLMNOPRSTUVX", letter => Assert.Equal(0, Of(letter, em).Bottom));
        Assert.Single("gpqy".Select(letter => Of(letter, em).Bottom).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ems))]
    public void Draw_StraightStems_AreEven(int em)
    {
        Assert.Single("BDEFHILMNPRThiklmnr".SelectMany(letter => "hmnH".Contains(letter, StringComparison.Ordinal) ? Runs(letter, em) : Runs(letter, em).Take(1)).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ems))]
    public void Draw_AMarkedLetter_HasADarkRowBetweenLetterAndMark(int em)
    {
        // Without the horn, which reaches up beside the marks, and the dot of ỵ beside the tail.
        foreach (var letter in "áàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹâêôăÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÝỲỶỸỴÂÊÔĂij")
        {
            var glyph = Draw(letter, em);
            Assert.True(Enumerable.Range(0, glyph.Metrics.Height).Any(y => IsDark(glyph, y)), $"{letter} at {em} has no dark row.");
        }
    }

    [Theory]
    [MemberData(nameof(Ems))]
    public void Draw_TwoMarksAboveOneAnother_HaveTwoDarkRows(int em)
    {
        foreach (var letter in "ẫễỗẵẴẪỄỖ")
        {
            var glyph = Draw(letter, em);
            Assert.True(Enumerable.Range(0, glyph.Metrics.Height).Count(y => IsDark(glyph, y)) >= 2, $"{letter} at {em}: its marks run together.");
        }
    }

    [Fact]
    public void Kern_OfAvInAnOutline_DrawsThemTogether() =>
        Assert.True(Font.Kern(Font.GlyphOf(new Rune('A')), Font.GlyphOf(new Rune('V')), 64, InkMode.Coverage) < 0);

    [Fact]
    public void Kern_OfTwoStraightLetters_IsNothing() =>
        Assert.Equal(0, Font.Kern(Font.GlyphOf(new Rune('H')), Font.GlyphOf(new Rune('H')), 64, InkMode.Coverage));

    [Fact]
    public void GlyphOf_A_HasARoof_SoThatItIsNotTakenForO()
    {
        // The roofed a has three bars on its way up the middle, the round one two.
        var glyph = Draw('a', 40);
        var middle = glyph.Metrics.Width / 2;
        var lit = Enumerable.Range(0, glyph.Metrics.Height).Select(y => IsLit(glyph, middle, y)).ToList();

        Assert.Equal(3, lit.Where((on, y) => on && (y == 0 || !lit[y - 1])).Count());
    }

    private static GlyphMetrics Of(char letter, int em) => Draw(letter, em).Metrics;

    private static Glyph Draw(char letter, int em) => Font.Draw(Font.GlyphOf(new Rune(letter)), em, InkMode.OneBit);

    private static bool IsLit(Glyph glyph, int x, int y) => (glyph.Ink[(y * glyph.Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0;

    private static bool IsDark(Glyph glyph, int y) => glyph.Ink.Slice(y * glyph.Stride, glyph.Stride).IndexOfAnyExcept((byte)0) < 0;

    /// <summary>The widths of the strokes, from the left, on a row where these letters have stems: a quarter of the x-height above the foot.</summary>
    private static List<int> Runs(char letter, int em)
    {
        var glyph = Draw(letter, em);
        var row = glyph.Metrics.Top - 1 - (Of('x', em).Top / 4);
        var runs = new List<int>();
        for (var (x, run) = (0, 0); x <= glyph.Metrics.Width; x++)
        {
            if (x < glyph.Metrics.Width && IsLit(glyph, x, row))
                run++;
            else if (run > 0)
            {
                runs.Add(run);
                run = 0;
            }
        }
        return runs;
    }
}
