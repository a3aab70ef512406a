namespace SignageHub.Hub.Editing;

/// <summary>A value of a JSON text with its place in it, so that it can be changed without touching what people wrote around it.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Members">Of an object; else empty.</param>
/// <param name="Items">Of a list; else empty.</param>
internal sealed record JsonSpan(int Start, int End, IReadOnlyList<JsonMember> Members, IReadOnlyList<JsonSpan> Items)
{
    public JsonSpan? this[string name] => Members.LastOrDefault(m => m.Name == name)?.Value;

    public string In(string text) => text[Start..End];
}

/// <param name="Start">Index of the name's first quote.</param>
internal sealed record JsonMember(string Name, int Start, JsonSpan Value);

/// <summary>Finds the places. The text has been read by the playlist's own reader before: it is sound JSON with comments and commas at ends.</summary>
internal ref struct JsonSpans(string text)
{
    private int _at;

    public static JsonSpan Of(string text)
    {
        var spans = new JsonSpans(text);
        spans._at = text.StartsWith('\uFEFF') ? 1 : 0;
        return spans.Value();
    }

    /// <summary>The first index from <paramref name="at"/> on that is neither blank nor comment.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text.AsSpan(at).StartsWith("//"))
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else if (text.AsSpan(at).StartsWith("/*"))
                at = text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : text.Length;
            else
                break;
        }

        return at;
    }

    private JsonSpan Value()
    {
        _at = SkipBlanks(text, _at);
        return Peek switch
        {
            '{' => Object(),
            '[' => List(),
            '"' => Text(),
            _ => Word(),
        };
    }

    private readonly char Peek => _at < text.Length ? text[_at] : throw new FormatException("The text ends too soon.");

    private JsonSpan Object()
    {
        var start = _at++;
        var members = new List<JsonMember>();
        while (Next('}'))
        {
            var name = Text();
            _at = SkipBlanks(text, _at) + 1;
            members.Add(new JsonMember(System.Text.Json.JsonSerializer.Deserialize<string>(name.In(text))!, name.Start, Value()));
        }

        return new JsonSpan(start, _at, members, []);
    }

    private JsonSpan List()
    {
        var start = _at++;
        var items = new List<JsonSpan>();
        while (Next(']'))
            items.Add(Value());
        return new JsonSpan(start, _at, [], items);
    }

    /// <summary>Moves to the next member or item, over the comma.</summary>
    /// <returns>False at the end, which is passed.</returns>
    private bool Next(char end)
    {
        _at = SkipBlanks(text, _at);
        if (Peek == ',')
            _at = SkipBlanks(text, _at + 1);
        if (Peek != end)
            return true;
        _at++;
        return false;
    }

    private JsonSpan Text()
    {
        var start = _at++;
        while (Peek != '"')
            _at += Peek == '\\' ? 2 : 1;
        _at++;
        return new JsonSpan(start, _at, [], []);
    }

    private JsonSpan Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '-' or '+' or '.'))
            _at++;
        return _at > start ? new JsonSpan(start, _at, [], []) : throw new FormatException($"No value at {start}.");
    }
}
