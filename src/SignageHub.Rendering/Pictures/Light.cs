namespace SignageHub.Rendering.Pictures;

/// <summary>Between the values that a board is sent and the light that its LEDs give: the power 2.2, as for letters. Shades mix as light, not as values.</summary>
internal static class Light
{
    public const int Full = ushort.MaxValue;

    private static readonly ushort[] OfValues = [.. Enumerable.Range(0, 256).Select(value => (ushort)Math.Round(Full * Math.Pow(value / 255.0, 2.2)))];

    /// <param name="value">0–255.</param>
    /// <returns>0–<see cref="Full"/>.</returns>
    public static int Of(byte value) => OfValues[value];

    /// <summary>The nearest value for a light of 0–<see cref="Full"/>.</summary>
    public static byte Value(int light)
    {
        var at = Array.BinarySearch(OfValues, (ushort)light);
        if (at >= 0)
            return (byte)at;
        at = ~at;
        return (byte)(at > 0 && light - OfValues[at - 1] < OfValues[at] - light ? at - 1 : at);
    }

    /// <summary>How bright a light looks, 0–<see cref="Full"/>: ITU-R BT.709, item 3.2.</summary>
    public static int Luminance(int red, int green, int blue) => (int)(((2126L * red) + (7152L * green) + (722L * blue)) / 10_000);
}
