using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>What a value in a file must look like: reads it, and says the same to editors as JSON Schema.</summary>
internal abstract class Shape<T>
{
    /// <summary>False when an error was reported; never before everything in the item was looked at.</summary>
    public abstract bool TryRead(JsonItem item, Reading reading, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes the keywords into an object that is already open.</summary>
    public abstract void WriteSchema(Utf8JsonWriter writer);

    /// <param name="item">What stands there.</param>
    /// <param name="reading">Collects what is wrong.</param>
    /// <param name="wanted">What should, in a sentence such as "… must stand here".</param>
    /// <param name="inForm">The same as a form says it; null for what no form can write.</param>
    protected static void WrongKind(JsonItem item, Reading reading, Bilingual wanted, Bilingual? inForm = null) => reading.Error(
        item.Place,
        item is JsonItem.Nothing
            ? new("null says nothing; leave the field out", "null không có nghĩa gì; hãy bỏ hẳn mục này")
            : new($"{wanted.En} must stand here, not {item.Kind.En}", $"ở đây phải là {wanted.Vi}, không phải {item.Kind.Vi}"),
        inForm);
}

/// <summary>The shapes that files are put together from.</summary>
internal static class Shape
{
    /// <summary>Text for people; see <see cref="PlainText"/>.</summary>
    public static TextShape<string> Text(int longest, string example) =>
        new(text => PlainText.Read(text, longest), example) { Pattern = PlainText.Pattern, Longest = longest };

    /// <summary>Text that a function turns into a value, or into what is wrong with it.</summary>
    /// <param name="read">Pure.</param>
    /// <param name="example">A value that is right, for messages and editors.</param>
    /// <param name="pattern">A regular expression for editors: never stricter than <paramref name="read"/>.</param>
    public static TextShape<T> Text<T>(Func<string, Outcome<T>> read, string example, string? pattern = null) =>
        new(read, example) { Pattern = pattern };

    public static TextShape<T> Word<T>(Words<T> words) =>
        new(words.Read, words.All[0]) { OneOf = words.All };

    public static Shape<int> Whole(int from, int to) => new NumberShape(from, to);

    /// <summary>The word <c>true</c>; whoever means no leaves the field out.</summary>
    public static Shape<bool> True() => new TrueShape();

    /// <summary>true or false.</summary>
    public static Shape<bool> YesNo() => new YesNoShape();

    /// <summary>One of a few whole numbers, rising.</summary>
    public static Shape<int> OneOf(IReadOnlyList<int> numbers) => new OneOfNumbersShape(numbers);

    /// <param name="item">What each item looks like.</param>
    /// <param name="atLeast">0 or 1.</param>
    /// <param name="uniqueBy">The field of each item that must not repeat.</param>
    public static Shape<IReadOnlyList<T>> List<T>(Shape<T> item, int atLeast = 0, string? uniqueBy = null) =>
        new ListShape<T>(item, atLeast, uniqueBy);

    /// <summary>One value, or a list of one or more in which none repeats.</summary>
    public static Shape<IReadOnlyList<T>> OneOrMany<T>(Shape<T> item) => new OneOrManyShape<T>(item);

    /// <param name="doc">For editors.</param>
    /// <param name="fields">In the order in which messages and editors offer them.</param>
    /// <param name="build">Called when every field is right.</param>
    public static ObjectShape<T> Object<T>(Bilingual doc, IReadOnlyList<Field> fields, Func<FieldValues, T> build)
        where T : class => new(doc, fields, build);
}

/// <summary>What became of a piece of text: a value, or what is wrong with it.</summary>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, Bilingual? problem, Bilingual? inForm = null) => (Value, Problem, InForm) = (value, problem, inForm);

    public T? Value { get; }

    public Bilingual? Problem { get; }

    /// <summary>The problem as a form says it; null where it says the same.</summary>
    public Bilingual? InForm { get; }

    public static Outcome<T> Wrong(Bilingual inFile, Bilingual inForm) => new(default, inFile, inForm);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Bilingual problem) => new(default, problem);
}
