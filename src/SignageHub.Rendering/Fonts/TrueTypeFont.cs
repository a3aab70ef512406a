using System.Text;

namespace SignageHub.Rendering.Fonts;

/// <summary>Draws the letters of a TrueType font file (OpenType 1.9, glyf outlines), without its hinting instructions.</summary>
/// <remarks>Thread-safe. Outlines are read when a letter is first drawn; a damaged one throws then.</remarks>
public sealed class TrueTypeFont : IFontEngine
{
    /// <summary>Below this em a one-bit letter keeps a dark column to its neighbour: rounding would let them touch.</summary>
    private const int SpacedEm = 24;

    private readonly CharacterMap _letters;
    private readonly GlyphOutlines _outlines;
    private readonly FontBytes _advances;
    private readonly int _advanceCount;
    private readonly int _unitsPerEm;

    /// <param name="file">The whole file; not to be written to afterwards.</param>
    /// <exception cref="FontFormatException">The file is damaged or holds no TrueType outlines.</exception>
    public TrueTypeFont(byte[] file)
    {
        var tables = new FontTables(file);
        var head = tables["head"];
        _unitsPerEm = head.UInt16(18);
        if (_unitsPerEm is < 16 or > 16384)
            throw new FontFormatException($"The font's em has {_unitsPerEm} units; 16 to 16384 are allowed.");
        GlyphCount = tables["maxp"].UInt16(4);
        _advanceCount = tables["hhea"].UInt16(34);
        _advances = tables["hmtx"];
        if (_advanceCount < 1 || _advanceCount > GlyphCount || _advances.Length < 4 * _advanceCount)
            throw new FontFormatException("The font's advance widths are cut off.");
        _letters = new CharacterMap(tables["cmap"], GlyphCount);
        _outlines = new GlyphOutlines(tables["glyf"], tables["loca"], head.Int16(50) != 0, GlyphCount);
    }

    public int GlyphCount { get; }

    public int GlyphOf(Rune letter) => _letters[letter.Value];

    public GlyphMetrics Measure(int glyph, int emPixels, InkMode mode)
    {
        var outline = EdgesOf(glyph, emPixels);
        var place = mode == InkMode.OneBit ? OneBitRaster.Draw(outline).Place : CoverageRaster.Place(outline);
        return Spaced(place, glyph, emPixels, mode);
    }

    public Glyph Draw(int glyph, int emPixels, InkMode mode)
    {
        var outline = EdgesOf(glyph, emPixels);
        var (place, ink) = mode == InkMode.OneBit ? OneBitRaster.Draw(outline) : (CoverageRaster.Place(outline), CoverageRaster.Draw(outline));
        return new Glyph(Spaced(place, glyph, emPixels, mode), mode, ink);
    }

    /// <returns>Always 0: the pair kerning of GPOS is not read.</returns>
    public int Kern(int left, int right, int emPixels, InkMode mode) => 0;

    private EdgeList EdgesOf(int glyph, int emPixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(emPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(emPixels, IFontEngine.LargestEm);
        return new EdgeList(_outlines.Read(glyph), emPixels, _unitsPerEm);
    }

    /// <summary>Advances are whole LEDs: the design width rounded, halves up; in a small one-bit letter the ink and a dark column at least.</summary>
    private GlyphMetrics Spaced(GlyphMetrics place, int glyph, int emPixels, InkMode mode)
    {
        var units = _advances.UInt16(4 * Math.Min(glyph, _advanceCount - 1));
        var advance = ((2 * units * emPixels) + _unitsPerEm) / (2 * _unitsPerEm);
        if (mode != InkMode.OneBit || emPixels >= SpacedEm || place.Width == 0)
            return place with { Advance = advance };
        var left = Math.Max(place.Left, 0);
        return place with { Left = left, Advance = Math.Max(advance, left + place.Width + 1) };
    }
}
