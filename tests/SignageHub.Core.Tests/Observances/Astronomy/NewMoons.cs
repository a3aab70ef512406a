namespace SignageHub.Core.Tests.Observances.Astronomy;

/// <summary>The instants of new moons.</summary>
/// <remarks>J. Meeus, Astronomical Algorithms, 2nd edition, chapter 49: at most 17 seconds wrong in 1980 to 2020.</remarks>
internal static class NewMoons
{
    /// <summary>Half the terms of the series in multiples of the anomalies: amplitude in days, powers of the eccentricity, M, M', F.</summary>
    private static readonly (double Days, int Eccentricity, int M, int Moon, int F)[] Terms =
    [
        (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2), (0.00739, 1, -1, 1, 0),
        (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2), (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0),
        (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2), (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0),
        (0.00004, 0, 0, 2, -2), (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
        (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    ];

    /// <summary>By planets: constant and degrees a lunation, amplitude in days.</summary>
    private static readonly (double Degrees, double ALunation, double Days)[] Planets =
    [
        (251.88, 0.016321, 0.000165), (251.83, 26.651886, 0.000164), (349.42, 36.412478, 0.000126), (84.66, 18.206239, 0.000110),
        (141.74, 53.303771, 0.000062), (207.14, 2.453732, 0.000060), (154.84, 7.306860, 0.000056), (34.52, 27.261239, 0.000047),
        (207.19, 0.121824, 0.000042), (291.34, 1.844379, 0.000040), (161.72, 24.198154, 0.000037), (239.56, 25.513099, 0.000035),
        (331.55, 3.592518, 0.000023),
    ];

    /// <param name="lunation">Whole number, 0 for the new moon of 6 January 2000.</param>
    /// <returns>Julian ephemeris day, terrestrial time.</returns>
    public static double Of(int lunation)
    {
        double k = lunation;
        var t = k / 1236.85;
        var e = DeltaT.Polynomial(t, 1, -0.002516, -0.0000074);
        var sun = 2.5534 + (29.10535670 * k) + DeltaT.Polynomial(t, 0, 0, -0.0000014, -0.00000011);
        var moon = 201.5643 + (385.81693528 * k) + DeltaT.Polynomial(t, 0, 0, 0.0107582, 0.00001238, -0.000000058);
        var latitude = 160.7108 + (390.67050284 * k) + DeltaT.Polynomial(t, 0, 0, -0.0016118, -0.00000227, 0.000000011);
        var node = 124.7746 - (1.56375588 * k) + DeltaT.Polynomial(t, 0, 0, 0.0020672, 0.00000215);
        var day = 2451550.09766 + (29.530588861 * k) + DeltaT.Polynomial(t, 0, 0, 0.00015437, -0.000000150, 0.00000000073);
        day += Terms.Sum(term => term.Days * Math.Pow(e, term.Eccentricity) * Sine((term.M * sun) + (term.Moon * moon) + (term.F * latitude)));
        day -= 0.00017 * Sine(node);
        day += 0.000325 * Sine(299.77 + (0.107408 * k) - (0.009173 * t * t));
        return day + Planets.Sum(p => p.Days * Sine(p.Degrees + (p.ALunation * k)));
    }

    private static double Sine(double degrees) => Math.Sin(double.DegreesToRadians(degrees % 360));
}
