using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>A typeface for every size: where an outline would have few rows, the letters drawn for so many rows take its place.</summary>
/// <remarks>
/// An em stands for the rows that the outline has at it, Ẫ or Ẳ to ỵ. In one-bit the largest pixel font with no more rows is
/// taken, up to one row above the largest one; smaller and larger ems, letters that pixel fonts lack, and grey levels are the outline's.
/// Letters that only pixel fonts have are enlarged from the largest of them.
/// </remarks>
public sealed class LedFont : IFontEngine
{
    private static readonly Lazy<LedFont> LazyDefault = new(() => new LedFont(BeVietnamPro.Medium, PixelFonts.Sturdy));

    private readonly IFontEngine _outline;
    private readonly int[] _rows;
    private readonly Face?[] _faces;
    private readonly Face _largest;
    private readonly Dictionary<Rune, int> _added = [];

    /// <param name="outline">Draws all sizes; has Ẫ, Ẳ and ỵ.</param>
    /// <param name="fonts">The pixel fonts, one for each number of rows, at least one.</param>
    public LedFont(IFontEngine outline, IReadOnlyList<PixelFont> fonts)
    {
        if (fonts.Count == 0)
            throw new ArgumentException("There is no pixel font.", nameof(fonts));
        _outline = outline;
        foreach (var letter in fonts.SelectMany(font => font.Letters).Where(letter => outline.GlyphOf(letter) == 0).Distinct().Order())
            _added.Add(letter, outline.GlyphCount + _added.Count);
        var faces = fonts.OrderBy(font => font.Rows).Select(font => new Face(font, this)).ToArray();
        _largest = faces[^1];
        _rows = RowsByEm(outline, faces[^1].Rows + 1);
        _faces = [.. _rows.Select(rows => rows > _largest.Rows + 1 ? null : Array.FindLast(faces, face => face.Rows <= rows))];
    }

    /// <summary>The embedded fonts: what boards show unless something else is asked for.</summary>
    public static LedFont Default => LazyDefault.Value;

    public int GlyphCount => _outline.GlyphCount + _added.Count;

    public int GlyphOf(Rune letter) => _outline.GlyphOf(letter) is var glyph and > 0 ? glyph : _added.GetValueOrDefault(letter);

    public GlyphMetrics Measure(int glyph, int emPixels, InkMode mode) =>
        Drawn(glyph, emPixels, mode)?.Metrics ?? (glyph < _outline.GlyphCount ? _outline.Measure(glyph, emPixels, mode) : Enlarged(glyph, emPixels, mode).Metrics);

    public Glyph Draw(int glyph, int emPixels, InkMode mode) =>
        Drawn(glyph, emPixels, mode) ?? (glyph < _outline.GlyphCount ? _outline.Draw(glyph, emPixels, mode) : Enlarged(glyph, emPixels, mode));

    public int Kern(int left, int right, int emPixels, InkMode mode)
    {
        if (FaceAt(emPixels, mode) is { } face && face[left] is { } before && face[right] is { } after)
            return before.Apart(after);
        return Math.Max(left, right) < _outline.GlyphCount ? _outline.Kern(left, right, emPixels, mode) : 0;
    }

    private Face? FaceAt(int em, InkMode mode) => mode == InkMode.OneBit && em < _faces.Length ? _faces[em] : null;

    private Glyph? Drawn(int glyph, int em, InkMode mode) => FaceAt(em, mode)?[glyph]?.Glyph;

    /// <summary>Whole dots grown to squares: coarse, but there.</summary>
    private Glyph Enlarged(int glyph, int em, InkMode mode)
    {
        var small = _largest[glyph]?.Glyph ?? throw new ArgumentOutOfRangeException(nameof(glyph));

        // Beyond the table rows grow with the em.
        var rows = em < _rows.Length ? _rows[em] : _rows[^1] * em / (_rows.Length - 1);
        var times = Math.Max(1, (rows + (_largest.Rows / 2)) / _largest.Rows);
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

    /// <summary>The outline's rows at each em, up to the first em with more than <paramref name="most"/>.</summary>
    private static int[] RowsByEm(IFontEngine outline, int most)
    {
        var rows = new List<int> { 0 };
        while (rows[^1] <= most && rows.Count <= IFontEngine.LargestEm)
        {
            var em = rows.Count;
            var top = Math.Max(Of('Ẫ', em).Top, Of('Ẳ', em).Top);
            rows.Add(top + Math.Max(0, Of('ỵ', em).Bottom));
        }
        return [.. rows];

        GlyphMetrics Of(char letter, int em) => outline.Measure(outline.GlyphOf(new Rune(letter)), em, InkMode.OneBit);
    }

    /// <summary>A pixel font's letters by glyph number.</summary>
    private sealed class Face
    {
        private readonly PixelLetter?[] _letters;

        public Face(PixelFont font, LedFont owner)
        {
            Rows = font.Rows;
            _letters = new PixelLetter?[owner.GlyphCount];
            foreach (var letter in font.Letters)
                _letters[owner.GlyphOf(letter)] ??= font.Letter(letter);
        }

        public int Rows { get; }

        public PixelLetter? this[int glyph] => _letters[glyph];
    }
}
