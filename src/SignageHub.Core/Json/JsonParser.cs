using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SignageHub.Core.Json;

/// <summary>Reads JSON with comments and trailing commas into a tree in which everything knows its place.</summary>
internal ref struct JsonParser
{
    /// <summary>Objects and lists within each other.</summary>
    public const int DeepestNesting = 64;

    private readonly Reading _reading;
    private readonly List<JsonContainer> _open = [];
    private Utf8JsonReader _reader;
    private TextCursor _cursor;
    private int _end;
    private JsonTokenType _last;

    private JsonParser(ReadOnlySpan<byte> utf8, Reading reading)
    {
        _reading = reading;
        _cursor = new TextCursor(utf8);
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DeepestNesting,
        });
    }

    /// <summary>Null, with one problem, when the text is not UTF-8 or not JSON. A name that stands twice is a problem; its first value counts.</summary>
    public static JsonItem? Parse(ReadOnlySpan<byte> utf8, Reading reading)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8))
        {
            NotUtf8.Report(utf8, reading);
            return null;
        }

        var parser = new JsonParser(utf8, reading);
        try
        {
            parser.Next();
            var root = parser.Item(null, "");
            parser.Next();
            return root;
        }
        catch (JsonException)
        {
            // The library's sentence and place are for programmers; we look for ourselves, from the last good token on.
            var fault = JsonFault.Find(utf8, parser._end, parser._last, parser._open);
            var (line, column) = new TextCursor(utf8).MoveTo(fault.Offset);
            reading.Error(new Place(line, column, "", null), fault.Message);
            return null;
        }
    }

    private void Next()
    {
        _reader.Read();

        // Kept apart: a read that throws has moved the reader already.
        _end = (int)_reader.BytesConsumed;
        _last = _reader.TokenType;
    }

    private JsonItem Item(Place? parent, string step)
    {
        var place = Here(parent, step);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(place),
            JsonTokenType.StartArray => List(place),
            JsonTokenType.String => new JsonItem.Text(place, Text(place)),
            JsonTokenType.Number => new JsonItem.Number(place, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True or JsonTokenType.False => new JsonItem.Truth(place, _reader.GetBoolean()),
            JsonTokenType.Null => new JsonItem.Nothing(place),
            _ => throw new JsonException(),
        };
    }

    private JsonItem.Object Object(Place place)
    {
        _open.Add(new JsonContainer('{', place));
        var members = new List<JsonMember>();
        var places = new Dictionary<string, Place>();
        for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
        {
            var at = Here(place, "");
            var name = Text(at);
            at = at with { Step = name };
            Next();
            var value = Item(place, name);
            if (places.TryAdd(name, at))
                members.Add(new JsonMember(name, at, value));
            else
                _reading.Error(at, JsonFault.Twice(name, places[name]));
        }

        _open.RemoveAt(_open.Count - 1);
        return new JsonItem.Object(place, members);
    }

    private JsonItem.List List(Place place)
    {
        _open.Add(new JsonContainer('[', place));
        var items = new List<JsonItem>();
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
            items.Add(Item(place, $"[{Say.Number(items.Count)}]"));
        _open.RemoveAt(_open.Count - 1);
        return new JsonItem.List(place, items);
    }

    private readonly string Text(Place place)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 that is half of a character.
            _reading.Error(place, JsonFault.HalfCharacter);
            return "";
        }
    }

    private Place Here(Place? parent, string step)
    {
        var (line, column) = _cursor.MoveTo((int)_reader.TokenStartIndex);
        return new Place(line, column, step, parent);
    }
}

/// <param name="Opening"><c>{</c> or <c>[</c>.</param>
/// <param name="Place">Where it was opened.</param>
internal readonly record struct JsonContainer(char Opening, Place Place)
{
    public char Closing => Opening == '{' ? '}' : ']';
}
