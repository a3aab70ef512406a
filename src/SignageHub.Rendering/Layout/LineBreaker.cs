namespace SignageHub.Rendering.Layout;

/// <summary>Breaks words into a given number of lines, as even as can be and at the best places. One for each thread.</summary>
/// <remarks>
/// The least sum of squares of the lines' widths (a full line is 1,000²) and the penalties of their ends; no heuristics, every
/// way is weighed (dynamic programming). Ties go to the shorter first lines.
/// </remarks>
internal sealed class LineBreaker
{
    private const long Impossible = long.MaxValue / 4;

    private long[] _costs = [];
    private int[] _from = [];

    /// <summary>How many lines the words need when each line takes as many as fit; −1 when one word is wider than the line.</summary>
    public static int Lines(ReadOnlySpan<int> lineEnds, int first, int end, int most)
    {
        var lines = 0;
        while (first < end && lines <= most)
        {
            if (lineEnds[first] == first)
                return -1;
            first = lineEnds[first];
            lines++;
        }
        return lines;
    }

    /// <param name="measure">The words at their size.</param>
    /// <param name="first">The first word.</param>
    /// <param name="end">The last word, exclusive.</param>
    /// <param name="columns">The most columns of a line.</param>
    /// <param name="ends">Gets the last word, exclusive, of each line; its length is the number of lines.</param>
    /// <returns>The worst penalty of a line's end; a line that goes on beyond the dash between two halves counts as <see cref="BreakRules.BeyondHalf"/>.</returns>
    public int Break(Measure measure, int first, int end, int columns, Span<int> ends)
    {
        var slogan = measure.Slogan;
        var (lines, words) = (ends.Length, end - first);
        if (lines == 1)
        {
            ends[0] = end;
            return 0;
        }
        var row = words + 1;
        if (_costs.Length < (lines + 1) * row)
            (_costs, _from) = (new long[(lines + 1) * row], new int[(lines + 1) * row]);
        Array.Fill(_costs, Impossible, 0, (lines + 1) * row);
        _costs[0] = 0;
        for (var line = 1; line <= lines; line++)
        {
            for (var from = line - 1; from < words; from++)
            {
                var before = _costs[((line - 1) * row) + from];
                if (before >= Impossible)
                    continue;
                for (var to = from + 1; to <= words - (lines - line); to++)
                {
                    var width = measure.Width(first + from, first + to);
                    if (width > columns)
                        break;
                    if (line == lines && to < words)
                        continue;
                    var share = 1000L * width / columns;
                    var cost = before + (share * share) + EndCost(slogan, first + from, first + to, end);
                    if (cost < _costs[(line * row) + to])
                        (_costs[(line * row) + to], _from[(line * row) + to]) = (cost, from);
                }
            }
        }
        var (at, worst) = (words, 0);
        for (var line = lines; line > 0; line--)
        {
            ends[line - 1] = first + at;
            var from = _from[(line * row) + at];
            worst = Math.Max(worst, Math.Max(EndCost(slogan, first + from, first + at, end), GoesBeyondHalf(slogan, first + from, first + at) ? BreakRules.BeyondHalf : 0));
            at = from;
        }
        return worst;
    }

    private static bool GoesBeyondHalf(Slogan slogan, int from, int to)
    {
        for (var word = from; word < to - 1; word++)
        {
            if (BreakRules.IsHalf(slogan.Penalty(word)))
                return true;
        }
        return false;
    }

    private static int EndCost(Slogan slogan, int from, int to, int end) =>
        to < end ? slogan.Penalty(to - 1) : to - from == 1 && slogan.WordCount > 1 ? slogan.Alone(from) : 0;
}
