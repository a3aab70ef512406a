using SignageHub.Rendering.Legibility;

namespace SignageHub.Rendering.Fonts;

/// <summary>One typeface at one size and mode, with every glyph drawn so far. Thread-safe: at worst a glyph is drawn twice, alike.</summary>
internal sealed class SizedFont
{
    private readonly IFontEngine _engine;
    private readonly InkMode _mode;
    private readonly Measured?[] _measured;
    private readonly CachedGlyph?[] _drawn;
    private readonly LineBox _letters;
    private KernCache? _kerns;
    private int _digitCell;

    public SizedFont(IFontEngine engine, int em, InkMode mode, LineBox letters)
    {
        (_engine, Em, _mode) = (engine, em, mode);
        Twins = new Twins(this);
        _measured = new Measured?[engine.GlyphCount];
        _drawn = new CachedGlyph?[engine.GlyphCount];
        Ascent = this[letters.Top].Top;
        Descent = Math.Max(0, this[letters.Bottom].Bottom);
        TallestAscent = Math.Max(Ascent, this[letters.Tallest].Top);
        _letters = letters;
    }

    public int Em { get; }

    /// <summary>Rows of a capital without marks, H.</summary>
    public int CapitalRows => this[_letters.Capital].Top;

    /// <summary>Columns that hold any digit and a dark column, so that a clock's text does not move.</summary>
    public int DigitCell => _digitCell > 0 ? _digitCell : _digitCell = _letters.Digits.Max(digit => Math.Max(this[digit].Advance, this[digit].Width + 1));

    /// <summary>Columns of a letter's place in a clock part.</summary>
    public int Cell(int glyph) => Array.IndexOf(_letters.Digits, glyph) >= 0 ? DigitCell : Math.Max(this[glyph].Advance, this[glyph].Width + 1);

    /// <summary>Rows from the baseline to the top of Ẫ.</summary>
    public int Ascent { get; }

    /// <summary>Rows from the baseline to the bottom of ỵ.</summary>
    public int Descent { get; }

    /// <summary>Rows from the baseline to the top of Ẳ, which stands above Ẫ in some typefaces.</summary>
    public int TallestAscent { get; }

    /// <summary>Rows from the top of Ẫ to the bottom of ỵ.</summary>
    public int Rows => Ascent + Descent;

    /// <summary>Rows that hold every Vietnamese letter.</summary>
    public int TallestRows => TallestAscent + Descent;

    public GlyphMetrics this[int glyph] => (_measured[glyph] ??= new Measured(_engine.Measure(glyph, Em, _mode))).Metrics;

    public CachedGlyph Draw(int glyph) => _drawn[glyph] ??= new CachedGlyph(_engine.Draw(glyph, Em, _mode));

    /// <summary>Letters that come out the same at this size.</summary>
    public Twins Twins { get; }

    /// <summary>Columns to add between two neighbours, so that one-bit ink never touches; worked out once for each pair that is met.</summary>
    public int Kern(int left, int right)
    {
        var kerns = _kerns ??= new KernCache();
        if (!kerns.TryGet(left, right, out var columns))
            kerns.Put(left, right, columns = Apart(left, right, _engine.Kern(left, right, Em, _mode)));
        return columns;
    }

    /// <summary>Whether <see cref="Kern"/> looks at the letters' ink; grey levels may touch.</summary>
    public bool KeepsInkApart => _mode == InkMode.OneBit;

    private int Apart(int left, int right, int kern) =>
        KeepsInkApart ? Math.Max(kern, InkGap.Least(Draw(left), Draw(right))) : kern;

    /// <summary>A reference, so that it is published whole.</summary>
    private sealed record Measured(GlyphMetrics Metrics);
}

/// <summary>The glyphs that a line of text is measured by.</summary>
/// <param name="Top">Ẫ.</param>
/// <param name="Bottom">ỵ.</param>
/// <param name="Tallest">Ẳ.</param>
/// <param name="Capital">H.</param>
/// <param name="Digits">0 to 9.</param>
internal readonly record struct LineBox(int Top, int Bottom, int Tallest, int Capital, int[] Digits);
