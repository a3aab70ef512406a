namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>Moves one coordinate of an outline so that chosen places land on chosen steps of the grid; what lies between is stretched evenly.</summary>
internal sealed class AxisMap(Scale scale)
{
    private readonly SortedList<int, int> _anchors = [];

    public bool Has(int units) => _anchors.ContainsKey(units);

    /// <summary>The first word on a place counts.</summary>
    /// <param name="units">The place, in font units.</param>
    /// <param name="grid">Where it goes, in 1/256 LED.</param>
    /// <returns>False when it would turn the order of two places round.</returns>
    public bool TryAdd(int units, int grid)
    {
        var next = Next(units);
        if ((next < _anchors.Count && (_anchors.Keys[next] == units || _anchors.Values[next] < grid)) || (next > 0 && _anchors.Values[next - 1] > grid))
            return false;
        _anchors.Add(units, grid);
        return true;
    }

    /// <summary>Where a place goes, in 1/256 LED; beyond the outermost anchors at the font's own scale.</summary>
    public int Map(int units)
    {
        if (_anchors.Count == 0)
            return scale.Of(units);
        var next = Next(units);
        if (next == _anchors.Count)
            return _anchors.Values[^1] + scale.Of(units - _anchors.Keys[^1]);
        if (next == 0)
            return _anchors.Values[0] + scale.Of(units - _anchors.Keys[0]);
        var (from, to) = (_anchors.Keys[next - 1], _anchors.Keys[next]);
        var (low, high) = (_anchors.Values[next - 1], _anchors.Values[next]);
        return low + (int)EdgeList.FloorDivide((2L * (units - from) * (high - low)) + (to - from), 2L * (to - from));
    }

    /// <summary>The first anchor at or after a place.</summary>
    private int Next(int units)
    {
        var (low, high) = (0, _anchors.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_anchors.Keys[middle] < units)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
