using System.Text.Json;
using System.Text.Json.Serialization;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

/// <summary>A signed message as a string of JSON, written and read without being made into text: nothing in it is to be escaped.</summary>
internal sealed class CompactJwsConverter : JsonConverter<CompactJws>
{
    public override CompactJws Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A signed message is a string.");
        var bytes = new byte[reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length];
        return new CompactJws(bytes.AsMemory(0, reader.CopyString(bytes)));
    }

    public override void Write(Utf8JsonWriter writer, CompactJws value, JsonSerializerOptions options) => writer.WriteStringValue(value.Bytes.Span);
}
