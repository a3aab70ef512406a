using System.Globalization;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Makes an id of a name: <c>Sảnh chính</c> becomes <c>sanh-chinh</c>.</summary>
internal static class Slug
{
    /// <summary>Letters lose their marks, all else between them becomes one hyphen; null when nothing is left.</summary>
    public static string? Of(string name, int longest = 40)
    {
        if (name.EnumerateRunes().Any(Characters.IsDamaged))
            return null;
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                slug.Append(c);
            else if (c == 'đ')
                slug.Append('d');
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString();
        text = text[..Math.Min(text.Length, longest)].Trim('-');
        return text.Length == 0 ? null : text;
    }
}
