namespace SignageHub.Rendering.Layout;

/// <summary>Shares words out to pages, as even as can be and at the best places. One for each thread.</summary>
internal sealed class Pagination
{
    private const long Impossible = long.MaxValue / 4;

    /// <summary>A page's end weighs more than a line's: the text is gone when the rest appears.</summary>
    private const int PageEndWeight = 2;

    private readonly int[] _pageEnds = new int[SceneRequest.LongestText];
    private long[] _costs = [];
    private int[] _from = [];

    /// <summary>How many pages the words need when each takes as many as fit; −1 when one word is wider than the board.</summary>
    public static int Pages(ReadOnlySpan<int> lineEnds, int lines, int most)
    {
        var (first, pages) = (0, 0);
        while (first < lineEnds.Length && pages <= most)
        {
            var end = PageEnd(lineEnds, first, lines);
            if (end == first)
                return -1;
            (first, pages) = (end, pages + 1);
        }
        return pages;
    }

    /// <param name="measure">The words at their size.</param>
    /// <param name="lineEnds">Of <paramref name="measure"/>, at the board's width.</param>
    /// <param name="lines">The most lines of a page.</param>
    /// <param name="ends">Gets the last word, exclusive, of each page; its length is the number of pages, enough by <see cref="Pages"/>.</param>
    /// <returns>The worst penalty of a page's end.</returns>
    public int Share(Measure measure, ReadOnlySpan<int> lineEnds, int lines, Span<int> ends)
    {
        var (slogan, words) = (measure.Slogan, lineEnds.Length);
        for (var i = 0; i < words; i++)
            _pageEnds[i] = PageEnd(lineEnds, i, lines);
        var row = words + 1;
        if (_costs.Length < (ends.Length + 1) * row)
            (_costs, _from) = (new long[(ends.Length + 1) * row], new int[(ends.Length + 1) * row]);
        Array.Fill(_costs, Impossible, 0, (ends.Length + 1) * row);
        _costs[0] = 0;
        long whole = Math.Max(1, measure.Width(0, words));
        for (var page = 1; page <= ends.Length; page++)
        {
            for (var from = page - 1; from < words; from++)
            {
                var before = _costs[((page - 1) * row) + from];
                if (before >= Impossible)
                    continue;
                for (var to = page == ends.Length ? words : from + 1; to <= _pageEnds[from]; to++)
                {
                    var share = 1000L * ends.Length * measure.Width(from, to) / whole;
                    var cost = before + (share * share) + (PageEndWeight * EndCost(slogan, from, to));
                    if (cost < _costs[(page * row) + to])
                        (_costs[(page * row) + to], _from[(page * row) + to]) = (cost, from);
                }
            }
        }
        var (at, worst) = (words, 0);
        for (var page = ends.Length; page > 0; page--)
        {
            ends[page - 1] = at;
            var from = _from[(page * row) + at];
            worst = Math.Max(worst, EndCost(slogan, from, at));
            at = from;
        }
        return worst;
    }

    private static int EndCost(Slogan slogan, int from, int to) =>
        to < slogan.WordCount ? slogan.Penalty(to - 1) : to - from == 1 ? BreakRules.LoneSyllable : 0;

    private static int PageEnd(ReadOnlySpan<int> lineEnds, int first, int lines)
    {
        for (; lines > 0 && first < lineEnds.Length; lines--)
            first = lineEnds[first];
        return first;
    }
}
