using System.Globalization;
using System.Text;

namespace SignageHub.Rendering.Fonts;

/// <summary>A typeface at all the sizes that were asked for so far, and its letters in a table. Thread-safe.</summary>
internal sealed class FontCache
{
    /// <summary>Code points below this, where all Vietnamese letters are, are looked up in a table.</summary>
    private const int Table = 0x2000;

    private readonly IFontEngine _engine;
    private readonly LineBox _letters;
    private readonly ushort[] _glyphs = new ushort[Table];
    private readonly SizedFont?[] _oneBit = new SizedFont?[IFontEngine.LargestEm + 1];
    private readonly SizedFont?[] _coverage = new SizedFont?[IFontEngine.LargestEm + 1];

    public FontCache(IFontEngine engine)
    {
        _engine = engine;
        for (var i = 0; i < Table; i++)
            _glyphs[i] = IsVisible(new Rune(i)) ? (ushort)engine.GlyphOf(new Rune(i)) : (ushort)0;
        Blank = engine.GlyphOf(new Rune(' '));
        _letters = new LineBox(Need('Ẫ'), Need('ỵ'), Need('Ẳ'), Need('H'), [.. "0123456789".Select(Need)]);
        Need(' ');

        int Need(char letter) => engine.GlyphOf(new Rune(letter)) is var glyph and > 0
            ? glyph
            : throw new ArgumentException($"The font has no '{letter}' and cannot write Vietnamese.", nameof(engine));
    }

    /// <summary>The glyph of the blank between two syllables.</summary>
    public int Blank { get; }

    /// <returns>0 for what the font lacks, and for marks and controls that must not stand alone.</returns>
    public int GlyphOf(Rune letter) =>
        letter.Value < Table ? _glyphs[letter.Value] : IsVisible(letter) ? _engine.GlyphOf(letter) : 0;

    /// <param name="em">1 to <see cref="IFontEngine.LargestEm"/>.</param>
    /// <param name="mode">How ink is laid on LEDs.</param>
    /// <returns>The same object for all ems that are drawn alike; its own em is the smallest of them.</returns>
    public SizedFont At(int em, InkMode mode)
    {
        var fonts = mode == InkMode.OneBit ? _oneBit : _coverage;
        return fonts[em] ??= _engine.Alike(em, mode) is var alike && alike < em ? At(alike, mode) : new SizedFont(_engine, em, mode, _letters);
    }

    private static bool IsVisible(Rune letter) => Rune.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
