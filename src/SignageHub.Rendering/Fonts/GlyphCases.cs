using System.Text;

namespace SignageHub.Rendering.Fonts;

/// <summary>Which glyphs are letters, and which of them small ones.</summary>
internal sealed class GlyphCases
{
    private readonly Dictionary<int, bool> _isSmall = [];

    /// <param name="letters">Everything the font can write.</param>
    /// <param name="glyphOf">The glyph of each.</param>
    public GlyphCases(IEnumerable<int> letters, Func<Rune, int> glyphOf)
    {
        foreach (var codePoint in letters)
        {
            if (Rune.TryCreate(codePoint, out var rune) && Rune.IsLetter(rune))
                _isSmall[glyphOf(rune)] = Rune.IsLower(rune);
        }
    }

    public (bool IsLetter, bool IsSmall) Of(int glyph) => (_isSmall.TryGetValue(glyph, out var isSmall), isSmall);
}
