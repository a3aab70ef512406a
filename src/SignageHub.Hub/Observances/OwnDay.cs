using System.Globalization;
using System.Text.Json.Nodes;
using SignageHub.Core.Json;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Observances;

/// <summary>An observance of the office's own, as its form has it.</summary>
/// <param name="Name">The Vietnamese name.</param>
/// <param name="English">Empty for none.</param>
/// <param name="Rule"><c>yearly</c>, <c>lunarYearly</c> or <c>periods</c>.</param>
/// <param name="Days">As files write them: <c>03-22</c>, <c>06-01/06-30</c>, or for single events days with their year.</param>
/// <param name="Since">The year of the event; empty for none.</param>
/// <param name="Source">The document that set it.</param>
public sealed record OwnDay(string Name, string English, string Rule, string Days, string Since, string Source)
{
    /// <summary>As somebody typed it, the day before the month.</summary>
    /// <exception cref="InputProblemException">Its day can be read in two ways.</exception>
    public static OwnDay Typed(string name, string english, string rule, string days, string since, string source) => rule == "periods" ? new(name, english, rule, TypedDays.Days(days), since, source)
        : TypedDays.IsAmbiguous(days) ? throw new InputProblemException(LibraryTexts.Ambiguous(days))
        : new(name, english, rule, TypedDays.Yearly(days), since, source);

    /// <summary>The id of the one that it is put in the place of; null or empty for a new one.</summary>
    public string? Change { get; init; }

    /// <summary>Of the item as whoever changes it has seen it; null or empty for a new one.</summary>
    public string? Mark { get; init; }

    /// <returns>As the form shows it; null where its rule is one that the form does not have.</returns>
    /// <param name="item">Of the file.</param>
    public static OwnDay? Of(string item)
    {
        var json = EntryForm.Parse(item);
        var rule = Rules.FirstOrDefault(json.ContainsKey);
        return rule is null ? null : new OwnDay(
            EntryForm.Text(json["name"]), EntryForm.Text(json["english"]), rule, TypedDays.Shown(EntryForm.Text(json[rule])), EntryForm.Text(json["since"]), EntryForm.Text((json["sources"] as JsonArray)?.FirstOrDefault() ?? json["sources"]))
        { Change = EntryForm.Text(json["id"]), Mark = SeenItem.MarkOf(item) };
    }

    private static readonly string[] Others = ["name", "english", "since", "sources"];

    private static readonly string[] Rules = ["yearly", "lunarYearly", "periods"];

    /// <summary>From the letters of its name.</summary>
    public string? Id => Slug.Of(Name);

    /// <summary>Put into the item as it stands: its id stays, and so does what the form does not have.</summary>
    public string In(string item)
    {
        var (before, after, was) = (EntryForm.Parse(item), EntryForm.Parse(ToJson()), Of(item));
        // Several sources have one field: it is that of the first.
        if (before["sources"] is JsonArray { Count: > 1 } several)
            after["sources"] = new JsonArray([.. Source.Length > 0 ? [JsonValue.Create(Source)] : Array.Empty<JsonNode?>(), .. several.Skip(1).Select(source => source?.DeepClone())]);
        foreach (var name in Rules.Concat(Others))
        {
            if (JsonNode.DeepEquals(before[name], after[name]) || (name == "sources" && was?.Source == Source))
                continue;
            item = after[name] is { } value ? JsonEdit.Set(item, JsonSpans.Of(item), name, EntryForm.Json(value)) : JsonEdit.Remove(item, JsonSpans.Of(item), name);
        }

        return item;
    }

    /// <summary>The item for the file; what cannot be read stays as it was typed, and the file's reader says what is wrong with it.</summary>
    public string ToJson()
    {
        var item = new JsonObject { ["id"] = Id, ["name"] = Name };
        if (English.Length > 0)
            item["english"] = English;
        if (Rule == "periods")
            item["periods"] = new JsonArray([.. Days.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(d => (JsonNode?)d)]);
        else
            item[Rule == "lunarYearly" ? Rule : "yearly"] = Days;
        if (Since.Length > 0)
            item["since"] = int.TryParse(Since, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : Since;
        if (Source.Length > 0)
            item["sources"] = new JsonArray(Source);
        return EntryForm.Json(item);
    }
}
