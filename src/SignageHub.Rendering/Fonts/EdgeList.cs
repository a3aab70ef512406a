using System.Buffers;
using SignageHub.Rendering.Fonts.Fitting;

namespace SignageHub.Rendering.Fonts;

/// <summary>A straight piece of a contour in 1/256 LED; y grows downwards and is 0 on the baseline.</summary>
internal readonly record struct Edge(int X0, int Y0, int X1, int Y1);

/// <summary>An outline at one size, its curves broken into straight edges. Integers only, so the same on every machine.</summary>
/// <remarks>Its room is borrowed: every letter at every size that is tried has one for a moment.</remarks>
internal sealed class EdgeList : IDisposable
{
    /// <summary>Steps of the grid in one LED.</summary>
    public const int Unit = 256;

    /// <summary>How far a straight piece may leave its curve, in 1/256 LED.</summary>
    private const int Tolerance = 8;

    private const int MostPieces = 64;

    /// <summary>Room at first; letters on LEDs need less.</summary>
    private const int EdgesOfAPoint = 3;

    private Edge[] _edges;
    private int _count;

    public EdgeList(GridOutline outline)
    {
        _edges = ArrayPool<Edge>.Shared.Rent(EdgesOfAPoint * outline.Points.Count);
        var start = 0;
        foreach (var end in outline.Ends)
        {
            AddContour(outline.Points, start, end);
            start = end;
        }
        (MinX, MinY, MaxX, MaxY) = _count == 0 ? default : (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (ref readonly var e in Edges)
        {
            (MinX, MaxX) = (Math.Min(MinX, Math.Min(e.X0, e.X1)), Math.Max(MaxX, Math.Max(e.X0, e.X1)));
            (MinY, MaxY) = (Math.Min(MinY, Math.Min(e.Y0, e.Y1)), Math.Max(MaxY, Math.Max(e.Y0, e.Y1)));
        }
    }

    public ReadOnlySpan<Edge> Edges => _edges.AsSpan(0, _count);

    /// <summary>Rows and columns exchanged, so that lines from top to bottom can be cut like those from left to right.</summary>
    /// <param name="room">At least as long as <see cref="Edges"/>.</param>
    public ReadOnlySpan<Edge> Transposed(Edge[] room)
    {
        for (var i = 0; i < _count; i++)
            room[i] = new Edge(_edges[i].Y0, _edges[i].X0, _edges[i].Y1, _edges[i].X1);
        return room.AsSpan(0, _count);
    }

    /// <summary>The edges that have a part between two heights, in 1/256 LED.</summary>
    /// <param name="top">The first height that counts.</param>
    /// <param name="bottom">The first that does not.</param>
    /// <param name="found">Room for them, at least as long as <see cref="Edges"/>.</param>
    public ReadOnlySpan<Edge> Between(int top, int bottom, Edge[] found)
    {
        var count = 0;
        foreach (ref readonly var e in Edges)
        {
            if (Math.Min(e.Y0, e.Y1) < bottom && Math.Max(e.Y0, e.Y1) >= top)
                found[count++] = e;
        }
        return found.AsSpan(0, count);
    }

    public int MinX { get; }

    public int MinY { get; }

    public int MaxX { get; }

    public int MaxY { get; }

    /// <summary>Two off-curve points in a row have an on-curve point half-way between them (OpenType 1.9, glyf).</summary>
    private void AddContour(IReadOnlyList<GridPoint> points, int start, int end)
    {
        var count = end - start;
        if (count < 2)
            return;
        var first = 0;
        while (first < count && !points[start + first].OnCurve)
            first++;
        var origin = first < count ? At(first) : Middle(At(0), At(count - 1));
        first = first < count ? first + 1 : 0;
        var from = origin;
        (int X, int Y)? control = null;
        for (var i = 0; i < count; i++)
        {
            var index = (first + i) % count;
            var point = At(index);
            if (points[start + index].OnCurve)
            {
                Add(from, control, point);
                (from, control) = (point, null);
            }
            else
            {
                if (control is { } before)
                {
                    var middle = Middle(before, point);
                    Add(from, control, middle);
                    from = middle;
                }
                control = point;
            }
        }
        Add(from, control, origin);

        (int X, int Y) At(int i) => (points[start + i].X, points[start + i].Y);
    }

    private static (int X, int Y) Middle((int X, int Y) a, (int X, int Y) b) => ((a.X + b.X) >> 1, (a.Y + b.Y) >> 1);

    private void Add((int X, int Y) from, (int X, int Y)? control, (int X, int Y) to)
    {
        if (control is not { } c)
        {
            AddEdge(from, to);
            return;
        }

        // A quadratic curve in n pieces leaves its chord by at most |from − 2c + to| / (4n²).
        var bend = Math.Max(Math.Abs(from.X - (2L * c.X) + to.X), Math.Abs(from.Y - (2L * c.Y) + to.Y));
        var pieces = 1;
        while (pieces < MostPieces && bend > 4L * Tolerance * pieces * pieces)
            pieces++;
        var last = from;
        for (var i = 1; i <= pieces; i++)
        {
            var next = i == pieces ? to : (Curve(from.X, c.X, to.X, i, pieces), Curve(from.Y, c.Y, to.Y, i, pieces));
            AddEdge(last, next);
            last = next;
        }
    }

    private static int Curve(long from, long control, long to, int i, int pieces)
    {
        long rest = pieces - i, whole = (long)pieces * pieces;
        return (int)FloorDivide((2 * ((from * rest * rest) + (2 * control * rest * i) + (to * i * i))) + whole, 2 * whole);
    }

    private void AddEdge((int X, int Y) from, (int X, int Y) to)
    {
        if (from == to)
            return;
        if (_count == _edges.Length)
            Grow();
        _edges[_count++] = new Edge(from.X, from.Y, to.X, to.Y);
    }

    private void Grow()
    {
        var larger = ArrayPool<Edge>.Shared.Rent(2 * Math.Max(1, _count));
        Edges.CopyTo(larger);
        ArrayPool<Edge>.Shared.Return(_edges);
        _edges = larger;
    }

    public void Dispose()
    {
        ArrayPool<Edge>.Shared.Return(_edges);
        (_edges, _count) = ([], 0);
    }

    public static long FloorDivide(long a, long b) => a >= 0 ? a / b : -((-a + b - 1) / b);
}
