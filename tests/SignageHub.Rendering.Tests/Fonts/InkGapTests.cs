using System.Text;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Rendering.Tests.Fonts;

public sealed class InkGapTests
{
    [Theory]
    [InlineData(8)] // 12 rows drawn by hand
    [InlineData(11)] // 16 rows
    [InlineData(14)] // 20 rows
    [InlineData(17)] // outline
    [InlineData(23)]
    [InlineData(37)]
    public void Kern_AnyTwoLettersInOneBit_LeavesNoInkTouching(int em)
    {
        var fonts = new FontCache(LedFont.Default);
        var font = fonts.At(em, InkMode.OneBit);
        var letters = (Vietnamese.Marked + "abcghjkmnprstvxyAEHKLMOTVXY0179.,!-()“”").Select(letter => fonts.GlyphOf(new Rune(letter))).ToList();
        var placed = letters.Select(glyph => (Glyph: glyph, Dots: Places(LedFont.Default.Draw(glyph, font.Em, InkMode.OneBit)).ToArray())).ToList();

        foreach (var (left, dots) in placed)
        {
            var near = dots.SelectMany(Around).ToHashSet();
            foreach (var (right, others) in placed)
            {
                var step = font[left].Advance + font.Kern(left, right);
                Assert.DoesNotContain(others, dot => near.Contains((dot.X + step, dot.Y)));
            }
        }
    }

    /// <summary>Lit dots by column from the pen and row from the baseline down.</summary>
    private static IEnumerable<(int X, int Y)> Places(Glyph glyph)
    {
        for (var y = 0; y < glyph.Metrics.Height; y++)
        {
            for (var x = 0; x < glyph.Metrics.Width; x++)
            {
                if ((glyph.Ink[(y * glyph.Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0)
                    yield return (glyph.Metrics.Left + x, y - glyph.Metrics.Top);
            }
        }
    }

    private static IEnumerable<(int X, int Y)> Around((int X, int Y) dot) =>
        from dx in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3) select (dot.X + dx, dot.Y + dy);
}
