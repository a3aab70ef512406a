using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>Writes shapes as JSON Schema, draft 2020-12, with the extra words that Visual Studio Code reads.</summary>
internal static class SchemaText
{
    /// <summary>The whole schema of a file, indented by two, ending with a line feed.</summary>
    public static string Of<T>(string title, ObjectShape<T> shape)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", title);
            WriteDoc(writer, shape.Doc);
            writer.WriteBoolean("allowComments", true);
            writer.WriteBoolean("allowTrailingCommas", true);
            shape.WriteSchema(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>English in <c>description</c>, which every editor knows; both, Vietnamese first, in <c>markdownDescription</c>, which
    /// Visual Studio Code prefers.</summary>
    public static void WriteDoc(Utf8JsonWriter writer, Bilingual doc)
    {
        writer.WriteString("description", doc.En);
        writer.WriteString("markdownDescription", $"{doc.Vi}\n\n{doc.En}");
    }

    public static void WriteObject(
        Utf8JsonWriter writer,
        IReadOnlyList<Field> fields,
        IReadOnlyList<IReadOnlyList<Field>> exactlyOne,
        IReadOnlyList<(Field One, Field Other)> neverBoth,
        bool isFile)
    {
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        if (fields.Any(f => f.Required))
            WriteNames(writer, "required", fields.Where(f => f.Required));
        if (exactlyOne.Count > 0)
        {
            writer.WriteStartArray("oneOf");
            foreach (var group in exactlyOne)
            {
                writer.WriteStartObject();
                WriteNames(writer, "required", group);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteCompanions(writer, exactlyOne);
        }

        if (neverBoth.Count > 0)
            WriteNeverBoth(writer, neverBoth);
        writer.WriteStartObject("properties");
        if (isFile)
        {
            writer.WriteStartObject("$schema");
            WriteDoc(writer, new("Where this schema lies, for editors.", "Nơi đặt lược đồ này, dành cho trình soạn thảo."));
            writer.WriteString("type", "string");
            writer.WriteEndObject();
        }

        foreach (var field in fields)
            field.WriteSchema(writer);
        writer.WriteEndObject();
    }

    /// <summary>A group counts only whole: from asks for to, and to for from.</summary>
    private static void WriteCompanions(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<Field>> groups)
    {
        if (groups.All(g => g.Count < 2))
            return;
        writer.WriteStartObject("dependentRequired");
        foreach (var group in groups.Where(g => g.Count > 1))
        {
            foreach (var field in group)
                WriteNames(writer, field.Name, group.Where(f => f != field));
        }

        writer.WriteEndObject();
    }

    private static void WriteNeverBoth(Utf8JsonWriter writer, IReadOnlyList<(Field One, Field Other)> pairs)
    {
        writer.WriteStartArray("allOf");
        foreach (var (one, other) in pairs)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("not");
            WriteNames(writer, "required", [one, other]);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter writer, string keyword, IEnumerable<Field> fields)
    {
        writer.WriteStartArray(keyword);
        foreach (var field in fields)
            writer.WriteStringValue(field.Name);
        writer.WriteEndArray();
    }
}
