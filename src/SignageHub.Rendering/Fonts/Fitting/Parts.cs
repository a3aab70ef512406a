namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>A glyph's contours: those of the letter, and those of its marks, each mark with its holes.</summary>
/// <param name="Body">Start and end of each contour.</param>
/// <param name="Above">Marks above the letter, the lowest first.</param>
/// <param name="Below">Marks below the baseline.</param>
internal sealed record Parts(
    IReadOnlyList<(int Start, int End)> Body,
    IReadOnlyList<IReadOnlyList<(int Start, int End)>> Above,
    IReadOnlyList<IReadOnlyList<(int Start, int End)>> Below)
{
    /// <summary>How far a mark may dip below the letter's height, per mille of the em: beside the horn of ơ it does.</summary>
    private const int Dip = 25;

    public static Parts Of(Outline outline, bool hasMarks, int letterTop, Scale scale)
    {
        var (start, body) = (0, new List<(int Start, int End)>());
        var (above, below) = (new List<(int Low, (int Start, int End) Contour)>(), new List<(int Low, (int Start, int End) Contour)>());
        foreach (var end in outline.Ends)
        {
            if (end > start)
            {
                var (low, high) = Reach(outline.Points, start, end);
                var into = !hasMarks ? null : low >= letterTop - scale.Units(Dip) ? above : high < 0 ? below : null;
                if (into is null)
                    body.Add((start, end));
                else
                    into.Add((low, (start, end)));
            }
            start = end;
        }
        return body.Count == 0
            ? new Parts([.. above.Concat(below).Select(mark => mark.Contour)], [], [])
            : new Parts(body, Marks(outline.Points, above), Marks(outline.Points, below));
    }

    /// <summary>Contours that lie within one another are one mark.</summary>
    private static List<IReadOnlyList<(int Start, int End)>> Marks(IReadOnlyList<OutlinePoint> points, List<(int Low, (int Start, int End) Contour)> contours)
    {
        var marks = new List<List<(int Start, int End)>>();
        foreach (var (_, contour) in contours.OrderBy(contour => contour.Low))
        {
            if (marks.Find(mark => Within(points, contour, mark[0])) is { } around)
                around.Add(contour);
            else
                marks.Add([contour]);
        }
        return [.. marks];
    }

    private static bool Within(IReadOnlyList<OutlinePoint> points, (int Start, int End) inner, (int Start, int End) outer)
    {
        var (a, b) = (Box(points, inner), Box(points, outer));
        return a.Left >= b.Left && a.Right <= b.Right && a.Low >= b.Low && a.High <= b.High;
    }

    public static (int Left, int Right, int Low, int High) Box(IReadOnlyList<OutlinePoint> points, (int Start, int End) contour)
    {
        var (low, high) = Reach(points, contour.Start, contour.End);
        var xs = Enumerable.Range(contour.Start, contour.End - contour.Start).Select(i => points[i].X).ToList();
        return (xs.Min(), xs.Max(), low, high);
    }

    private static (int Low, int High) Reach(IReadOnlyList<OutlinePoint> points, int start, int end)
    {
        var ys = Enumerable.Range(start, end - start).Select(i => points[i].Y).ToList();
        return (ys.Min(), ys.Max());
    }
}
