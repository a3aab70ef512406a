using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>What a layout came to.</summary>
/// <param name="Scene">The exact pixels and times.</param>
/// <param name="Font">The size that was found.</param>
/// <param name="Lines">The most lines on a frame.</param>
/// <param name="InkCut">Whether ink was left out because it lies outside the frame; the scene must not be lit.</param>
internal sealed record LaidOut(Scene Scene, SizedFont Font, int Lines, bool InkCut);

/// <summary>Finds the size and the places of a slogan's lines on one board. One for each thread.</summary>
/// <remarks>Each kind takes the largest size at which the text fits, and gives null when there is none.</remarks>
internal sealed class SceneLayout(FontCache fonts)
{
    /// <summary>A smaller size is taken for a better line break if it keeps this share of the largest that fits, in per cent.</summary>
    private const int SizeForBreak = 85;

    /// <summary>Space between lines, where rows are left over, is at most this part of a line's rows.</summary>
    private const int GapPart = 4;

    /// <summary>How far widths at one size foretell those at another, in per cent: rounding to whole LEDs is within it.</summary>
    private const int Foretold = 80;

    private readonly Measure _measure = new();
    private readonly LineBreaker _breaker = new();
    private readonly Pagination _pagination = new();
    private PixelSize _size;
    private int _columns;
    private InkMode _mode;
    private Rgb _color;

    /// <summary>The text for the calls to come, read by the caller; it has a word at least.</summary>
    public Slogan Slogan { get; } = new();

    /// <summary>The smallest em at which every Vietnamese letter has the rows that reading needs on this board; 0 when it is too low.</summary>
    public int LegibleEm { get; private set; }

    /// <summary>The smallest em that is tried when a kind was asked for.</summary>
    public int LeastEm { get; private set; }

    /// <summary>The board for the calls to come.</summary>
    public void Begin(PixelSize size, InkMode mode, Rgb color)
    {
        (_size, _mode, _color) = (size, mode, color);
        _columns = size.Width - (size.Height < Legible.MarginFromRows ? 0 : 2 * (size.Width / Legible.MarginPart));
        var tall = size.Height >= Legible.LeastRows;
        LegibleEm = tall ? LargestEm(Math.Min(Legible.Rows, size.Height), tallest: true) : 0;
        LeastEm = tall ? Math.Min(LegibleEm, LargestEm(Legible.LeastRows, tallest: true)) : 0;
    }

    /// <summary>The whole slogan on one frame: balanced lines, centred.</summary>
    /// <param name="leastEm">The smallest size that may be taken.</param>
    public LaidOut? Static(int leastEm)
    {
        var em = FindEm(leastEm, pages: 1);
        if (em == 0)
            return null;
        Span<int> ends = stackalloc int[Lines(0, Slogan.WordCount)];
        var worst = _breaker.Break(_measure, 0, Slogan.WordCount, _columns, ends);
        if (worst >= BreakRules.Bad)
        {
            em = FindBetterBreak(em, Math.Max(Math.Min(em, LegibleEm), em * SizeForBreak / 100), worst);
            ends = stackalloc int[Lines(0, Slogan.WordCount)];
            _breaker.Break(_measure, 0, Slogan.WordCount, _columns, ends);
        }
        var (frame, inside) = Paint(0, ends);
        return Done(SceneKind.Static, [frame], [ScreenTimes.Page(Slogan.Syllables(0, Slogan.WordCount))], ends.Length, inside);
    }

    /// <summary>Several frames: as few as the smallest size allows, one more for better breaks, then the largest size that needs no more.</summary>
    /// <param name="leastEm">The smallest size that may be taken.</param>
    /// <param name="mostPages">The most frames.</param>
    public LaidOut? Pages(int leastEm, int mostPages)
    {
        var needed = PagesAt(leastEm, mostPages);
        if (needed < 1 || needed > mostPages || FindEm(leastEm, needed) == 0)
            return null;
        Span<int> pages = stackalloc int[needed + 1];
        var worst = SharePages(pages[..needed]);
        if (worst >= BreakRules.Bad && needed < Math.Min(mostPages, Slogan.WordCount) && FindEm(leastEm, needed + 1) > 0 && SharePages(pages) < BreakRules.Bad)
            return PaintPages(pages);
        if (worst >= BreakRules.Bad && FindEm(leastEm, needed) > 0)
            SharePages(pages[..needed]);
        return PaintPages(pages[..needed]);
    }

    private int SharePages(Span<int> pages) => _pagination.Share(_measure, _measure.LineEnds(_columns), _size.Height / _measure.Rows, pages);

    private LaidOut PaintPages(ReadOnlySpan<int> pages)
    {
        var frames = new Frame[pages.Length];
        var times = new Duration[pages.Length];
        var (first, most, allInside) = (0, 0, true);
        Span<int> room = stackalloc int[_size.Height / _measure.Rows];
        for (var page = 0; page < pages.Length; page++)
        {
            var ends = room[..Lines(first, pages[page])];
            _breaker.Break(_measure, first, pages[page], _columns, ends);
            (frames[page], var inside) = Paint(first, ends);
            times[page] = ScreenTimes.Page(Slogan.Syllables(first, pages[page]));
            (first, most, allInside) = (pages[page], Math.Max(most, ends.Length), allInside && inside);
        }
        return Done(SceneKind.Pages, frames, times, most, allInside);
    }

    /// <summary>One strip as high as the board.</summary>
    /// <param name="leastEm">The smallest size that may be taken.</param>
    public LaidOut? Strip(int leastEm)
    {
        var em = Math.Min(LargestEm(_size.Height, tallest: false), Math.Max(LegibleEm, _size.Width / Legible.StripEms));
        for (; em >= leastEm; em--)
        {
            _measure.At(Slogan, fonts.At(em, _mode));
            var glyphs = Slogan.Glyphs;
            var before = Math.Max(0, -_measure.Font[glyphs[0]].Left);
            var width = before + _measure.Pen(glyphs.Length) + Math.Max(0, -_measure.Font[glyphs[^1]].Right);
            if (_measure.Rows > _size.Height || width > PixelSize.Maximum)
                continue;
            var painter = new Painter(new PixelSize(width, _size.Height), Format, _color);
            var inside = painter.Line(_measure, 0, Slogan.WordCount, before, ((_size.Height - _measure.Rows) / 2) + _measure.Ascent);
            var speed = ScreenTimes.Speed(_size.Width);
            return Done(SceneKind.Scroll, [painter.Finish()], [ScreenTimes.Pass(_size.Width, width, speed)], 1, inside, speed);
        }
        return null;
    }

    private PixelFormat Format => _mode == InkMode.OneBit ? PixelFormat.OneBit : PixelFormat.Rgb24;

    /// <summary>Measures at the largest em at which the text fits a number of pages; gives 0 when there is none.</summary>
    private int FindEm(int leastEm, int pages)
    {
        _measure.At(Slogan, fonts.At(leastEm, _mode));
        var known = (long)_measure.Pen(Slogan.Glyphs.Length) * Foretold;
        for (var em = LargestEm(_size.Height, tallest: false); em >= leastEm; em--)
        {
            var room = pages * (_size.Height / fonts.At(em, _mode).Rows) * (_columns + em);
            if (known * em <= 100L * leastEm * room && PagesAt(em, pages) is var needed && needed > 0 && needed <= pages)
                return em;
        }
        return 0;
    }

    /// <summary>Pages that the text needs at an em, more than <paramref name="most"/> when it needs too many; −1 when it fits in no way.</summary>
    private int PagesAt(int em, int most)
    {
        _measure.At(Slogan, fonts.At(em, _mode));
        var lines = _size.Height / _measure.Rows;
        return lines == 0 ? -1 : Pagination.Pages(_measure.LineEnds(_columns), lines, most);
    }

    /// <summary>Measures at the largest em whose lines end better; at <paramref name="em"/> itself when none does.</summary>
    private int FindBetterBreak(int em, int leastEm, int worst)
    {
        for (var smaller = em - 1; smaller >= leastEm; smaller--)
        {
            if (PagesAt(smaller, 1) != 1)
                continue;
            Span<int> ends = new int[Lines(0, Slogan.WordCount)];
            if (_breaker.Break(_measure, 0, Slogan.WordCount, _columns, ends) < Math.Min(worst, BreakRules.Bad))
                return smaller;
        }
        _measure.At(Slogan, fonts.At(em, _mode));
        return em;
    }

    private int Lines(int first, int end) =>
        LineBreaker.Lines(_measure.LineEnds(_columns), first, end, _size.Height / _measure.Rows);

    private (Frame Frame, bool Inside) Paint(int first, ReadOnlySpan<int> ends)
    {
        var painter = new Painter(_size, Format, _color);
        var rows = _measure.Rows;
        var spare = _size.Height - (ends.Length * rows);
        var gap = ends.Length == 1 ? 0 : Math.Min(spare / (ends.Length + 1), rows / GapPart);
        var baseline = ((spare - ((ends.Length - 1) * gap)) / 2) + _measure.Ascent;
        var inside = true;
        foreach (var end in ends)
        {
            var dark = _measure.Font[Slogan.Glyphs[Slogan.Start(first)]].Left;
            var x = ((_size.Width - _measure.Width(first, end)) / 2) - dark;
            inside &= painter.Line(_measure, first, end, x, baseline);
            (first, baseline) = (end, baseline + rows + gap);
        }
        return (painter.Finish(), inside);
    }

    /// <summary>The largest em whose line has no more than these rows; 0 when even the smallest has.</summary>
    private int LargestEm(int rows, bool tallest)
    {
        var (fits, above) = (0, Math.Min(IFontEngine.LargestEm, 2 * rows) + 1);
        while (above - fits > 1)
        {
            var em = (fits + above) / 2;
            var font = fonts.At(em, _mode);
            if ((tallest ? font.TallestRows : font.Rows) <= rows)
                fits = em;
            else
                above = em;
        }
        return fits;
    }

    private LaidOut Done(SceneKind kind, Frame[] frames, Duration[] times, int lines, bool inside, int speed = 0) =>
        new(new Scene { Window = _size, Kind = kind, Frames = frames, Times = times, PixelsPerSecond = speed }, _measure.Font, lines, !inside);
}
