using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>What objects say about their fields.</summary>
internal static class ObjectWords
{
    public static Bilingual Unknown(string name, IReadOnlyList<Field> fields)
    {
        var names = fields.Select(f => f.Name).ToArray();
        if (Suggest.Nearest(name, names) is { } near)
        {
            return new(
                $"there is no field '{Say.Short(name)}'; did you mean '{near}'?",
                $"không có mục nào tên '{Say.Short(name)}'; có phải ý bạn là '{near}'?");
        }

        var known = string.Join(", ", names);
        return new(
            $"there is no field '{Say.Short(name)}'; remove it, or use one of: {known}",
            $"không có mục nào tên '{Say.Short(name)}'; hãy xóa đi, hoặc dùng một trong các mục: {known}");
    }

    public static Bilingual Missing(Field field) => new($"'{field.Name}' is missing{Example(field).En}", $"thiếu mục '{field.Name}'{Example(field).Vi}");

    public static Bilingual MissingBeside(Field field, Field there) => new(
        $"'{field.Name}' is missing beside '{there.Name}'{Example(field).En}",
        $"có '{there.Name}' nhưng thiếu '{field.Name}'{Example(field).Vi}");

    public static Bilingual NoChoice(IReadOnlyList<IReadOnlyList<Field>> groups)
    {
        var en = string.Join(", or ", groups.Select(g => string.Join(" and ", g.Select(f => $"'{f.Name}'"))));
        var vi = string.Join(", hoặc ", groups.Select(g => string.Join(" và ", g.Select(f => $"'{f.Name}'"))));
        return new($"one of these is missing: {en}", $"thiếu một trong các mục: {vi}");
    }

    public static Bilingual TwoChoices(string first, string second) => new(
        $"'{second}' does not go together with '{first}'; keep one of them",
        $"không thể dùng '{second}' cùng với '{first}'; hãy giữ lại một");

    /// <summary>In a form the field is there, and empty.</summary>
    public static Bilingual Empty(Field field) => field.Examples.Count > 0 && JsonElement.Parse(field.Examples[0]) is { ValueKind: JsonValueKind.String } example
        ? new($"{FillIn.En}, for example {example.GetString()}", $"{FillIn.Vi}, ví dụ {example.GetString()}")
        : FillIn;

    public static readonly Bilingual FillIn = new("nothing stands here; fill it in", "còn trống; hãy điền");

    private static Bilingual Example(Field field) => field.Examples.Count == 0
        ? new("", "")
        : new($"; for example \"{field.Name}\": {field.Examples[0]}", $"; ví dụ \"{field.Name}\": {field.Examples[0]}");
}
