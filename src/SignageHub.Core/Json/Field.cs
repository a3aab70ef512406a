using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>A field of an object: its name, its documentation and what its value looks like.</summary>
internal abstract class Field(string name, Bilingual doc)
{
    public string Name => name;

    public Bilingual Doc => doc;

    public bool Required { get; init; }

    /// <summary>As they stand in a file: JSON.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>As it stands in a file; what the product does when the field is left out.</summary>
    public string? Default { get; init; }

    /// <summary>The value, or null when an error was reported.</summary>
    public abstract object? Read(JsonItem item, Reading reading);

    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        SchemaText.WriteDoc(writer, Doc);
        WriteShape(writer);
        if (Default is not null)
        {
            writer.WritePropertyName("default");
            JsonElement.Parse(Default).WriteTo(writer);
        }

        if (Examples.Count > 0)
        {
            writer.WriteStartArray("examples");
            foreach (var example in Examples)
                JsonElement.Parse(example).WriteTo(writer);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    protected abstract void WriteShape(Utf8JsonWriter writer);
}

/// <summary>A field whose value has a type; it is also the key by which an object's builder asks for the value.</summary>
internal sealed class Field<T>(string name, Shape<T> shape, Bilingual doc) : Field(name, doc)
    where T : notnull
{
    public override object? Read(JsonItem item, Reading reading) => shape.TryRead(item, reading, out var value) ? value : null;

    protected override void WriteShape(Utf8JsonWriter writer) => shape.WriteSchema(writer);
}

/// <summary>The values of those fields of an object that are right; its builder is called when all are.</summary>
internal sealed class FieldValues(JsonItem.Object item, IReadOnlyDictionary<string, object> values, Reading reading)
{
    public Reading Reading => reading;

    public bool Has(Field field) => values.ContainsKey(field.Name);

    /// <exception cref="KeyNotFoundException">The field was left out, or is wrong.</exception>
    public T Get<T>(Field<T> field)
        where T : notnull => (T)values[field.Name];

    public T Get<T>(Field<T> field, T otherwise)
        where T : notnull => values.TryGetValue(field.Name, out var value) ? (T)value : otherwise;

    public T? Find<T>(Field<T> field)
        where T : class => values.TryGetValue(field.Name, out var value) ? (T)value : null;

    public T? FindValue<T>(Field<T> field)
        where T : struct => values.TryGetValue(field.Name, out var value) ? (T)value : null;

    /// <summary>Where the field's value stands; the whole object if it was left out.</summary>
    public Place PlaceOf(Field field) => item.Find(field.Name)?.Value.Place ?? item.Place;

    public SourcePlace SourceOf(Field field)
    {
        var place = PlaceOf(field);
        return new SourcePlace(reading.File, place.Line, place.Column);
    }
}
