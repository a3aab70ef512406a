using System.Globalization;
using System.Text.Json.Nodes;
using SignageHub.Core;

namespace SignageHub.Hub.Editing;

/// <summary>How an entry looks, as the form shows it: every field a text, empty where the playlist and the board decide.</summary>
public sealed record StyleForm
{
    /// <summary>Before each field's name in the form: <c>style.color</c>.</summary>
    internal const string Prefix = "style.";

    /// <summary>It can stand beside the slogan, too.</summary>
    private const string Short = "color";

    /// <summary>The fields, as the file calls them, in the form's order.</summary>
    internal static readonly IReadOnlyList<StyleField> Fields =
    [
        new("color", StyleTexts.Color, StyleTexts.Colors) { IsOpen = true },
        new("background", StyleTexts.Background, StyleTexts.Backgrounds) { IsOpen = true },
        new("capitals", StyleTexts.Capitals, StyleTexts.YesNo),
        new("align", StyleTexts.Align, StyleTexts.Aligns),
        new("font", StyleTexts.Font, StyleTexts.Fonts) { IsOpen = true },
        new("letterSpacing", StyleTexts.LetterSpacing, []) { IsOpen = true },
        new("speed", StyleTexts.Speed, StyleTexts.Speeds),
        new("transition", StyleTexts.Transition, StyleTexts.Transitions),
        new("picture", StyleTexts.Picture, []) { IsOpen = true },
        new("picturePlace", StyleTexts.PicturePlace, StyleTexts.Places),
    ];

    private IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing is said here.</summary>
    public bool IsUnset => Values.Count == 0;

    /// <summary>Empty where it is left open.</summary>
    /// <param name="field">As the file calls it.</param>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <param name="text">Gives the text of a field of the form.</param>
    internal static StyleForm Of(Func<string, string> text) => From(field => field is "color" or "background" ? TypedColor.Of(text(Prefix + field)) : text(Prefix + field));

    /// <param name="entry">The entry of the file. Its own colour is the short form of the style's, and counts before that.</param>
    internal static StyleForm Of(JsonObject entry) => From(field => ((field == Short ? entry[Short] : null) ?? (entry["style"] as JsonObject)?[field]) switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var words) => words,
        var other => other.ToJsonString(),
    });

    /// <summary>Puts what is another into the style of an entry; comments and what the form does not have stay as they are.</summary>
    /// <param name="entry">The entry's JSON.</param>
    internal string In(string entry)
    {
        var before = Of(EntryForm.Parse(entry));
        foreach (var field in Fields.Where(field => this[field.Name] != before[field.Name]))
            entry = With(entry, field.Name, this[field.Name]);
        return entry;
    }

    /// <summary>See <see cref="EntryForm.Onto"/>.</summary>
    internal StyleForm Onto(StyleForm was, StyleForm now) => From(field => this[field] == was[field] ? now[field] : this[field]);

    private static string With(string entry, string field, string typed)
    {
        var root = JsonSpans.Of(entry);
        if (field == Short && root[Short] is not null)
        {
            if (typed.Length > 0)
                return JsonEdit.Set(entry, root, Short, Json(field, typed));
            // The one of the style is not to come out from behind it.
            entry = JsonEdit.Remove(entry, root, Short);
            root = JsonSpans.Of(entry);
        }

        if (typed.Length > 0)
            return root["style"] is { } there ? JsonEdit.Set(entry, there, field, Json(field, typed)) : JsonEdit.Set(entry, root, "style", $"{{ \"{field}\": {Json(field, typed)} }}");
        if (root["style"] is not { } style || style[field] is null)
            return entry;
        return style.Members.All(member => member.Name == field) ? JsonEdit.Remove(entry, root, "style") : JsonEdit.Remove(entry, style, field);
    }

    /// <summary>What is no number where one belongs is written as it was typed: the reader says what is wrong with it.</summary>
    private static string Json(string field, string typed) => field switch
    {
        "capitals" when typed is "true" or "false" => typed,
        "letterSpacing" or "speed" when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => EntryForm.Quote(typed),
    };

    private static StyleForm From(Func<string, string> text) => new()
    {
        Values = Fields.Select(field => (field.Name, Text: text(field.Name))).Where(pair => pair.Text.Length > 0).ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal),
    };
}

/// <param name="Name">As the file calls it.</param>
/// <param name="Label">As people call it.</param>
/// <param name="Choices">The values, or some of them.</param>
internal sealed record StyleField(string Name, Bilingual Label, IReadOnlyList<StyleChoice> Choices)
{
    /// <summary>Other values can be typed too.</summary>
    public bool IsOpen { get; init; }
}
