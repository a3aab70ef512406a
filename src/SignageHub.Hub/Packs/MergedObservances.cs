using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Observances;

namespace SignageHub.Hub.Packs;

/// <summary>The office's own observances with those of a pack: everything that stands here stays, comments too; only what both tell differently is a conflict.</summary>
/// <param name="Text">The file with the pack's items.</param>
/// <param name="Conflicts">What both have and tell differently, as <c>confirmed: gio-trai-dat 2027</c>; in <paramref name="Text"/> the pack's stands.</param>
internal sealed record MergedObservances(string Text, IReadOnlyList<string> Conflicts)
{
    private const string Empty = "{\n}\n";

    /// <summary>The lists whose items a pack may bring. Which observances an office does not keep is its own affair.</summary>
    private static readonly string[] Lists = ["observances", "confirmed", "themes"];

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions AsPeopleWrite = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="here">The office's file, sound as its reader finds it; null where it has none.</param>
    /// <param name="pack">The pack's.</param>
    public static MergedObservances Of(string? here, JsonObject pack)
    {
        var (text, conflicts) = (here ?? Empty, new List<string>());
        foreach (var list in Lists)
        {
            foreach (var item in (pack[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                var name = NameOf(list, item);
                var own = Find(text, list, name);
                if (own is not null && JsonNode.DeepEquals(own, item))
                    continue;
                if (own is not null)
                    conflicts.Add($"{list}: {name}");
                text = ObservancesFile.WithItem(text, list, item.ToJsonString(OneLine), json => NameOf(list, Parse(json)) == name);
            }
        }

        return new MergedObservances(text, conflicts);
    }

    private static JsonObject? Find(string text, string list, string name) =>
        JsonSpans.Of(text)[list]?.Items.Select(item => Parse(item.In(text))).FirstOrDefault(item => NameOf(list, item) == name);

    /// <summary>What makes an item the same one: the id, or the observance and the year.</summary>
    private static string NameOf(string list, JsonObject item) => list switch
    {
        "observances" => Word(item, "id"),
        "confirmed" => $"{Word(item, "observance")} {Word(item, "date").Trim().Split('-')[0]}",
        _ => $"{Word(item, "observance")} {Word(item, "year")}",
    };

    private static string Word(JsonObject item, string name) => item[name]?.ToString() ?? "";

    private static JsonObject Parse(string json) => JsonNode.Parse(json, documentOptions: AsPeopleWrite) as JsonObject ?? [];
}
