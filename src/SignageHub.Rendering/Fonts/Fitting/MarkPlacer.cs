namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>Puts marks on whole rows, each with a dark row to what is under it.</summary>
/// <param name="points">Of the glyph, in font units.</param>
/// <param name="fitted">Gets the marks' points.</param>
/// <param name="scale">The size.</param>
/// <param name="columns">Whether columns are fitted too.</param>
internal sealed class MarkPlacer(IReadOnlyList<OutlinePoint> points, GridPoint[] fitted, Scale scale, bool columns)
{
    /// <summary>A mark has two rows at least: in one, circumflex, breve and tilde look alike.</summary>
    private const int LeastRows = 2;

    /// <param name="parts">The glyph's contours.</param>
    /// <param name="across">Where the letter's columns went.</param>
    /// <param name="letterTop">The letter's height, in font units.</param>
    /// <param name="top">Where it went, in 1/256 LED.</param>
    public void Place(Parts parts, AxisMap across, int letterTop, int top)
    {
        var placed = new List<(int Left, int Right, int High, int Row)>();
        foreach (var mark in parts.Above)
        {
            var box = Parts.Box(points, mark[0]);
            var rows = columns ? Math.Max(LeastRows * Scale.Led, scale.Thickness(box.High - box.Low)) : scale.Of(box.High - box.Low);
            var low = top + Gap(box.Low - letterTop);
            foreach (var under in placed.Where(under => under.Left < box.Right && box.Left < under.Right))
                low = Math.Max(low, under.Row + (IsBeside(box.Left, box.Right, under.Left, under.Right) ? 0 : Gap(box.Low - under.High)));
            Lay(mark, box, across, low, rows);
            placed.Add((box.Left, box.Right, box.High, low + rows));
        }
        // The dot of ỵ stands beside the tail, as high as under any other letter.
        foreach (var mark in parts.Below)
        {
            var box = Parts.Box(points, mark[0]);
            var rows = columns ? scale.Thickness(box.High - box.Low) : scale.Of(box.High - box.Low);
            Lay(mark, box, across, -Gap(-box.High) - rows, rows);
        }
    }

    /// <summary>The acute of ế leans against the circumflex's slope: its middle stands over the outer quarter, where the slope has gone down.</summary>
    private static bool IsBeside(int left, int right, int underLeft, int underRight) =>
        2 * Math.Abs(left + right - underLeft - underRight) > underRight - underLeft;

    /// <summary>What is dark between two marks: one whole row at least, with grey levels as it is drawn, three quarters of a row at least.</summary>
    private int Gap(int units) => columns ? Math.Max(Scale.Led, Scale.Round(scale.Of(units))) : Math.Max(Scale.Led * 3 / 4, scale.Of(units));

    private void Lay(IReadOnlyList<(int Start, int End)> mark, (int Left, int Right, int Low, int High) box, AxisMap across, int low, int rows)
    {
        var (x, y) = (new AxisMap(scale), new AxisMap(scale));
        y.TryAdd(box.Low, low);
        y.TryAdd(box.High, low + rows);
        var middle = across.Map((box.Left + box.Right) / 2);
        if (columns)
        {
            var width = scale.Thickness(box.Right - box.Left);
            var left = Scale.Round(middle - (width / 2));
            x.TryAdd(box.Left, left);
            x.TryAdd(box.Right, left + width);
        }
        foreach (var (start, end) in mark)
        {
            for (var i = start; i < end; i++)
                fitted[i] = new GridPoint(x.Map(points[i].X), -y.Map(points[i].Y), points[i].OnCurve);
        }
    }
}
