namespace SignageHub.Rendering.Fonts.Fitting;

/// <summary>A height that many letters share: flat letters reach it, round ones go a little beyond.</summary>
/// <param name="Flat">In font units.</param>
/// <param name="Round">In font units.</param>
/// <param name="IsTop">Whether letters end there with their upper side.</param>
internal readonly record struct Zone(int Flat, int Round, bool IsTop)
{
    public bool Holds(FlatEdge edge, int tolerance) =>
        edge.IsHigh == IsTop && edge.At >= Math.Min(Flat, Round) - tolerance && edge.At <= Math.Max(Flat, Round) + tolerance;
}

/// <summary>The heights of one typeface, read from letters that everybody knows.</summary>
/// <param name="Baseline">From x and o.</param>
/// <param name="XHeight">From x and o.</param>
/// <param name="Capital">From H and O.</param>
/// <param name="Ascender">From d and f.</param>
/// <param name="Descender">From p and g.</param>
/// <param name="Stem">The width of l, in font units.</param>
/// <param name="Bar">The height of the bar of H, in font units.</param>
internal sealed record Zones(Zone Baseline, Zone XHeight, Zone Capital, Zone Ascender, Zone Descender, int Stem, int Bar)
{
    /// <summary>Strokes that differ from the usual one by no more than this part of it are drawn as wide: on LEDs the eye would see twice the difference.</summary>
    private const int AlikePart = 6;

    /// <summary>A stroke in whole LEDs, one at least.</summary>
    /// <param name="units">Its width, in font units.</param>
    /// <param name="usual"><see cref="Stem"/> or <see cref="Bar"/>.</param>
    /// <param name="scale">The size.</param>
    public static int Thickness(int units, int usual, Scale scale) => scale.Thickness(Math.Abs(units - usual) * AlikePart <= usual ? usual : units);

    /// <param name="outline">The outline of a letter.</param>
    /// <param name="scale">Any size: gives the tolerances.</param>
    public static Zones Of(Func<char, Outline> outline, Scale scale)
    {
        return new Zones(
            new Zone(Bottom('x'), Bottom('o'), IsTop: false),
            new Zone(Top('x'), Top('o'), IsTop: true),
            new Zone(Top('H'), Top('O'), IsTop: true),
            new Zone(Top('d'), Top('f'), IsTop: true),
            new Zone(Bottom('p'), Bottom('g'), IsTop: false),
            Stroke('l', upright: true),
            Stroke('H', upright: false));

        int Stroke(char letter, bool upright)
        {
            var drawn = outline(letter);
            var contours = drawn.Ends.Select((end, i) => (i == 0 ? 0 : drawn.Ends[i - 1], end)).ToList();
            return FlatEdges.Strokes(FlatEdges.Find(drawn.Points, contours, upright, scale), scale.Units(GridFit.WidestStroke)).Select(stroke => stroke.Width).FirstOrDefault();
        }

        int Top(char letter) => outline(letter).Points.Select(point => point.Y).DefaultIfEmpty().Max();

        int Bottom(char letter) => outline(letter).Points.Select(point => point.Y).DefaultIfEmpty().Min();
    }

    /// <summary>The zone's row in 1/256 LED: whole LEDs, and small letters, capitals and ascenders stay apart.</summary>
    public IEnumerable<(Zone Zone, int Row)> Rows(Scale scale)
    {
        var x = scale.Thickness(XHeight.Flat);
        var capital = Math.Max(x + Scale.Led, scale.Thickness(Capital.Flat));
        yield return (Baseline, 0);
        yield return (XHeight, x);
        yield return (Capital, capital);
        yield return (Ascender, Math.Max(x + Scale.Led, scale.Thickness(Ascender.Flat)));
        yield return (Descender, -scale.Thickness(-Descender.Flat));
    }
}
