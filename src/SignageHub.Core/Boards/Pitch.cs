using System.Globalization;
using System.Text.RegularExpressions;

namespace SignageHub.Core.Boards;

/// <summary>The distance from the middle of one LED to the middle of the next, 0.5 to 50 mm.</summary>
/// <param name="Micrometres">500 to 50,000.</param>
public readonly partial record struct Pitch(int Micrometres)
{
    public const string Pattern = @"^[Pp]?[0-9]{1,2}([.,][0-9]{1,2})?$";

    /// <summary>Reads <c>P10</c>, <c>P2.5</c> or <c>2,5</c>.</summary>
    public static bool TryParse(string text, out Pitch pitch)
    {
        pitch = default;
        if (!Form().IsMatch(text)
            || !decimal.TryParse(text.TrimStart('P', 'p').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var millimetres)
            || millimetres is < 0.5m or > 50m)
            return false;
        pitch = new Pitch((int)(millimetres * 1000));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Micrometres / 1000m:0.##}");

    [GeneratedRegex(@"\A[Pp]?[0-9]{1,2}([.,][0-9]{1,2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();
}
