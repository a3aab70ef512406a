namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>A place where an outline runs along a row or a column: the side of a stem or bar, or the end of a curve.</summary>
/// <param name="At">Its height (or, for stems, its column), in font units.</param>
/// <param name="From">Where it begins along the row, in font units.</param>
/// <param name="To">Where it ends.</param>
/// <param name="IsHigh">Whether the ink lies below it (or to the left): the upper side of a bar, the right side of a stem.</param>
internal readonly record struct FlatEdge(int At, int From, int To, bool IsHigh);

/// <summary>A bar or a stem, in font units.</summary>
internal readonly record struct Stroke(FlatEdge Low, FlatEdge High)
{
    public int Width => High.At - Low.At;
}

/// <summary>Finds the flat edges of contours and pairs them to strokes.</summary>
internal static class FlatEdges
{
    /// <param name="points">Of the whole glyph, in font units, y upwards.</param>
    /// <param name="contours">Which contours are looked at: start and end of each in <paramref name="points"/>.</param>
    /// <param name="upright">Whether edges run up and down (stems) rather than along rows.</param>
    /// <param name="scale">Gives the tolerances.</param>
    public static List<FlatEdge> Find(IReadOnlyList<OutlinePoint> points, IReadOnlyList<(int Start, int End)> contours, bool upright, Scale scale)
    {
        // TrueType fills to the right of the way round (OpenType 1.9, "TrueType fundamentals"); a font that goes the other way is turned.
        var turned = contours.Sum(contour => Area(points, contour)) > 0;
        var (tolerance, shortest) = (scale.Units(4), scale.Units(45));
        var edges = new List<FlatEdge>();
        foreach (var (start, end) in contours)
        {
            var count = end - start;
            var first = 0;
            while (first < count && Math.Abs(At(start + first) - At(start + ((first + count - 1) % count))) <= tolerance)
                first++;
            for (var i = 0; i < count && first < count;)
            {
                var run = 1;
                while (run < count - i && Math.Abs(At(Index(i + run)) - At(Index(i))) <= tolerance)
                    run++;
                var (from, to) = (Along(Index(i)), Along(Index(i + run - 1)));
                if (run > 1 && Math.Abs(to - from) >= shortest)
                    edges.Add(new FlatEdge(At(Index(i)), Math.Min(from, to), Math.Max(from, to), to > from != upright != turned));
                i += run;
            }

            int Index(int i) => start + ((first + i) % count);
        }
        return edges;

        int At(int i) => upright ? points[i].X : points[i].Y;

        int Along(int i) => upright ? points[i].Y : points[i].X;
    }

    /// <summary>Each low edge with the nearest high edge above it that it shares a stretch with.</summary>
    /// <param name="edges">Of one direction.</param>
    /// <param name="widest">The widest stroke, in font units.</param>
    public static List<Stroke> Strokes(IReadOnlyList<FlatEdge> edges, int widest)
    {
        var strokes = new List<Stroke>();
        foreach (var low in edges.Where(edge => !edge.IsHigh))
        {
            var high = edges.Where(edge => edge.IsHigh && edge.At > low.At && edge.At - low.At <= widest && edge.From < low.To && low.From < edge.To)
                .OrderBy(edge => edge.At).Select(edge => (FlatEdge?)edge).FirstOrDefault();
            if (high is { } found)
                strokes.Add(new Stroke(low, found));
        }
        return strokes;
    }

    /// <summary>Twice the signed area of a contour's points; negative when they run clockwise.</summary>
    private static long Area(IReadOnlyList<OutlinePoint> points, (int Start, int End) contour)
    {
        var sum = 0L;
        for (var i = contour.Start; i < contour.End; i++)
        {
            var next = i + 1 < contour.End ? i + 1 : contour.Start;
            sum += ((long)points[i].X * points[next].Y) - ((long)points[next].X * points[i].Y);
        }
        return sum;
    }
}
