using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests.Legibility;

/// <summary>A typeface whose letters all look alike.</summary>
internal sealed class OneShapeForAll : IFontEngine
{
    public int GlyphCount => 0x2000;

    public int GlyphOf(Rune letter) => letter.Value < GlyphCount ? letter.Value : 0;

    public GlyphMetrics Measure(int glyph, int emPixels, InkMode mode) => Draw(glyph, emPixels, mode).Metrics;

    public Glyph Draw(int glyph, int emPixels, InkMode mode)
    {
        var metrics = glyph == ' ' ? new GlyphMetrics(0, 0, 0, 0, 4) : new GlyphMetrics(0, emPixels, 4, emPixels, 5);
        var ink = new byte[(mode == InkMode.OneBit ? 1 : 4) * metrics.Height];
        Array.Fill(ink, mode == InkMode.OneBit ? (byte)0xF0 : (byte)255);
        return new Glyph(metrics, mode, glyph == ' ' ? [] : ink);
    }

    public int Kern(int left, int right, int emPixels, InkMode mode) => 0;
}
