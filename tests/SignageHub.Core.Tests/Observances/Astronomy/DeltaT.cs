namespace SignageHub.Core.Tests.Observances.Astronomy;

/// <summary>Terrestrial time minus universal time.</summary>
/// <remarks>Polynomials by F. Espenak and J. Meeus, Five Millennium Canon of Solar Eclipses (NASA/TP-2006-214141), 2006. Measured until 2005, foretold after: by 2199 some minutes may be wrong.</remarks>
internal static class DeltaT
{
    /// <param name="year">Year and fraction, 1860 to 2300.</param>
    public static double Seconds(double year) => year switch
    {
        < 1900 => Polynomial(year - 1860, 7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174.0),
        < 1920 => Polynomial(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197),
        < 1941 => Polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936),
        < 1961 => Polynomial(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0),
        < 1986 => Polynomial(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0),
        < 2005 => Polynomial(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599),
        < 2050 => Polynomial(year - 2000, 62.92, 0.32217, 0.005589),
        < 2150 => Polynomial((year - 1820) / 100, -20, 0, 32) - (0.5628 * (2150 - year)),
        _ => Polynomial((year - 1820) / 100, -20, 0, 32),
    };

    public static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = (sum * x) + coefficients[i];
        return sum;
    }
}
