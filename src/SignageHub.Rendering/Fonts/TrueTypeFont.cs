using System.Text;
using SignageHub.Rendering.Fonts.Fitting;

namespace SignageHub.Rendering.Fonts;

/// <summary>Draws the letters of a TrueType font file (OpenType 1.9, glyf outlines), fitted to LEDs by <see cref="GridFit"/>; its own hinting instructions are passed over.</summary>
/// <remarks>Thread-safe. Outlines are read when a letter is first drawn; a damaged one throws then.</remarks>
public sealed class TrueTypeFont : IFontEngine
{
    /// <summary>The smallest em that is fitted: below it dark rows between marks would take the rows that letters need.</summary>
    private const int LeastFitted = 10;

    private readonly CharacterMap _letters;
    private readonly Func<int, int> _shapes;
    private readonly PairKerning _kerning;
    private readonly GlyphOutlines _outlines;

    /// <summary>Outlines that were wanted so far; a search for the largest size wants each many times.</summary>
    private readonly Outline?[] _read;
    private readonly FontBytes _advances;
    private readonly int _advanceCount;
    private readonly int _unitsPerEm;
    private readonly Lazy<Zones> _zones;
    private readonly Lazy<GlyphCases> _cases;

    /// <param name="file">The whole file; not to be written to afterwards.</param>
    /// <param name="shapes">A feature of GSUB whose single substitutions are taken, such as a stylistic set (<c>ss01</c>); null for none.</param>
    /// <exception cref="FontFormatException">The file is damaged or holds no TrueType outlines.</exception>
    public TrueTypeFont(byte[] file, string? shapes = null)
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
        _shapes = shapes is null ? glyph => glyph : Substitutions.Of(tables.Find("GSUB"), shapes);
        _kerning = new PairKerning(tables);
        _outlines = new GlyphOutlines(tables["glyf"], tables["loca"], head.Int16(50) != 0, GlyphCount);
        _read = new Outline?[GlyphCount];
        _zones = new(() => Zones.Of(letter => _outlines.Read(GlyphOf(new Rune(letter))), new Scale(1, _unitsPerEm)), LazyThreadSafetyMode.PublicationOnly);
        _cases = new(() => new GlyphCases(_letters.Letters, GlyphOf), LazyThreadSafetyMode.PublicationOnly);
    }

    public int GlyphCount { get; }

    public int GlyphOf(Rune letter) => _letters[letter.Value] is var glyph and > 0 && _shapes(glyph) is var shape && shape < GlyphCount ? shape : 0;

    public GlyphMetrics Measure(int glyph, int emPixels, InkMode mode)
    {
        var outline = Fitted(glyph, emPixels, mode);
        using var edges = new EdgeList(outline);
        var place = mode == InkMode.OneBit ? OneBitRaster.Draw(edges).Place : CoverageRaster.Place(edges);
        return place with { Advance = outline.Advance };
    }

    public Glyph Draw(int glyph, int emPixels, InkMode mode)
    {
        var outline = Fitted(glyph, emPixels, mode);
        using var edges = new EdgeList(outline);
        var (place, ink) = mode == InkMode.OneBit ? OneBitRaster.Draw(edges) : (CoverageRaster.Place(edges), CoverageRaster.Draw(edges));
        return new Glyph(place with { Advance = outline.Advance }, mode, ink);
    }

    public int Kern(int left, int right, int emPixels, InkMode mode) =>
        Scale.Round(new Scale(emPixels, _unitsPerEm).Of(_kerning.Of(left, right))) / Scale.Led;

    private GridOutline Fitted(int glyph, int emPixels, InkMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(emPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(emPixels, IFontEngine.LargestEm);
        var outline = _read[glyph] ??= _outlines.Read(glyph);
        var (scale, advance) = (new Scale(emPixels, _unitsPerEm), _advances.UInt16(4 * Math.Min(glyph, _advanceCount - 1)));
        if (outline.Points.Count == 0)
            return new GridOutline([], [], Scale.Round(scale.Of(advance)) / Scale.Led);
        if (emPixels < LeastFitted)
            return GridFit.Scaled(outline, advance, scale);
        var (isLetter, isSmall) = _cases.Value.Of(glyph);
        return GridFit.Fit(outline, advance, _zones.Value, isLetter, isSmall, scale, columns: mode == InkMode.OneBit);
    }
}
