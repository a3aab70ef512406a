namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>Fits outlines to LEDs: baseline, x-height and capitals' height on whole LEDs, strokes of whole LEDs, marks a dark row away from their letter and from one another.</summary>
/// <remarks>
/// The font's own hinting programs are passed over; this looks at the outline alone: flat edges, the strokes between them, and
/// contours that float above or below the letter (marks). In one-bit columns are fitted too; with grey levels they stay where
/// they are drawn, for spacing.
/// </remarks>
internal static class GridFit
{
    /// <summary>Strokes wider than this are shapes, per mille of the em.</summary>
    public const int WidestStroke = 220;

    private const int Tolerance = 12;

    /// <param name="outline">In font units.</param>
    /// <param name="advance">In font units.</param>
    /// <param name="zones">Of the typeface.</param>
    /// <param name="hasMarks">Whether contours that float are marks: true for letters.</param>
    /// <param name="isSmall">Whether it is a small letter.</param>
    /// <param name="scale">The size.</param>
    /// <param name="columns">Whether columns are fitted too.</param>
    public static GridOutline Fit(Outline outline, int advance, Zones zones, bool hasMarks, bool isSmall, Scale scale, bool columns)
    {
        var parts = Parts.Of(outline, hasMarks, isSmall ? zones.XHeight.Flat : zones.Capital.Flat, scale);
        var rows = Rows(outline.Points, parts.Body, zones, isSmall, scale);
        var across = columns ? Columns(outline.Points, parts.Body, zones, scale) : new AxisMap(scale);
        var fitted = new GridPoint[outline.Points.Count];
        Place(outline.Points, parts.Body, across.Map, rows.Map, fitted);
        if (parts.Above.Count + parts.Below.Count > 0)
        {
            var letterTop = isSmall ? zones.XHeight.Flat : zones.Capital.Flat;
            new MarkPlacer(outline.Points, fitted, scale, columns).Place(parts, across, letterTop, rows.Map(letterTop));
        }
        return new GridOutline(fitted, outline.Ends, columns ? Advance(outline.Points, fitted, parts.Body, advance, scale) : Scale.Round(scale.Of(advance)) / Scale.Led);
    }

    /// <summary>The outline as it is drawn, at one size.</summary>
    public static GridOutline Scaled(Outline outline, int advance, Scale scale)
    {
        var points = outline.Points.Select(point => new GridPoint(scale.Of(point.X), scale.Of(-point.Y), point.OnCurve)).ToArray();
        return new GridOutline(points, outline.Ends, Scale.Round(scale.Of(advance)) / Scale.Led);
    }

    private static AxisMap Rows(IReadOnlyList<OutlinePoint> points, IReadOnlyList<(int Start, int End)> body, Zones zones, bool isSmall, Scale scale)
    {
        var map = new AxisMap(scale);
        var edges = FlatEdges.Find(points, body, upright: false, scale);
        var tolerance = scale.Units(Tolerance);
        foreach (var edge in edges)
        {
            foreach (var (zone, row) in zones.Rows(scale))
            {
                if ((zone == zones.XHeight && !isSmall) || !zone.Holds(edge, tolerance))
                    continue;
                map.TryAdd(edge.At, row);
                break;
            }
        }
        var strokes = FlatEdges.Strokes(edges, scale.Units(WidestStroke));
        foreach (var stroke in strokes.Where(stroke => map.Has(stroke.Low.At) != map.Has(stroke.High.At)))
        {
            var width = Zones.Thickness(stroke.Width, zones.Bar, scale);
            if (map.Has(stroke.Low.At))
                map.TryAdd(stroke.High.At, map.Map(stroke.Low.At) + width);
            else
                map.TryAdd(stroke.Low.At, map.Map(stroke.High.At) - width);
        }
        foreach (var stroke in strokes.Where(stroke => !map.Has(stroke.Low.At) && !map.Has(stroke.High.At)).OrderBy(stroke => stroke.Low.At))
        {
            var (width, middle) = (Zones.Thickness(stroke.Width, zones.Bar, scale), (map.Map(stroke.Low.At) + map.Map(stroke.High.At)) / 2);
            var low = Scale.Round(middle - (width / 2));
            if (map.TryAdd(stroke.Low.At, low))
                map.TryAdd(stroke.High.At, low + width);
        }
        return map;
    }

    /// <summary>Stems of whole LEDs, one after the other from the left; the space between two is rounded by itself, so that the legs of m stand evenly.</summary>
    private static AxisMap Columns(IReadOnlyList<OutlinePoint> points, IReadOnlyList<(int Start, int End)> body, Zones zones, Scale scale)
    {
        var map = new AxisMap(scale);
        (int Units, int Grid)? before = null;
        foreach (var stroke in FlatEdges.Strokes(FlatEdges.Find(points, body, upright: true, scale), scale.Units(WidestStroke)).OrderBy(stroke => stroke.Low.At))
        {
            if (before is { } last && stroke.Low.At < last.Units)
                continue;
            var left = before is { } stem
                ? stem.Grid + Math.Max(Scale.Led, Scale.Round(scale.Of(stroke.Low.At - stem.Units)))
                : Scale.Round(scale.Of(stroke.Low.At));
            var right = left + Zones.Thickness(stroke.Width, zones.Stem, scale);
            if (map.TryAdd(stroke.Low.At, left) && map.TryAdd(stroke.High.At, right))
                before = (stroke.High.At, right);
        }
        return map;
    }

    /// <summary>The body's fitted right side and the dark columns that the font has there, one at least.</summary>
    private static int Advance(IReadOnlyList<OutlinePoint> points, GridPoint[] fitted, IReadOnlyList<(int Start, int End)> body, int advance, Scale scale)
    {
        var (right, end) = (int.MinValue, int.MinValue);
        foreach (var (start, stop) in body)
        {
            for (var i = start; i < stop; i++)
                (right, end) = (Math.Max(right, points[i].X), Math.Max(end, fitted[i].X));
        }
        if (right == int.MinValue)
            return Scale.Round(scale.Of(advance)) / Scale.Led;
        return Math.Max(1, (Scale.Round(end) + Scale.Round(scale.Of(advance - right))) / Scale.Led);
    }

    private static void Place(IReadOnlyList<OutlinePoint> points, IReadOnlyList<(int Start, int End)> contours, Func<int, int> x, Func<int, int> y, GridPoint[] fitted)
    {
        foreach (var (start, end) in contours)
        {
            for (var i = start; i < end; i++)
                fitted[i] = new GridPoint(x(points[i].X), -y(points[i].Y), points[i].OnCurve);
        }
    }
}
