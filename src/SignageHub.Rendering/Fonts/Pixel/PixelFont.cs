using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>A font of one size whose letters were drawn dot by dot. One-bit; thread-safe. Its letters are read when the first one is asked for.</summary>
public sealed class PixelFont
{
    private readonly Lazy<PixelLetters> _letters;

    internal PixelFont(int rows, bool isBold, Func<PixelLetters> letters) =>
        (Rows, IsBold, _letters) = (rows, isBold, new Lazy<PixelLetters>(letters));

    /// <summary>Rows from the top of Ẫ to the bottom of ỵ: no letter reaches further.</summary>
    public int Rows { get; }

    public bool IsBold { get; }

    /// <summary>Rows from the baseline up.</summary>
    public int Ascent => _letters.Value.Ascent;

    /// <summary>Everything the font can write, by code point, the blank among it.</summary>
    public IReadOnlyList<Rune> Letters => [.. _letters.Value.All.Keys.Order()];

    /// <returns>The glyph, or null when the font lacks the letter.</returns>
    public Glyph? GlyphOf(Rune letter) => _letters.Value.All.GetValueOrDefault(letter);

    internal IReadOnlyDictionary<Rune, Glyph> AllLetters => _letters.Value.All;
}

/// <summary>What a font's file holds.</summary>
/// <param name="Rows">From the top of Ẫ to the bottom of ỵ.</param>
/// <param name="Ascent">Rows from the baseline up.</param>
/// <param name="IsBold">The weight.</param>
/// <param name="All">The letters.</param>
internal sealed record PixelLetters(int Rows, int Ascent, bool IsBold, IReadOnlyDictionary<Rune, Glyph> All);
