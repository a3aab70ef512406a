namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>A point of a contour in 1/256 LED, y downwards, 0 on the baseline.</summary>
internal readonly record struct GridPoint(int X, int Y, bool OnCurve);

/// <summary>An outline at one size.</summary>
/// <param name="Points">All contours' points in a row.</param>
/// <param name="Ends">Where each contour ends, exclusive.</param>
/// <param name="Advance">Columns from this pen to the next one.</param>
internal sealed record GridOutline(IReadOnlyList<GridPoint> Points, IReadOnlyList<int> Ends, int Advance);
