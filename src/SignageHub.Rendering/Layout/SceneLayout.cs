using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>What a layout came to.</summary>
/// <param name="Scene">The exact pixels and times.</param>
/// <param name="Font">The size that was found.</param>
/// <param name="Lines">The most lines on a frame.</param>
/// <param name="InkCut">Whether ink was left out because it lies outside the frame; the scene must not be lit.</param>
internal sealed record LaidOut(Scene Scene, SizedFont Font, int Lines, bool InkCut);

/// <summary>A line of text on a frame.</summary>
/// <param name="Page">The frame.</param>
/// <param name="First">Its first word.</param>
/// <param name="End">Its last word, exclusive.</param>
/// <param name="Left">The column of its first ink.</param>
/// <param name="Width">Columns of ink.</param>
internal readonly record struct TextLine(int Page, int First, int End, int Left, int Width);

/// <summary>Finds the size and the places of a slogan's lines on one board. One for each thread.</summary>
/// <remarks>Each kind takes the largest size at which the text fits, and gives null when there is none.</remarks>
internal sealed class SceneLayout
{
    /// <summary>A smaller size is taken for a better line break if it keeps this share of the largest that fits, in per cent.</summary>
    private const int SizeForBreak = 85;

    /// <summary>The same on a board of <see cref="Legible.MarginFromRows"/> and more, where the line goes on beyond the dash between two halves.</summary>
    private const int SizeForHalf = 75;

    /// <summary>The same on such a board where a name is cut or a line ends on a word that leans on the next: "Giờ / Trái đất 2026" takes 70 on 640x360.</summary>
    private const int SizeForName = 70;

    /// <summary>Letters of this many times the legible size can spare more than <see cref="SizeForBreak"/>; smaller ones cannot.</summary>
    private const int AmpleSize = 2;

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
    private Rgb _ground;
    private TextStyle _style = TextStyle.Unset;
    private FontCache? _fonts;

    /// <summary>The text for the calls to come, read by the caller; it has a word at least.</summary>
    public Slogan Slogan { get; } = new();

    /// <summary>The smallest em at which every Vietnamese letter has the rows that reading needs on this board; 0 when it is too low.</summary>
    public int LegibleEm { get; private set; }

    /// <summary>The smallest em that is tried when a kind was asked for.</summary>
    public int LeastEm { get; private set; }

    private readonly List<ClockSlot> _slots = [];

    private readonly List<TextLine> _lines = [];

    /// <summary>Room for the ends of lines that are tried and dropped.</summary>
    private readonly int[] _ends = new int[SceneRequest.LongestText];

    /// <summary>The lines of the last scene that was painted, in the order of the text.</summary>
    public IReadOnlyList<TextLine> PaintedLines => _lines;

    /// <summary>The board and the style for the calls to come.</summary>
    public void Begin(SceneRequest request, FontCache fonts)
    {
        var size = request.Size;
        (_size, _color, _ground, _style, _fonts) = (size, request.Ink, request.Ground, request.Style, fonts);
        _mode = request.Color.IsRgb ? InkMode.Coverage : InkMode.OneBit;
        _columns = size.Width - (IsTall ? 2 * (size.Width / Legible.MarginPart) : 0);
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
        if (worst >= (IsTall ? BreakRules.BeyondHalf : BreakRules.Bad))
        {
            em = FindBetterBreak(em, LeastForBreak(em, worst), worst);
            ends = stackalloc int[Lines(0, Slogan.WordCount)];
            _breaker.Break(_measure, 0, Slogan.WordCount, _columns, ends);
        }
        _slots.Clear();
        _lines.Clear();
        var (frame, inside) = Paint(0, ends, page: 0);
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
        _slots.Clear();
        _lines.Clear();
        Span<int> room = stackalloc int[_size.Height / _measure.Rows];
        for (var page = 0; page < pages.Length; page++)
        {
            var ends = room[..Lines(first, pages[page])];
            _breaker.Break(_measure, first, pages[page], _columns, ends);
            (frames[page], var inside) = Paint(first, ends, page);
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
            em = Fonts.At(em, _mode).Em;
            Size(em);
            var glyphs = Slogan.Glyphs;
            var before = Math.Max(0, -_measure.DarkBefore(0));
            var width = before + _measure.Pen(glyphs.Length) + (Slogan.IsCell(glyphs.Length - 1) ? 0 : Math.Max(0, -_measure.Font[glyphs[^1]].Right));
            if (_measure.Rows > _size.Height || width > PixelSize.Maximum)
                continue;
            var painter = new Painter(new PixelSize(width, _size.Height), Format, _color, _ground);
            var baseline = ((_size.Height - _measure.Rows) / 2) + _measure.Ascent;
            var inside = painter.Line(_measure, 0, Slogan.WordCount, before, baseline);
            _slots.Clear();
            _lines.Clear();
            AddSlots(0, Slogan.WordCount, before, baseline, page: 0);
            var speed = _style.Speed ?? ScreenTimes.Speed(_size.Width);
            return Done(SceneKind.Scroll, [painter.Finish()], [ScreenTimes.Pass(_size.Width, width, speed)], 1, inside, speed);
        }
        return null;
    }

    private bool IsTall => _size.Height >= Legible.MarginFromRows;

    private FontCache Fonts => _fonts ?? throw new InvalidOperationException("No board is begun.");

    private PixelFormat Format => _mode == InkMode.OneBit ? PixelFormat.OneBit : PixelFormat.Rgb24;

    /// <summary>Measures at the largest em at which the text fits a number of pages; gives 0 when there is none.</summary>
    private int FindEm(int leastEm, int pages)
    {
        Size(leastEm);
        var known = (long)(_measure.Pen(Slogan.Glyphs.Length) - (Slogan.Glyphs.Length * (_style.LetterSpacing ?? 0))) * Foretold;
        for (var em = LargestEm(_size.Height, tallest: false); em >= leastEm; em--)
        {
            em = Fonts.At(em, _mode).Em;
            var room = pages * (_size.Height / Fonts.At(em, _mode).Rows) * (_columns + em);
            if (known * em <= 100L * leastEm * room && PagesAt(em, pages) is var needed && needed > 0 && needed <= pages)
                return em;
        }
        return 0;
    }

    /// <summary>Pages that the text needs at an em, more than <paramref name="most"/> when it needs too many; −1 when it fits in no way.</summary>
    private int PagesAt(int em, int most)
    {
        Size(em);
        var lines = _size.Height / _measure.Rows;
        return lines == 0 ? -1 : Pagination.Pages(_measure.LineEnds(_columns), lines, most);
    }

    /// <summary>The smallest em that a better line break is worth.</summary>
    private int LeastForBreak(int em, int worst)
    {
        var least = em * SizeForBreak / 100;
        if (IsTall)
            least = Math.Max(Math.Min(least, AmpleSize * LegibleEm), em * (worst >= BreakRules.Bad ? SizeForName : SizeForHalf) / 100);
        return Math.Max(Math.Min(em, LegibleEm), least);
    }

    /// <summary>Measures at the largest em whose lines end best; else at the largest whose lines end better, else at <paramref name="em"/> itself.</summary>
    private int FindBetterBreak(int em, int leastEm, int worst)
    {
        var better = em;
        for (var smaller = em - 1; smaller >= leastEm; smaller--)
        {
            smaller = Fonts.At(smaller, _mode).Em;
            if (PagesAt(smaller, 1) != 1)
                continue;
            var ends = _ends.AsSpan(0, Lines(0, Slogan.WordCount));
            var found = _breaker.Break(_measure, 0, Slogan.WordCount, _columns, ends);
            if (found < BreakRules.BeyondHalf)
                return smaller;
            if (better == em && found < BreakRules.Bad && worst >= BreakRules.Bad)
                better = smaller;
        }
        Size(better);
        return better;
    }

    private void Size(int em) => _measure.At(Slogan, Fonts.At(em, _mode), _style.LetterSpacing ?? 0);

    private int Lines(int first, int end) =>
        LineBreaker.Lines(_measure.LineEnds(_columns), first, end, _size.Height / _measure.Rows);

    private (Frame Frame, bool Inside) Paint(int first, ReadOnlySpan<int> ends, int page)
    {
        var painter = new Painter(_size, Format, _color, _ground);
        var rows = _measure.Rows;
        var spare = _size.Height - (ends.Length * rows);
        var gap = ends.Length == 1 ? 0 : Math.Min(spare / (ends.Length + 1), rows / GapPart);
        var baseline = ((spare - ((ends.Length - 1) * gap)) / 2) + _measure.Ascent;
        var inside = true;
        foreach (var end in ends)
        {
            var dark = _measure.DarkBefore(Slogan.Start(first));
            var margin = (_size.Width - _columns) / 2;
            var x = _style.Align switch
            {
                TextAlign.Left => margin,
                TextAlign.Right => _size.Width - margin - _measure.Width(first, end),
                _ => (_size.Width - _measure.Width(first, end)) / 2,
            } - dark;
            inside &= painter.Line(_measure, first, end, x, baseline);
            _lines.Add(new TextLine(page, first, end, x + dark, _measure.Width(first, end)));
            AddSlots(first, end, x, baseline, page);
            (first, baseline) = (end, baseline + rows + gap);
        }
        return (painter.Finish(), inside);
    }

    /// <summary>The clock parts of a line, as places for the board to fill.</summary>
    private void AddSlots(int first, int end, int x, int baseline, int page)
    {
        x -= _measure.Pen(Slogan.Start(first));
        for (var i = 0; i < Slogan.Parts.Count; i++)
        {
            var (start, part) = (Slogan.PartStarts[i], Slogan.Parts[i]);
            if (start >= Slogan.Start(first) && start < Slogan.End(end - 1))
                _slots.Add(ClockCells.Slot(part, page, [.. Enumerable.Range(start, part.Length).Select(glyph => x + _measure.Pen(glyph))], baseline, Cells));
        }
    }

    private ClockCells Cells => new(Fonts, _measure.Font, Format, _color, _ground);

    /// <summary>The largest em whose line has no more than these rows; 0 when even the smallest has.</summary>
    private int LargestEm(int rows, bool tallest)
    {
        var (fits, above) = (0, Math.Min(IFontEngine.LargestEm, 2 * rows) + 1);
        while (above - fits > 1)
        {
            var em = (fits + above) / 2;
            var font = Fonts.At(em, _mode);
            if ((tallest ? font.TallestRows : font.Rows) <= rows)
                fits = em;
            else
                above = em;
        }
        return fits == 0 ? 0 : Fonts.At(fits, _mode).Em;
    }

    private LaidOut Done(SceneKind kind, Frame[] frames, Duration[] times, int lines, bool inside, int speed = 0) =>
        new(
            new Scene
            {
                Window = _size,
                Kind = kind,
                Frames = frames,
                Times = times,
                PixelsPerSecond = speed,
                Slots = [.. _slots],
                Entrance = kind == SceneKind.Scroll ? Entrance.Cut : _style.Transition ?? Entrance.Cut,
            },
            _measure.Font,
            lines,
            !inside);
}
