using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>Text in double quotes that stands for a value.</summary>
internal sealed class TextShape<T>(Func<string, Outcome<T>> read, string example) : Shape<T>
{
    /// <summary>No field needs more; beyond it nothing looks at the text, so that the work for a file stays bounded.</summary>
    private const int LongestLookedAt = 10_000;

    public string? Pattern { get; init; }

    public int? Longest { get; init; }

    public IReadOnlyList<string> OneOf { get; init; } = [];

    public override bool TryRead(JsonItem item, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (item is not JsonItem.Text text)
        {
            WrongKind(item, reading, new($"text in double quotes, such as \"{example}\",", $"một chuỗi trong dấu ngoặc kép, ví dụ \"{example}\""));
            return false;
        }

        var outcome = text.Value.Length <= LongestLookedAt ? read(text.Value) : TooLong(text.Value.Length);
        if (outcome.Problem is not null)
        {
            reading.Error(item.Place, outcome.Problem, string.IsNullOrWhiteSpace(text.Value) ? ObjectWords.FillIn : outcome.InForm);
            return false;
        }

        value = outcome.Value!;
        return true;
    }

    private static Outcome<T> TooLong(int length) => new Bilingual(
        $"the text has {Say.Number(length)} characters; that is far too long, so shorten it",
        $"chuỗi có {Say.Number(length)} ký tự; quá dài, hãy rút ngắn lại");

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "string");
        if (OneOf.Count > 0)
        {
            writer.WriteStartArray("enum");
            foreach (var word in OneOf)
                writer.WriteStringValue(word);
            writer.WriteEndArray();
        }

        if (Longest is { } longest)
            writer.WriteNumber("maxLength", longest);
        if (Pattern is not null)
            writer.WriteString("pattern", Pattern);
    }
}
