using System.Globalization;
using System.Text.Json.Nodes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Boards;

/// <summary>A board as its form shows it: every field a text, as people typed it.</summary>
public sealed record BoardForm
{
    /// <summary>Given once: keys and records hang on it.</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>Columns x rows.</summary>
    public string Size { get; init; } = "";

    public string Color { get; init; } = "red";

    /// <summary>Ranges, separated by commas.</summary>
    public string Hours { get; init; } = "";

    /// <summary>Percent.</summary>
    public string Brightness { get; init; } = "";

    /// <summary>Ranges with a percentage each, separated by commas: <c>18:00-06:00 30</c>.</summary>
    public string Dim { get; init; } = "";

    public string Pitch { get; init; } = "";

    /// <summary>Separated by commas.</summary>
    public string Groups { get; init; } = "";

    public static BoardForm Of(IFormCollection form) => new()
    {
        Id = form.Text("id"),
        Name = form.Text("name"),
        Place = form.Text("place"),
        Size = form.Text("size"),
        Color = form.Text("color"),
        Hours = form.Text("hours"),
        Brightness = form.Text("brightness"),
        Dim = form.Text("dim"),
        Pitch = form.Text("pitch"),
        Groups = form.Text("groups"),
    };

    /// <summary>As it stands in the file.</summary>
    public static BoardForm OfJson(string json)
    {
        var board = EntryForm.Parse(json);
        return new BoardForm
        {
            Id = Text(board["id"]),
            Name = Text(board["name"]),
            Place = Text(board["place"]),
            Size = Text(board["size"]),
            Color = Text(board["color"]),
            Hours = Text(board["hours"]),
            Brightness = Text(board["brightness"]),
            Dim = board["dim"] is JsonArray dims ? string.Join(", ", dims.OfType<JsonObject>().Select(d => $"{Text(d["hours"])} {Text(d["brightness"])}")) : "",
            Pitch = Text(board["pitch"]),
            Groups = Text(board["groups"]),
        };
    }

    /// <summary>A new board, on one line, as people write them.</summary>
    public string ToJson() => In("{ }");

    /// <summary>Puts the fields into a board as it stands; what did not change, and what the form does not have, stays as it is. Its id is given once.</summary>
    public string In(string board)
    {
        var (before, text) = (OfJson(board), board);
        var isNew = before.Id.Length == 0;
        Change("id", Id, EntryForm.Quote(Id), isNew ? "" : Id);
        Change("name", Name, EntryForm.Quote(Name), before.Name);
        Change("place", Place, EntryForm.Quote(Place), before.Place);
        Change("size", Size, EntryForm.Quote(Size), before.Size);
        Change("color", Color, EntryForm.Quote(Color), before.Color);
        Change("hours", Hours, EntryForm.Json(ListOrOne(Hours)), before.Hours);
        Change("brightness", Brightness, Number(Brightness), before.Brightness);
        Change("dim", Dim, EntryForm.Json(Dims(Dim)), before.Dim);
        Change("pitch", Pitch, EntryForm.Quote(Pitch), before.Pitch);
        Change("groups", Groups, EntryForm.Json(new JsonArray([.. Parts(Groups).Select(g => (JsonNode?)g)])), before.Groups);
        return text;

        void Change(string name, string value, string json, string was)
        {
            if (value == was)
                return;
            var place = JsonSpans.Of(text);
            text = value.Length == 0 ? JsonEdit.Remove(text, place, name) : JsonEdit.Set(text, place, name, json);
        }
    }

    /// <summary>What cannot be read stays as it was typed: the reader of the file says what is wrong with it.</summary>
    private static JsonArray Dims(string typed)
    {
        var dims = new JsonArray();
        foreach (var part in Parts(typed))
        {
            var words = part.TrimEnd('%').TrimEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                words = [part];
            dims.Add(new JsonObject { ["hours"] = string.Join(' ', words[..^1]), ["brightness"] = JsonNode.Parse(Number(words[^1])) });
        }

        return dims;
    }

    private static JsonNode? ListOrOne(string typed) => Parts(typed) is [var one] ? one : new JsonArray([.. Parts(typed).Select(p => (JsonNode?)p)]);

    private static string[] Parts(string typed) => typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : EntryForm.Quote(typed);

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
