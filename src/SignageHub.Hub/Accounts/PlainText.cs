using System.Globalization;

namespace SignageHub.Hub.Accounts;

/// <summary>Words that people give to be shown to others on one line.</summary>
internal static class PlainText
{
    /// <summary>Something can be seen of it, and nothing in it moves or hides what stands around: no control, format (such as U+202E) or separating characters.</summary>
    public static bool Is(string text) => !string.IsNullOrWhiteSpace(text) && text.All(c => CharUnicodeInfo.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
