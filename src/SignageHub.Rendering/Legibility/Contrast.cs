using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Legibility;

/// <summary>How far two colours stand apart for the eye.</summary>
internal static class Contrast
{
    /// <summary>Large text must have 3 : 1 (WCAG 2.2, success criterion 1.4.3); letters on LEDs are large.</summary>
    public const double Enough = 3;

    /// <summary>Below this, ink and ground are one colour for most people and in any daylight (own rule).</summary>
    public const double Least = 1.5;

    /// <summary>1 for equal colours to 21 for black and white (WCAG 2.2, "contrast ratio").</summary>
    public static double Ratio(Rgb a, Rgb b)
    {
        var (one, other) = (Luminance(a), Luminance(b));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(Rgb color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte value) => value / 255d is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
