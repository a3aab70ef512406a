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
            WrongKind(item, reading, wanted);
            return false;
        }

        if (decimal.TryParse(number.Written, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            && parsed == decimal.Truncate(parsed) && parsed >= from && parsed <= to)
        {
            value = (int)parsed;
            return true;
        }

        reading.Error(item.Place, new($"{Say.Short(number.Written)} is not {wanted.En}", $"{Say.Short(number.Written)} không phải là {wanted.Vi}"));
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "integer");
        writer.WriteNumber("minimum", from);
        writer.WriteNumber("maximum", to);
    }
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
