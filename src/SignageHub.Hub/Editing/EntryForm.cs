using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace SignageHub.Hub.Editing;

/// <summary>An entry as the form shows it: every field a text, as people typed it.</summary>
public sealed record EntryForm
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public string Slogan { get; init; } = "";

    public string English { get; init; } = "";

    public bool Dark { get; init; }

    /// <summary><c>on</c>, <c>period</c>, <c>observance</c>, <c>yearly</c>, <c>lunarYearly</c> or <c>always</c>.</summary>
    public string Rule { get; init; } = "period";

    /// <summary>Days, separated by commas.</summary>
    public string On { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Observance { get; init; } = "";

    public string DaysBefore { get; init; } = "";

    public string DaysAfter { get; init; } = "";

    /// <summary>Of <c>yearly</c> and <c>lunarYearly</c>.</summary>
    public string Yearly { get; init; } = "";

    /// <summary><see cref="Yearly"/> was typed so that it can be read in two ways.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Ranges, separated by commas.</summary>
    public string Hours { get; init; } = "";

    public IReadOnlyList<string> Weekdays { get; init; } = [];

    public string Except { get; init; } = "";

    public string Level { get; init; } = "normal";

    public string Weight { get; init; } = "";

    public bool Draft { get; init; }

    /// <summary>Its theme of another year may show again.</summary>
    public bool Reuse { get; init; }

    public string Note { get; init; } = "";

    public StyleForm Style { get; init; } = new();

    /// <summary>As the browser sent it; days and colours that people write in other ways than the file are written as there.</summary>
    public static EntryForm Of(IFormCollection form)
    {
        return new EntryForm
        {
            Slogan = Text("slogan"),
            English = Text("english"),
            Dark = Text("kind") == "dark",
            Rule = Text("rule") is { Length: > 0 } rule ? rule : "always",
            On = TypedDays.Days(Text("on")),
            From = TypedDays.Day(Text("from")),
            To = TypedDays.Day(Text("to")),
            Observance = Text("observance"),
            DaysBefore = Text("daysBefore"),
            DaysAfter = Text("daysAfter"),
            Yearly = TypedDays.Yearly(Text("yearly")),
            IsAmbiguous = Text("rule") is "yearly" or "lunarYearly" && TypedDays.IsAmbiguous(Text("yearly")),
            Hours = Text("hours"),
            Weekdays = [.. form["days"].Where(d => !StringValues.IsNullOrEmpty(d)).Take(7).OfType<string>()],
            Except = TypedDays.Days(Text("except")),
            Level = Text("level") is { Length: > 0 } level ? level : "normal",
            Weight = Text("weight"),
            Draft = Text("draft") == "true",
            Reuse = Text("reuse") == "true",
            Note = Text("note"),
            Style = StyleForm.Of(Text),
        };

        // More than any field may hold is cut: the reader then says that it is too long.
        string Text(string name) => form[name].ToString().ReplaceLineEndings(" ").Trim() is var text && text.Length > 3000 ? text[..3000] : text;
    }

    /// <summary>As it stands in the file.</summary>
    public static EntryForm OfJson(string json)
    {
        var entry = Parse(json);
        var when = entry["when"] as JsonObject ?? [];
        return new EntryForm
        {
            Slogan = Text(entry["slogan"]),
            English = Text(entry["english"]),
            Dark = entry["dark"] is not null,
            Rule = when["on"] is not null ? "on" : when["from"] is not null ? "period" : when["observance"] is not null ? "observance"
                : when["yearly"] is not null ? "yearly" : when["lunarYearly"] is not null ? "lunarYearly" : "always",
            On = Text(when["on"]),
            From = Text(when["from"]),
            To = Text(when["to"]),
            Observance = Text(when["observance"]),
            DaysBefore = Text(when["daysBefore"]),
            DaysAfter = Text(when["daysAfter"]),
            Yearly = Text(when["yearly"] ?? when["lunarYearly"]),
            Hours = Text(when["hours"]),
            Weekdays = when["days"] is JsonArray days ? [.. days.Select(Text)] : Text(when["days"]) is { Length: > 0 } day ? [day] : [],
            Except = Text(when["except"]),
            Level = Text(entry["level"]) is { Length: > 0 } level ? level : "normal",
            Weight = Text(entry["weight"]),
            Draft = entry["draft"] is not null,
            Reuse = entry["reuse"] is not null,
            Note = Text(entry["note"]),
            Style = StyleForm.Of(entry),
        };
    }

    /// <summary>What somebody typed, carried over to the entry as others have changed it since: each field that was not touched is as it stands now.</summary>
    /// <param name="was">The entry as they opened it.</param>
    /// <param name="now">As it stands now.</param>
    internal EntryForm Onto(EntryForm was, EntryForm now)
    {
        // The days make sense together only.
        var days = DaysOf(this) == DaysOf(was) ? now : this;
        return this with
        {
            Slogan = Pick(f => f.Slogan),
            English = Pick(f => f.English),
            Dark = Dark == was.Dark ? now.Dark : Dark,
            Rule = days.Rule,
            On = days.On,
            From = days.From,
            To = days.To,
            Observance = days.Observance,
            DaysBefore = days.DaysBefore,
            DaysAfter = days.DaysAfter,
            Yearly = days.Yearly,
            Hours = Pick(f => f.Hours),
            Weekdays = Weekdays.SequenceEqual(was.Weekdays) ? now.Weekdays : Weekdays,
            Except = Pick(f => f.Except),
            Level = Pick(f => f.Level),
            Weight = Pick(f => f.Weight),
            Draft = Draft == was.Draft ? now.Draft : Draft,
            Reuse = Reuse == was.Reuse ? now.Reuse : Reuse,
            Note = Pick(f => f.Note),
            Style = Style.Onto(was.Style, now.Style),
        };

        string Pick(Func<EntryForm, string> field) => field(this) == field(was) ? field(now) : field(this);

        static string DaysOf(EntryForm form) => (form with { Hours = "", Weekdays = [], Except = "" }).When().ToJsonString();
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json, documentOptions: Tolerant) as JsonObject ?? [];

    /// <summary>A new entry, on one line, as people write them.</summary>
    public string ToJson()
    {
        var text = "{ }";
        return In(text);
    }

    /// <summary>Puts the fields into an entry as it stands; what did not change, and what the form does not have, stays as it is.</summary>
    public string In(string entry)
    {
        var before = OfJson(entry);
        var text = entry;
        Change("dark", Dark ? "true" : null, Dark != before.Dark || entry == "{ }");
        Change("slogan", Dark ? null : Quote(Slogan), Slogan != before.Slogan || Dark != before.Dark || entry == "{ }");
        Change("english", !Dark && English.Length > 0 ? Quote(English) : null, English != before.English || Dark);
        var when = When();
        Change("when", Json(when), entry == "{ }" || !JsonNode.DeepEquals(when, before.When()));
        Change("level", Dark || Level == "normal" ? null : Quote(Level), Level != before.Level || Dark);
        Change("weight", Dark || Weight.Length == 0 ? null : Number(Weight), Weight != before.Weight || Dark);
        Change("reuse", Reuse ? "true" : null, Reuse != before.Reuse);
        Change("draft", Draft ? "true" : null, Draft != before.Draft);
        Change("note", Note.Length > 0 ? Quote(Note) : null, Note != before.Note);
        return Style.In(text);

        void Change(string name, string? json, bool changed)
        {
            if (!changed)
                return;
            var place = JsonSpan(text);
            text = json is null ? JsonEdit.Remove(text, place, name) : JsonEdit.Set(text, place, name, json);
        }
    }

    private static JsonSpan JsonSpan(string text) => JsonSpans.Of(text);

    private JsonObject When()
    {
        var when = new JsonObject();
        switch (Rule)
        {
            case "on":
                Put("on", ListOrOne(On));
                break;
            case "period":
                Put("from", From);
                Put("to", To);
                break;
            case "observance":
                Put("observance", Observance);
                PutNumber("daysBefore", DaysBefore);
                PutNumber("daysAfter", DaysAfter);
                break;
            case "yearly" or "lunarYearly":
                Put(Rule, Yearly);
                break;
            default:
                when["always"] = true;
                break;
        }

        if (Hours.Length > 0)
            Put("hours", ListOrOne(Hours));
        if (Weekdays.Count is > 0 and < 7)
            when["days"] = new JsonArray([.. Weekdays.Select(d => (JsonNode?)d)]);
        if (Except.Length > 0)
            Put("except", ListOrOne(Except));
        return when;

        void Put(string name, JsonNode? value) => when[name] = value;

        void PutNumber(string name, string typed)
        {
            if (typed.Length > 0 && typed != "0")
                when[name] = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : typed;
        }
    }

    private static JsonNode? ListOrOne(string typed)
    {
        var parts = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 1 ? parts[0] : parts.Length == 0 ? "" : new JsonArray([.. parts.Select(p => (JsonNode?)p)]);
    }

    internal static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(Readable),
    };

    internal static string Quote(string text) => JsonSerializer.Serialize(text, Readable);

    private static string Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : Quote(typed);

    /// <summary><c>{ "from": "2023-04-07", "to": "2023-04-15" }</c>, as people write it.</summary>
    internal static string Json(JsonNode? node) => node switch
    {
        JsonObject place => $"{{ {string.Join(", ", place.Select(p => $"{Quote(p.Key)}: {Json(p.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Json))}]",
        null => "null",
        _ => node.ToJsonString(Readable),
    };
}
