using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>An object { } with its fields.</summary>
internal sealed class ObjectShape<T>(Bilingual doc, IReadOnlyList<Field> fields, Func<FieldValues, T> build) : Shape<T>
    where T : class
{
    public const string SchemaField = "$schema";

    public Bilingual Doc => doc;

    public IReadOnlyList<Field> Fields => fields;

    /// <summary>Groups of fields of which exactly one must be there, and that one whole.</summary>
    public IReadOnlyList<IReadOnlyList<Field>> ExactlyOne { get; init; } = [];

    /// <summary>Pairs of fields that do not go together, with the reason.</summary>
    public IReadOnlyList<(Field One, Field Other, Bilingual Why)> NeverBoth { get; init; } = [];

    /// <summary>What fields must be to each other; called with those that are right, whatever became of the rest, so that one
    /// problem does not hide the next. Reports what it finds; false after an error.</summary>
    public Func<FieldValues, bool> Check { get; init; } = _ => true;

    /// <summary>Whether it may carry <c>$schema</c>, which editors read and we do not.</summary>
    public bool IsFile { get; init; }

    public override bool TryRead(JsonItem item, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (item is not JsonItem.Object o)
        {
            WrongKind(item, reading, new("an object { }", "một đối tượng { }"));
            return false;
        }

        var values = new Dictionary<string, object>();
        var good = true;
        foreach (var member in o.Members)
        {
            if (IsFile && member.Name == SchemaField)
                continue;
            var field = fields.FirstOrDefault(f => f.Name == member.Name);
            if (field is null)
                reading.Error(member.NameAt, ObjectWords.Unknown(member.Name, fields));
            else if (field.Read(member.Value, reading) is { } read)
                values.Add(field.Name, read);
            good &= field is not null && values.ContainsKey(field.Name);
        }

        foreach (var field in fields.Where(f => f.Required && o.Find(f.Name) is null))
        {
            reading.Error(o.Place, ObjectWords.Missing(field), ObjectWords.Empty(field), field.Name);
            good = false;
        }

        var found = new FieldValues(o, values, reading);
        good &= IsOneChoice(o, reading) & AreCompatible(o, reading) & Check(found);
        value = good ? build(found) : null;
        return value is not null;
    }

    public override void WriteSchema(Utf8JsonWriter writer) =>
        SchemaText.WriteObject(writer, fields, ExactlyOne, [.. NeverBoth.Select(n => (n.One, n.Other))], IsFile);

    private bool IsOneChoice(JsonItem.Object o, Reading reading)
    {
        if (ExactlyOne.Count == 0)
            return true;
        var chosen = ExactlyOne.Where(group => group.Any(f => o.Find(f.Name) is not null)).ToArray();
        if (chosen.Length == 0)
        {
            reading.Error(o.Place, ObjectWords.NoChoice(ExactlyOne));
            return false;
        }

        if (chosen.Length > 1)
        {
            var inOrder = o.Members.Where(m => chosen.Any(g => g.Any(f => f.Name == m.Name))).ToArray();
            var first = inOrder[0];
            var second = inOrder.First(m => !chosen.Any(g => g.Any(f => f.Name == first.Name) && g.Any(f => f.Name == m.Name)));
            reading.Error(second.NameAt, ObjectWords.TwoChoices(first.Name, second.Name));
            return false;
        }

        var missing = chosen[0].Where(f => o.Find(f.Name) is null).ToArray();
        foreach (var field in missing)
            reading.Error(o.Place, ObjectWords.MissingBeside(field, chosen[0].First(f => o.Find(f.Name) is not null)), ObjectWords.Empty(field), field.Name);
        return missing.Length == 0;
    }

    private bool AreCompatible(JsonItem.Object o, Reading reading)
    {
        var good = true;
        foreach (var (one, other, why) in NeverBoth)
        {
            if (o.Find(one.Name) is null || o.Find(other.Name) is not { } member)
                continue;
            reading.Error(member.NameAt, why);
            good = false;
        }

        return good;
    }
}
