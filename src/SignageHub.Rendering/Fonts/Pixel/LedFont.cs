using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>A typeface for every size: where an outline would have few rows, the letters drawn for so many rows take its place.</summary>
/// <remarks>
/// An em stands for the rows that the outline has at it, Ẫ or Ẳ to ỵ. In one-bit the largest pixel font with no more rows is
/// taken, as long as it leaves no more than <see cref="SpareRows"/> of them dark and, where the outline is good, is no wider than it; other ems, letters that pixel fonts lack, and grey levels are the outline's.
/// Letters that only pixel fonts have are enlarged from the largest of them. Nothing is read or measured before it is needed.
/// </remarks>
public sealed class LedFont : IFontEngine
{
    /// <summary>An outline with three rows more has marks that are taller, not letters: it reads no better than the pixel font.</summary>
    private const int SpareRows = 3;

    /// <summary>Rows from which on an outline reads well by itself: drawn letters stand there for an em alone whose outline is as wide, and what is too long for them finds room in the narrower ones.</summary>
    private const int GoodOutline = 28;

    private static readonly Lazy<LedFont> LazyDefault = new(() => new LedFont(BeVietnamPro.Medium, PixelFonts.Sturdy, PixelFonts.Signs));
    private static readonly Lazy<LedFont> LazyRegular = new(() => new LedFont(BeVietnamPro.Regular, PixelFonts.Slim, PixelFonts.Signs));
    private static readonly Lazy<LedFont> LazyBold = new(() => new LedFont(BeVietnamPro.Bold, PixelFonts.Boldest, PixelFonts.Signs));

    private readonly IFontEngine _outline;
    private readonly Face[] _faces;
    private readonly OutlineRows _rows;
    private readonly Dictionary<Rune, int> _added = [];

    /// <param name="outline">Draws all sizes; has Ẫ, Ẳ and ỵ.</param>
    /// <param name="fonts">The pixel fonts, one for each number of rows, at least one.</param>
    /// <param name="signs">Letters that all of <paramref name="fonts"/> have and <paramref name="outline"/> lacks, which shall be written at all sizes.</param>
    public LedFont(IFontEngine outline, IReadOnlyList<PixelFont> fonts, string signs)
    {
        if (fonts.Count == 0)
            throw new ArgumentException("There is no pixel font.", nameof(fonts));
        _outline = outline;
        _rows = new OutlineRows(outline);
        foreach (var letter in signs.EnumerateRunes())
            _added.Add(letter, outline.GlyphCount + _added.Count);
        _faces = [.. fonts.OrderBy(font => font.Rows).Select(font => new Face(font, this))];
    }

    /// <summary>The embedded fonts: what boards show unless something else is asked for.</summary>
    public static LedFont Default => LazyDefault.Value;

    /// <summary>The embedded fonts in their regular weight: thinner, and narrower where pixel fonts have it.</summary>
    public static LedFont Regular => LazyRegular.Value;

    /// <summary>The embedded fonts in their bold weight; at 12 and 13 rows there is no room for one.</summary>
    public static LedFont Bold => LazyBold.Value;

    public int GlyphCount => _outline.GlyphCount + _added.Count;

    public int GlyphOf(Rune letter) => _outline.GlyphOf(letter) is var glyph and > 0 ? glyph : _added.GetValueOrDefault(letter);

    public GlyphMetrics Measure(int glyph, int emPixels, InkMode mode) =>
        Drawn(glyph, emPixels, mode)?.Metrics ?? (glyph < _outline.GlyphCount ? _outline.Measure(glyph, emPixels, mode) : Enlarged(glyph, emPixels, mode).Metrics);

    public Glyph Draw(int glyph, int emPixels, InkMode mode) =>
        Drawn(glyph, emPixels, mode) ?? (glyph < _outline.GlyphCount ? _outline.Draw(glyph, emPixels, mode) : Enlarged(glyph, emPixels, mode));

    public int Alike(int emPixels, InkMode mode)
    {
        if (FaceAt(emPixels, mode) is not { } face)
            return emPixels;
        while (emPixels > 1 && FaceAt(emPixels - 1, mode) == face)
            emPixels--;
        return emPixels;
    }

    public int Kern(int left, int right, int emPixels, InkMode mode)
    {
        if (FaceAt(emPixels, mode) is { } face && face[left] is not null && face[right] is not null)
            return 0;
        return Math.Max(left, right) < _outline.GlyphCount ? _outline.Kern(left, right, emPixels, mode) : 0;
    }

    /// <summary>The pixel font that stands for an em; null where the outline is used.</summary>
    private Face? FaceAt(int em, InkMode mode)
    {
        if (mode != InkMode.OneBit)
            return null;
        var rows = _rows.At(em);
        return Array.FindLast(_faces, face => face.Rows <= rows) is { } face && rows <= face.Rows + SpareRows && !(rows >= GoodOutline && IsWide(face, em)) ? face : null;
    }

    private bool IsWide(Face face, int em) => face.Width > _rows.WidthAt(em);

    private Glyph? Drawn(int glyph, int em, InkMode mode) => FaceAt(em, mode)?[glyph];

    /// <summary>Whole dots grown to squares: coarse, but there.</summary>
    private Glyph Enlarged(int glyph, int em, InkMode mode)
    {
        var largest = _faces[^1];
        var small = largest[glyph] ?? throw new ArgumentOutOfRangeException(nameof(glyph));
        var times = Math.Max(1, (_rows.At(em) + (largest.Rows / 2)) / largest.Rows);
        var m = small.Metrics;
        var metrics = new GlyphMetrics(m.Left * times, m.Top * times, m.Width * times, m.Height * times, m.Advance * times);
        var stride = mode == InkMode.OneBit ? (metrics.Width + 7) / 8 : metrics.Width;
        var ink = new byte[stride * metrics.Height];
        for (var y = 0; y < metrics.Height; y++)
        {
            for (var x = 0; x < metrics.Width; x++)
            {
                var from = x / times;
                if ((small.Ink[(y / times * small.Stride) + (from >> 3)] & (0x80 >> (from & 7))) == 0)
                    continue;
                if (mode == InkMode.OneBit)
                    ink[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
                else
                    ink[(y * stride) + x] = 255;
            }
        }
        return new Glyph(metrics, mode, ink);
    }

    /// <summary>A pixel font's letters by glyph number.</summary>
    private sealed class Face(PixelFont font, LedFont owner)
    {
        private readonly Lazy<Glyph?[]> _letters = new(() =>
        {
            var letters = new Glyph?[owner.GlyphCount];
            foreach (var (letter, drawn) in font.AllLetters)
                letters[owner.GlyphOf(letter)] ??= drawn;
            letters[0] = null;
            return letters;
        });

        private readonly Lazy<int> _width = new(() => OutlineRows.WidthOf(letter => font.AllLetters.TryGetValue(new Rune(letter), out var drawn) ? drawn.Metrics : default));

        public int Rows => font.Rows;

        /// <summary>See <see cref="OutlineRows.WidthAt"/>.</summary>
        public int Width => _width.Value;

        public Glyph? this[int glyph] => _letters.Value[glyph];
    }
}
