using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;

namespace SignageHub.Hub.Editing;

/// <summary>An entry of one year made into one of the next: its days, and what of its words belongs to the year.</summary>
internal static class NextYear
{
    /// <summary>A playlist's entries of one year as drafts of the next.</summary>
    /// <param name="id">Stands for a name that the file does not have.</param>
    /// <param name="text">The file's text, sound.</param>
    /// <param name="observances">Know since when a day is kept.</param>
    /// <returns>The new playlist's name and file; null when every entry comes back by itself each year.</returns>
    public static (string Name, string Text)? PlaylistOf(string id, string text, ObservanceLibrary observances)
    {
        var file = EntryForm.Parse(text);
        var names = new ObservanceNames(observances);
        var entries = new List<string>();
        var lastYear = 0;
        foreach (var entry in (file["entries"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["when"] is not JsonObject when || YearsOf(when) is not var (first, last))
                continue;
            lastYear = Math.Max(lastYear, first);
            entries.Add(EntryForm.Json(Draft(entry, when, new WordsOfAYear(first, last, Since(entry, names)))));
        }

        if (entries.Count == 0)
            return null;
        var name = file["name"]?.GetValue<string>() ?? id;
        var words = new WordsOfAYear(lastYear, lastYear, Since(name, names));
        var next = words.Later(name) is var said && said != name ? said : $"{name} {lastYear + 1}";
        var rest = string.Concat(Copied.Where(field => file[field] is not null).Select(field => $"  \"{field}\": {EntryForm.Json(file[field])},\n"));
        return (next, $"{{\n  \"name\": {EntryForm.Quote(next)},\n{rest}  \"entries\": [\n    {string.Join(",\n    ", entries)}\n  ]\n}}\n");
    }

    /// <summary>What a person should look at in a draft of a year: words that do not fit it, or of which only people know.</summary>
    /// <param name="entry">As the file has it.</param>
    /// <param name="observances">Know since when a day is kept.</param>
    public static IReadOnlyList<Bilingual> ToLookAt(string entry, ObservanceLibrary observances)
    {
        var json = EntryForm.Parse(entry);
        if (json["when"] is not JsonObject when || YearsOf(when) is not var (first, last))
            return [];
        var words = new WordsOfAYear(first, last, Since(json, new ObservanceNames(observances)));
        var texts = Texts.Select(field => Text(json[field])).OfType<string>().ToList();
        return
        [
            .. texts.SelectMany(words.Doubtful).Distinct(StringComparer.Ordinal).Select(said => new Bilingual($"“{said}”", $"“{said}”")),
            .. texts.Select(words.Tet).OfType<Bilingual>().Take(1),
        ];
    }

    private static readonly string[] Copied = ["boards", "share", "style"];

    private static readonly string[] Texts = ["slogan", "english"];

    private static List<int> Since(JsonObject entry, ObservanceNames names) => [.. Texts.SelectMany(field => Since(Text(entry[field]) ?? "", names)).Distinct()];

    private static List<int> Since(string text, ObservanceNames names) => [.. names.In(text).Select(found => found.Observance.Since).OfType<int>()];

    private static JsonObject Draft(JsonObject entry, JsonObject when, WordsOfAYear ofTheYear)
    {
        var copy = (JsonObject)entry.DeepClone();
        copy["when"] = When(when);
        foreach (var field in Texts)
        {
            if (copy[field] is JsonValue value && value.TryGetValue<string>(out var words))
                copy[field] = ofTheYear.Later(words);
        }

        copy.Remove("id");
        copy["draft"] = true;
        return copy;
    }

    /// <returns>The years that its words may be about; null when it comes back by itself each year.</returns>
    public static (int First, int Last)? YearsOf(JsonObject when)
    {
        var days = Days(when["on"]).Append(Text(when["from"])).Append(Text(when["to"])).OfType<string>().SelectMany(day => day.Split('/'))
            .Select(LocalDatePattern.Iso.Parse).Where(day => day.Success).Select(day => day.Value).ToList();
        return days.Count == 0 ? null : (days.Min().Year, days.Max() is var last && last.Month >= SloganYears.GreetsFrom ? last.Year + 1 : last.Year);
    }

    /// <summary>The same days a year later; 29 February becomes the 28th.</summary>
    public static JsonObject When(JsonObject when)
    {
        var next = (JsonObject)when.DeepClone();
        foreach (var name in new[] { "from", "to" })
        {
            if (Text(next[name]) is { } day)
                next[name] = Later(day);
        }

        if (next["on"] is JsonArray list)
            next["on"] = new JsonArray([.. list.Select(d => (JsonNode?)Later(Text(d) ?? ""))]);
        else if (Text(next["on"]) is { } on)
            next["on"] = Later(on);
        // Exceptions were for that year's calendar: whoever looks the drafts over sets new ones.
        next.Remove("except");
        return next;
    }

    private static string Later(string day) => string.Join('/', day.Split('/').Select(part =>
        LocalDatePattern.Iso.Parse(part) is { Success: true, Value: var date } ? LocalDatePattern.Iso.Format(date.PlusYears(1)) : part));

    private static IEnumerable<string> Days(JsonNode? on) => on is JsonArray list ? list.Select(Text).OfType<string>() : Text(on) is { } day ? [day] : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
