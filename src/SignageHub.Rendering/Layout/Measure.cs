using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>A slogan's columns and rows at one size. One for each thread, measured anew for each size tried.</summary>
internal sealed class Measure
{
    private readonly int[] _pens = new int[SceneRequest.LongestText + 1];
    private readonly int[] _lineEnds = new int[SceneRequest.LongestText + 1];
    private Slogan _slogan = new();
    private SizedFont? _font;

    public Slogan Slogan => _slogan;

    public SizedFont Font => _font ?? throw new InvalidOperationException("Nothing is measured yet.");

    /// <summary>Rows from the baseline up: Ẫ, or the slogan's highest ink where that is higher.</summary>
    public int Ascent { get; private set; }

    /// <summary>Rows from the baseline down: ỵ, or the slogan's lowest ink where that is lower.</summary>
    public int Descent { get; private set; }

    public int Rows => Ascent + Descent;

    /// <param name="slogan">The words.</param>
    /// <param name="font">The size.</param>
    /// <param name="spacing">Columns added between letters.</param>
    public void At(Slogan slogan, SizedFont font, int spacing)
    {
        (_slogan, _font) = (slogan, font);
        var (pen, ascent, descent) = (0, font.Ascent, font.Descent);
        var glyphs = slogan.Glyphs;
        // Where the last two letters ended, and their ink: marks may reach over a narrow letter to those of the letter behind it.
        var (over, overInk, last, lastInk) = (0, 0, 0, 0);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var metrics = font[glyphs[i]];
            if (i > 0)
                pen += font.Kern(glyphs[i - 1], glyphs[i]) + spacing;
            if (i > 1 && pen + metrics.Left <= overInk && font.KeepsInkApart)
                pen = Math.Max(pen, over + font.Kern(glyphs[i - 2], glyphs[i]));
            _pens[i] = pen;
            var end = pen + (slogan.IsCell(i) ? font.Cell(glyphs[i]) : metrics.Advance);
            (over, overInk, last, lastInk) = (last, lastInk, end, pen + metrics.Left + metrics.Width);
            pen = end;
            ascent = Math.Max(ascent, metrics.Top);
            descent = Math.Max(descent, metrics.Bottom);
        }
        _pens[glyphs.Length] = pen;
        (Ascent, Descent) = (ascent, descent);
    }

    /// <summary>Columns from the line's first pen to a glyph's pen.</summary>
    public int Pen(int glyph) => _pens[glyph];

    /// <summary>Columns from the first pen to the last ink of a line of the words from <paramref name="first"/> to <paramref name="end"/>, exclusive, less what is dark before the first ink.</summary>
    public int Width(int first, int end)
    {
        var (from, to) = (_slogan.Start(first), _slogan.End(end - 1));
        return _pens[to] - _pens[from] - DarkBefore(from) - (_slogan.IsCell(to - 1) ? 0 : Font[_slogan.Glyphs[to - 1]].Right);
    }

    /// <summary>Columns from a glyph's pen to its first ink; a place that the board fills counts whole.</summary>
    public int DarkBefore(int glyph) => _slogan.IsCell(glyph) ? 0 : Font[_slogan.Glyphs[glyph]].Left;

    /// <summary>For each word the first one that no longer fits on a line begun with it; a word that is too wide by itself gives itself.</summary>
    public ReadOnlySpan<int> LineEnds(int columns)
    {
        var end = 0;
        for (var first = 0; first < _slogan.WordCount; first++)
        {
            end = Math.Max(end, first);
            while (end < _slogan.WordCount && Width(first, end + 1) <= columns)
                end++;
            _lineEnds[first] = end;
        }
        return _lineEnds.AsSpan(0, _slogan.WordCount);
    }
}
