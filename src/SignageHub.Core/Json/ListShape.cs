using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>A list [ ].</summary>
internal sealed class ListShape<T>(Shape<T> item, int atLeast, string? uniqueBy) : Shape<IReadOnlyList<T>>
{
    public override bool TryRead(JsonItem list, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (list is not JsonItem.List { Items: var items })
        {
            WrongKind(list, reading, new("a list [ ]", "một danh sách [ ]"));
            return false;
        }

        if (items.Count < atLeast)
        {
            reading.Error(list.Place, Repeats.Empty, Repeats.AtLeastOne);
            return false;
        }

        var values = new List<T>(items.Count);
        foreach (var one in items)
        {
            if (item.TryRead(one, reading, out var read))
                values.Add(read);
        }

        var unique = Repeats.Report(items.Select(KeyOf), reading);
        value = values;
        return unique && values.Count == items.Count;
    }

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "array");
        if (atLeast > 0)
            writer.WriteNumber("minItems", atLeast);
        if (uniqueBy is null)
            writer.WriteBoolean("uniqueItems", true);
        writer.WriteStartObject("items");
        item.WriteSchema(writer);
        writer.WriteEndObject();
    }

    private JsonItem? KeyOf(JsonItem one) => uniqueBy is null ? one : (one as JsonItem.Object)?.Find(uniqueBy)?.Value;
}

/// <summary>Finds texts that stand twice in a list, whether or not the rest is right.</summary>
internal static class Repeats
{
    public static readonly Bilingual Empty = new(
        "the list is empty; write at least one",
        "danh sách rỗng; hãy ghi ít nhất một mục");

    public static readonly Bilingual AtLeastOne = new("write at least one", "hãy ghi ít nhất một");

    /// <returns>True when none does.</returns>
    public static bool Report(IEnumerable<JsonItem?> items, Reading reading)
    {
        var first = new Dictionary<string, Place>();
        var unique = true;
        foreach (var item in items.OfType<JsonItem.Text>())
        {
            if (first.TryAdd(item.Value, item.Place))
                continue;
            var (place, written) = (first[item.Value], Say.Short(item.Value));
            unique = false;
            reading.Error(
                item.Place,
                new(
                    $"'{written}' is there already: {place.Path}, line {place.Line}, column {place.Column}; each may stand once only",
                    $"'{written}' đã có rồi: {place.Path}, dòng {place.Line}, cột {place.Column}; mỗi giá trị chỉ được ghi một lần"),
                new($"'{written}' is there already; each may stand once only", $"'{written}' đã có rồi; mỗi giá trị chỉ được ghi một lần"));
        }

        return unique;
    }
}
