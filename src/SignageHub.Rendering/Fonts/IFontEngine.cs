using System.Text;

namespace SignageHub.Rendering.Fonts;

/// <summary>Draws the letters of one typeface at any size. The seam for other rasterisers and for hand-drawn pixel fonts.</summary>
/// <remarks>
/// Glyphs are numbered from 1 to <see cref="GlyphCount"/> − 1; 0 is "no such letter". Sizes are the em in LEDs, 1 to
/// <see cref="LargestEm"/>. Engines are thread-safe, and the same call gives the same answer on every machine.
/// What they return is cached by the caller; they need not be fast.
/// </remarks>
public interface IFontEngine
{
    /// <summary>The largest em that is ever asked for, in LEDs.</summary>
    const int LargestEm = 1024;

    int GlyphCount { get; }

    /// <returns>The glyph of a composed (NFC) letter, or 0 when the font lacks it.</returns>
    int GlyphOf(Rune letter);

    /// <summary>Where the ink lies: exact for <see cref="InkMode.OneBit"/>, never too small for <see cref="InkMode.Coverage"/>.</summary>
    GlyphMetrics Measure(int glyph, int emPixels, InkMode mode);

    /// <returns>The glyph with the same place and advance that <see cref="Measure"/> tells.</returns>
    Glyph Draw(int glyph, int emPixels, InkMode mode);

    /// <returns>The smallest em that stands for the same drawing: <paramref name="emPixels"/> itself, or a smaller one where a font has fixed sizes. Only that one is then drawn.</returns>
    int Alike(int emPixels, InkMode mode) => emPixels;

    /// <summary>Columns to add between two neighbours; negative draws them together. 0 for most pairs.</summary>
    int Kern(int left, int right, int emPixels, InkMode mode);
}
