using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SignageHub.Core.Frames;

/// <summary>Columns and rows of LEDs. Each is 1 to <see cref="Maximum"/>.</summary>
public readonly record struct PixelSize
{
    /// <summary>The most columns or rows of a board, in LEDs.</summary>
    public const int Maximum = 8192;

    /// <exception cref="ArgumentOutOfRangeException">A side is below 1 or above <see cref="Maximum"/>.</exception>
    public PixelSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Maximum);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Maximum);
        Width = width;
        Height = height;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads <c>192x32</c>: digits, a small or capital x, digits; no blanks, no sign.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PixelSize size)
    {
        size = default;
        var x = text?.IndexOfAny(['x', 'X']) ?? -1;
        if (x < 0
            || !int.TryParse(text.AsSpan(0, x), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(text.AsSpan(x + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            || width is < 1 or > Maximum
            || height is < 1 or > Maximum)
            return false;
        size = new PixelSize(width, height);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
