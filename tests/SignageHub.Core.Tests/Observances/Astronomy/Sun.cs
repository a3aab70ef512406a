namespace SignageHub.Core.Tests.Observances.Astronomy;

/// <summary>Where the sun stands, and when it reaches a longitude.</summary>
/// <remarks>
/// J. Meeus, Astronomical Algorithms, 2nd edition: chapter 25 (apparent longitude, higher accuracy) with the largest terms of VSOP87 for the
/// earth from appendix III, aberration and FK5 from chapter 25, the four largest terms of nutation from chapter 22. About one second of arc,
/// which the sun passes in 25 seconds.
/// </remarks>
internal static class Sun
{
    private static readonly (double A, double B, double C)[] L0 =
    [
        (175347046, 0, 0), (3341656, 4.6692568, 6283.0758500), (34894, 4.62610, 12566.15170), (3497, 2.7441, 5753.3849), (3418, 2.8289, 3.5231),
        (3136, 3.6277, 77713.7715), (2676, 4.4181, 7860.4194), (2343, 6.1352, 3930.2097), (1324, 0.7425, 11506.7698), (1273, 2.0371, 529.6910),
        (1199, 1.1096, 1577.3435), (990, 5.233, 5884.927), (902, 2.045, 26.298), (857, 3.508, 398.149), (780, 1.179, 5223.694), (753, 2.533, 5507.553),
        (505, 4.583, 18849.228), (492, 4.205, 775.523), (357, 2.920, 0.067), (317, 5.849, 11790.629), (284, 1.899, 796.298), (271, 0.315, 10977.079),
        (243, 0.345, 5486.778), (206, 4.806, 2544.314), (205, 1.869, 5573.143), (202, 2.458, 6069.777), (156, 0.833, 213.299), (132, 3.411, 2942.463),
        (126, 1.083, 20.775), (115, 0.645, 0.980), (103, 0.636, 4694.003), (102, 0.976, 15720.839), (102, 4.267, 7.114), (99, 6.21, 2146.17),
        (98, 0.68, 155.42), (86, 5.98, 161000.69), (85, 1.30, 6275.96), (85, 3.67, 71430.70), (80, 1.81, 17260.15), (79, 3.04, 12036.46),
        (75, 1.76, 5088.63), (74, 3.50, 3154.69), (74, 4.68, 801.82), (70, 0.83, 9437.76), (62, 3.98, 8827.39), (61, 1.82, 7084.90),
        (57, 2.78, 6286.60), (56, 4.39, 14143.50), (56, 3.47, 6279.55), (52, 0.19, 12139.55), (52, 1.33, 1748.02), (51, 0.28, 5856.48),
    ];

    private static readonly (double A, double B, double C)[] L1 =
    [
        (628331966747, 0, 0), (206059, 2.678235, 6283.075850), (4303, 2.6351, 12566.1517), (425, 1.590, 3.523), (119, 5.796, 26.298),
        (109, 2.966, 1577.344), (93, 2.59, 18849.23), (72, 1.14, 529.69), (68, 1.87, 398.15), (67, 4.41, 5507.55), (59, 2.89, 5223.69), (56, 2.17, 155.42),
    ];

    private static readonly (double A, double B, double C)[] L2 = [(52919, 0, 0), (8720, 1.0721, 6283.0758), (309, 0.867, 12566.152)];

    private static readonly (double A, double B, double C)[] L3 = [(289, 5.844, 6283.076), (35, 0, 0)];

    /// <summary>The sun's apparent longitude in degrees, 0 to 360.</summary>
    /// <param name="day">Julian ephemeris day, terrestrial time.</param>
    public static double Longitude(double day)
    {
        var tau = (day - 2451545) / 365250;
        var earth = (Sum(L0) + (Sum(L1) * tau) + (Sum(L2) * tau * tau) + (Sum(L3) * tau * tau * tau)) / 1e8;
        var t = tau * 10;
        var anomaly = double.DegreesToRadians(357.52911 + (35999.05029 * t));
        // Aberration by the distance, near enough from the anomaly; the correction to FK5; nutation in longitude. Seconds of arc.
        var aberration = -20.4898 * (1 + (0.0167 * Math.Cos(anomaly)));
        var node = double.DegreesToRadians(125.04452 - (1934.136261 * t));
        var sun = double.DegreesToRadians(280.4665 + (36000.7698 * t));
        var moon = double.DegreesToRadians(218.3165 + (481267.8813 * t));
        var nutation = (-17.20 * Math.Sin(node)) - (1.32 * Math.Sin(2 * sun)) - (0.23 * Math.Sin(2 * moon)) + (0.21 * Math.Sin(2 * node));
        var degrees = double.RadiansToDegrees(earth) + 180 + ((aberration + nutation - 0.09033) / 3600);
        return ((degrees % 360) + 360) % 360;

        double Sum((double A, double B, double C)[] terms) => terms.Sum(term => term.A * Math.Cos(term.B + (term.C * tau)));
    }

    /// <summary>The first instant from a day on at which the sun reaches a longitude.</summary>
    public static double Reaches(double degrees, double day)
    {
        var found = day + (((degrees - Longitude(day) + 360) % 360) * 365.2422 / 360);
        for (var i = 0; i < 8; i++)
            found += Math.IEEERemainder(degrees - Longitude(found), 360) * 365.2422 / 360;
        return found;
    }
}
