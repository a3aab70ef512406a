using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Observances;

/// <summary>The theme of an observance in a year, as somebody typed it.</summary>
/// <param name="Observance">Its id.</param>
/// <param name="Year">The year.</param>
/// <param name="Text">The official Vietnamese text; may be empty where only the original is known.</param>
/// <param name="Original">The text of the international body; may be empty.</param>
/// <param name="Source">The document that announced it.</param>
/// <param name="Mark">Of the theme that it is put in the place of, as they have seen it; null or empty for none.</param>
public sealed record AskedTheme(string? Observance, int Year, string? Text, string? Original, string? Source, string? Mark)
{
    /// <summary>Put into the item as it stands; what the form does not have, a note or a comment, stays as it is.</summary>
    internal string In(string item)
    {
        foreach (var (name, typed) in new[] { ("text", Text), ("original", Original), ("source", Source) })
        {
            var place = JsonSpans.Of(item);
            item = string.IsNullOrWhiteSpace(typed) ? JsonEdit.Remove(item, place, name) : JsonEdit.Set(item, place, name, EntryForm.Quote(typed.Trim()));
        }

        return item;
    }
}
