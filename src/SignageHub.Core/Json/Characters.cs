using System.Globalization;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Which characters people can see, and how to name those that they cannot.</summary>
internal static class Characters
{
    /// <summary>False for control characters, line and paragraph separators, and everything that has no ink and no width.</summary>
    public static bool IsShown(Rune rune) => !IsControl(rune) && !IsInvisible(rune) && !IsDamaged(rune);

    public static bool IsControl(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Format characters (soft hyphen, zero-width blanks, direction marks, byte order mark …), and the letters, marks
    /// and selectors outside that category that have no ink.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>U+FFFD, which stands where an encoding went wrong (and for half a surrogate pair), and code points that are no characters.
    /// .NET's Normalize throws on some of them.</summary>
    public static bool IsDamaged(Rune rune) => rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary><c>U+200B</c>.</summary>
    public static string Name(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
