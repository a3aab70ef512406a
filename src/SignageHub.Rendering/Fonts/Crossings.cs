namespace SignageHub.Rendering.Fonts;

/// <summary>The stretches of a straight line across an outline that lie inside it (non-zero winding).</summary>
internal sealed class Crossings
{
    private readonly List<(int At, int Turn)> _crossings = [];

    /// <summary>Half-open stretches in rising order, in 1/256 LED; those that touch are one.</summary>
    public List<(int From, int To)> Inside { get; } = [];

    /// <param name="edges">The outline; edges that the line does not meet do no harm.</param>
    /// <param name="line">The y at which the line runs from left to right, in 1/256 LED.</param>
    public void Cut(ReadOnlySpan<Edge> edges, int line)
    {
        _crossings.Clear();
        Inside.Clear();
        foreach (ref readonly var e in edges)
        {
            // An edge owns its upper end and not its lower one, so a corner on the line counts once.
            if (e.Y0 <= line == e.Y1 <= line)
                continue;
            var x = e.X0 + (int)EdgeList.FloorDivide((long)(line - e.Y0) * (e.X1 - e.X0) * Math.Sign(e.Y1 - e.Y0), Math.Abs(e.Y1 - e.Y0));
            _crossings.Add((x, e.Y0 <= line ? 1 : -1));
        }
        _crossings.Sort();
        var winding = 0;
        var from = 0;
        foreach (var (at, turn) in _crossings)
        {
            if (winding == 0)
                from = at;
            winding += turn;
            if (winding != 0)
                continue;
            if (Inside.Count > 0 && Inside[^1].To >= from)
                Inside[^1] = (Inside[^1].From, at);
            else
                Inside.Add((from, at));
        }
    }
}
