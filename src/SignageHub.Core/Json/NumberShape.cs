using System.Globalization;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>A whole number, both bounds included.</summary>
internal sealed class NumberShape(int from, int to) : Shape<int>
{
    public override bool TryRead(JsonItem item, Reading reading, out int value)
    {
        value = 0;
        var wanted = new Bilingual($"a whole number from {from} to {to}", $"một số nguyên từ {from} đến {to}");
        if (item is not JsonItem.Number number)
        {
            WrongKind(item, reading, wanted, item is JsonItem.Text typed ? IsNot($"'{Say.Short(typed.Value)}'", wanted) : null);
            return false;
        }

        if (decimal.TryParse(number.Written, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            && parsed == decimal.Truncate(parsed) && parsed >= from && parsed <= to)
        {
            value = (int)parsed;
            return true;
        }

        reading.Error(item.Place, IsNot(Say.Short(number.Written), wanted));
        return false;
    }

    private static Bilingual IsNot(string written, Bilingual wanted) => new($"{written} is not {wanted.En}", $"{written} không phải là {wanted.Vi}");

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "integer");
        writer.WriteNumber("minimum", from);
        writer.WriteNumber("maximum", to);
    }
}

/// <summary>One of a few whole numbers, rising.</summary>
internal sealed class OneOfNumbersShape(IReadOnlyList<int> numbers) : Shape<int>
{
    private readonly NumberShape _range = new(numbers[0], numbers[^1]);

    public override bool TryRead(JsonItem item, Reading reading, out int value)
    {
        if (!_range.TryRead(item, reading, out value))
            return false;
        if (numbers.Contains(value))
            return true;
        var (read, list) = (value, string.Join(", ", numbers));
        var near = numbers.MinBy(n => Math.Abs(n - read));
        reading.Error(item.Place, new(
            $"{read} is none of {list}; the nearest is {near}",
            $"{read} không thuộc các giá trị {list}; gần nhất là {near}"));
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "integer");
        writer.WriteStartArray("enum");
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}

/// <summary>true or false.</summary>
internal sealed class YesNoShape : Shape<bool>
{
    public override bool TryRead(JsonItem item, Reading reading, out bool value)
    {
        value = item is JsonItem.Truth { Value: true };
        if (item is JsonItem.Truth)
            return true;
        WrongKind(item, reading, new("true or false, without quotes,", "true hoặc false, không có dấu ngoặc kép"));
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter writer) => writer.WriteString("type", "boolean");
}

/// <summary>The word <c>true</c>.</summary>
internal sealed class TrueShape : Shape<bool>
{
    public override bool TryRead(JsonItem item, Reading reading, out bool value)
    {
        value = item is JsonItem.Truth { Value: true };
        if (item is JsonItem.Truth { Value: false })
            reading.Error(item.Place, new("false says nothing; leave the field out", "false không có nghĩa gì; hãy bỏ hẳn mục này"));
        else if (!value)
            WrongKind(item, reading, new("true, without quotes,", "true, không có dấu ngoặc kép"));
        return value;
    }

    public override void WriteSchema(Utf8JsonWriter writer) => writer.WriteBoolean("const", true);
}
