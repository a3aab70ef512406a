namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>From font units to 1/256 LED at one size. Integers only, so the same on every machine.</summary>
internal readonly record struct Scale(int Em, int UnitsPerEm)
{
    /// <summary>Steps of the grid in one LED.</summary>
    public const int Led = EdgeList.Unit;

    /// <summary>Halves upwards.</summary>
    public int Of(int units) => (int)EdgeList.FloorDivide(((long)units * Em * Led * 2) + UnitsPerEm, 2L * UnitsPerEm);

    /// <summary>The nearest whole LED, halves upwards.</summary>
    public static int Round(int grid) => (int)EdgeList.FloorDivide(grid + (Led / 2), Led) * Led;

    /// <summary>A length in whole LEDs, one at least.</summary>
    public int Thickness(int units) => Math.Max(Led, Round(Of(units)));

    /// <summary>Units per thousand of the em.</summary>
    public int Units(int perMille) => UnitsPerEm * perMille / 1000;
}
