using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>A font of one size whose letters were drawn dot by dot. One-bit; thread-safe.</summary>
public sealed class PixelFont
{
    private readonly IReadOnlyDictionary<Rune, PixelLetter> _letters;

    internal PixelFont(int rows, int ascent, bool isBold, IReadOnlyDictionary<Rune, PixelLetter> letters)
    {
        (Rows, Ascent, IsBold, _letters) = (rows, ascent, isBold, letters);
        Letters = [.. letters.Keys.Order()];
    }

    /// <summary>Rows from the top of Ẫ to the bottom of ỵ: no letter reaches further.</summary>
    public int Rows { get; }

    /// <summary>Rows from the baseline up.</summary>
    public int Ascent { get; }

    public bool IsBold { get; }

    /// <summary>Everything the font can write, by code point, the blank among it.</summary>
    public IReadOnlyList<Rune> Letters { get; }

    /// <returns>The glyph, or null when the font lacks the letter.</returns>
    public Glyph? GlyphOf(Rune letter) => Letter(letter)?.Glyph;

    internal PixelLetter? Letter(Rune letter) => _letters.GetValueOrDefault(letter);
}
