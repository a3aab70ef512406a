using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests.Fonts;

public sealed class TrueTypeFontTests
{
    private static IFontEngine Font => BeVietnamPro.Medium;

    [Fact]
    public void GlyphOf_EveryMarkedVietnameseLetter_IsThere()
    {
        Assert.Equal(134, Vietnamese.Marked.Distinct().Count());
        Assert.All(Vietnamese.Marked, letter => Assert.NotEqual(0, Font.GlyphOf(new Rune(letter))));
    }

    [Fact]
    public void GlyphOf_ALetterThatTheFontLacks_IsZero() => Assert.Equal(0, Font.GlyphOf(new Rune('中')));

    [Theory]
    [InlineData(InkMode.OneBit)]
    [InlineData(InkMode.Coverage)]
    public void Measure_EveryLetterAtManySizes_TellsTheSameAsDraw(InkMode mode)
    {
        foreach (var em in new[] { 8, 11, 13, 23, 24, 40 })
        {
            foreach (var letter in Vietnamese.Marked + "gyjQ(|")
            {
                var glyph = Font.GlyphOf(new Rune(letter));
                Assert.Equal(Font.Measure(glyph, em, mode), Font.Draw(glyph, em, mode).Metrics);
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(14)]
    public void Draw_AStemThinnerThanALed_NeverVanishes(int em)
    {
        // Every row between foot and head of these letters holds a piece of the stem.
        foreach (var letter in "lIi1HT|")
        {
            var glyph = Font.Draw(Font.GlyphOf(new Rune(letter)), em, InkMode.OneBit);
            var dark = Enumerable.Range(0, glyph.Metrics.Height).Count(y => glyph.Ink.Slice(y * glyph.Stride, glyph.Stride).IndexOfAnyExcept((byte)0) < 0);
            Assert.True(dark <= (letter == 'i' ? Math.Max(1, em / 6) : 0), $"'{letter}' at {em} has {dark} dark rows.");
        }
    }

    [Fact]
    public void Draw_Coverage_AddsUpToTheAreaOfTheInk()
    {
        // The same letter four times as large covers sixteen times as much, but for whole LEDs.
        foreach (var letter in "Hơỵ.")
        {
            var small = AreaInEms(letter, 64);
            var large = AreaInEms(letter, 256);
            Assert.InRange(small / large, 0.95, 1.05);
        }
    }

    [Theory]
    [InlineData(11, "")] // 17 rows
    [InlineData(12, "")]
    [InlineData(13, "")]
    [InlineData(17, "")]
    [InlineData(16, "")] // 24 rows
    [InlineData(22, "")] // 32 rows
    public void Draw_TwoVietnameseLettersInOneBit_Differ(int em, string alike)
    {
        var letters = Vietnamese.Marked + "aeiouyAEIOUYdD";
        var drawn = letters.Select(letter => Font.Draw(Font.GlyphOf(new Rune(letter)), em, InkMode.OneBit)).ToArray();
        var pairs = from i in Enumerable.Range(0, letters.Length)
                    from j in Enumerable.Range(i + 1, letters.Length - i - 1)
                    where drawn[i].Metrics == drawn[j].Metrics && drawn[i].Ink.SequenceEqual(drawn[j].Ink)
                    select $"{letters[i]}{letters[j]}";

        Assert.Equal(alike, string.Join(' ', pairs));
    }

    private static double AreaInEms(char letter, int em)
    {
        var sum = 0L;
        foreach (var share in Font.Draw(Font.GlyphOf(new Rune(letter)), em, InkMode.Coverage).Ink)
            sum += share;
        return sum / 255.0 / em / em;
    }
}
