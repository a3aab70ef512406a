using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>One value, or a list of one or more.</summary>
internal sealed class OneOrManyShape<T>(Shape<T> item) : Shape<IReadOnlyList<T>>
{
    private readonly ListShape<T> _many = new(item, atLeast: 1, uniqueBy: null);

    public override bool TryRead(JsonItem one, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (one is JsonItem.List)
            return _many.TryRead(one, reading, out value);
        var ok = item.TryRead(one, reading, out var read);
        value = ok ? [read!] : null;
        return ok;
    }

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        item.WriteSchema(writer);
        writer.WriteEndObject();
        writer.WriteStartObject();
        _many.WriteSchema(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
