using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SignageHub.Core.Frames;

/// <summary>A colour as sent to a board: sRGB, 0–255 for each of red, green and blue.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    public static readonly Rgb Black = new(0, 0, 0);

    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>Reads <c>#ff8800</c>, six hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rgb color)
    {
        color = default;
        if (text is not ['#', ..] || text.Length != 7
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");
}
