using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace SignageHub.Hub.Editing;

/// <summary>An entry of one year made into one of the next: its days, and the numbers of anniversaries in its text.</summary>
internal static partial class NextYear
{
    /// <summary><c>48 năm (30/4/1975 - 30/4/2023)</c> becomes <c>49 năm (30/4/1975 - 30/4/2024)</c>; a year that stands alone and is <paramref name="year"/> becomes the next.</summary>
    public static string Text(string text, int year)
    {
        var withAnniversaries = Anniversary().Replace(text, match =>
            int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) == year
                ? $"{Plus(match, "count")}{match.Groups["a"].Value}{Plus(match, "last")}{match.Groups["b"].Value}"
                : match.Value);
        return Alone().Replace(withAnniversaries, match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) == year ? (year + 1).ToString(CultureInfo.InvariantCulture) : match.Value);
    }

    /// <summary>A playlist's entries of one year as drafts of the next.</summary>
    /// <param name="id">Stands for a name that the file does not have.</param>
    /// <param name="text">The file's text, sound.</param>
    /// <returns>The new playlist's name and file; null when every entry comes back by itself each year.</returns>
    public static (string Name, string Text)? PlaylistOf(string id, string text)
    {
        var file = EntryForm.Parse(text);
        var entries = new List<string>();
        var lastYear = 0;
        foreach (var entry in (file["entries"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["when"] is not JsonObject when || YearOf(when) is not { } year)
                continue;
            lastYear = Math.Max(lastYear, year);
            entries.Add(EntryForm.Json(Draft(entry, when, year)));
        }

        if (entries.Count == 0)
            return null;
        var name = file["name"]?.GetValue<string>() ?? id;
        var next = Text(name, lastYear) is var said && said != name ? said : $"{name} {lastYear + 1}";
        var boards = file["boards"] is { } targets ? $"  \"boards\": {EntryForm.Json(targets)},\n" : "";
        return (next, $"{{\n  \"name\": {EntryForm.Quote(next)},\n{boards}  \"entries\": [\n    {string.Join(",\n    ", entries)}\n  ]\n}}\n");
    }

    private static JsonObject Draft(JsonObject entry, JsonObject when, int year)
    {
        var copy = (JsonObject)entry.DeepClone();
        copy["when"] = When(when);
        foreach (var field in new[] { "slogan", "english" })
        {
            if (copy[field] is JsonValue value && value.TryGetValue<string>(out var words))
                copy[field] = Text(words, year);
        }

        copy.Remove("id");
        copy["draft"] = true;
        return copy;
    }

    /// <returns>The year of the entry's days; null when it comes back by itself each year.</returns>
    public static int? YearOf(JsonObject when) =>
        (Days(when["on"]).FirstOrDefault() ?? Text(when["from"])) is { Length: >= 4 } day && int.TryParse(day.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

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

    private static string Later(string day) =>
        LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date } ? LocalDatePattern.Iso.Format(date.PlusYears(1)) : day;

    private static string Plus(Match match, string group) => (int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Days(JsonNode? on) => on is JsonArray list ? list.Select(Text).OfType<string>() : Text(on) is { } day ? [day] : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"(?<count>\d{1,3})(?<a>\s+năm\b[^()\d]{0,80}\((?:\d{1,2}[/.-]){0,2}\d{4}\s*[-–]\s*(?:\d{1,2}[/.-]){0,2})(?<last>\d{4})(?<b>\s*\))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Anniversary();

    // Not within a bracket with two years: that one is of the anniversary.
    [GeneratedRegex(@"(?<![\d/.-])(?:19|20)\d{2}(?![\d/.-]|\s*[-–]\s*\d|[^()]*\))", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Alone();
}
