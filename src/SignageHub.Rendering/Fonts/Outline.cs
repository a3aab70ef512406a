namespace SignageHub.Rendering.Fonts;

/// <summary>A point of a contour in font units, y upwards; off-curve points are the control points of quadratic curves.</summary>
internal readonly record struct OutlinePoint(int X, int Y, bool OnCurve);

/// <summary>A glyph's closed contours: all points in a row, and where each contour ends (exclusive).</summary>
internal sealed record Outline(IReadOnlyList<OutlinePoint> Points, IReadOnlyList<int> Ends)
{
    public static readonly Outline Empty = new([], []);
}
