using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SignageHub.Core.Tests.Json;

/// <summary>As much of JSON Schema 2020-12 as our schemas use; a keyword that it does not know fails the test.</summary>
internal static class SchemaCheck
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    private static readonly string[] Remarks =
        ["$schema", "title", "description", "markdownDescription", "examples", "default", "allowComments", "allowTrailingCommas"];

    /// <summary>Each complaint with its path; none when the value is valid.</summary>
    public static IEnumerable<string> Complaints(JsonElement schema, JsonElement value, string path = "$") =>
        schema.EnumerateObject().SelectMany(keyword => Keyword(schema, keyword, value, path));

    private static IEnumerable<string> Keyword(JsonElement schema, JsonProperty keyword, JsonElement value, string path)
    {
        var rule = keyword.Value;
        var isObject = value.ValueKind == JsonValueKind.Object;
        var isText = value.ValueKind == JsonValueKind.String;
        var isList = value.ValueKind == JsonValueKind.Array;
        return keyword.Name switch
        {
            "type" => Unless(IsOf(rule.GetString()!, value), $"{path} is no {rule}"),
            "const" => Unless(JsonElement.DeepEquals(rule, value), $"{path} is not {rule}"),
            "enum" => Unless(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{path} is none of {rule}"),
            "pattern" => Unless(!isText || Pattern(rule.GetString()!).IsMatch(value.GetString()!), $"{path} does not match {rule}"),
            "maxLength" => Unless(!isText || value.GetString()!.EnumerateRunes().Count() <= rule.GetInt32(), $"{path} is too long"),
            "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(), $"{path} is below {rule}"),
            "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(), $"{path} is above {rule}"),
            "minItems" => Unless(!isList || value.GetArrayLength() >= rule.GetInt32(), $"{path} has too few"),
            "uniqueItems" => Unless(!isList || value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() == value.GetArrayLength(), $"{path} repeats"),
            "items" => isList ? value.EnumerateArray().SelectMany((item, i) => Complaints(rule, item, $"{path}[{i}]")) : [],
            "required" => isObject ? rule.EnumerateArray().SelectMany(name => Unless(Has(value, name), $"{path} lacks {name}")) : [],
            "dependentRequired" => isObject ? rule.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)).SelectMany(d => d.Value.EnumerateArray()).SelectMany(name => Unless(Has(value, name), $"{path} lacks {name}")) : [],
            "properties" => isObject ? rule.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var inner) ? Complaints(p.Value, inner, $"{path}.{p.Name}") : []) : [],
            "additionalProperties" => isObject && !rule.GetBoolean() ? value.EnumerateObject().SelectMany(p => Unless(schema.GetProperty("properties").TryGetProperty(p.Name, out _), $"{path} may not have {p.Name}")) : [],
            "anyOf" => Unless(rule.EnumerateArray().Any(one => !Complaints(one, value, path).Any()), $"{path} fits no case"),
            "oneOf" => Unless(rule.EnumerateArray().Count(one => !Complaints(one, value, path).Any()) == 1, $"{path} does not fit exactly one case"),
            "allOf" => rule.EnumerateArray().SelectMany(one => Complaints(one, value, path)),
            "not" => Unless(Complaints(rule, value, path).Any(), $"{path} is what it must not be"),
            _ => Unless(Remarks.Contains(keyword.Name), $"unknown keyword {keyword.Name}"),
        };
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number),
        _ => throw new NotSupportedException(type),
    };

    private static Regex Pattern(string pattern) =>
        Patterns.GetOrAdd(pattern, p => new Regex(p, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)));

    private static bool Has(JsonElement value, JsonElement name) => value.TryGetProperty(name.GetString()!, out _);

    private static IEnumerable<string> Unless(bool good, string complaint) => good ? [] : [complaint];
}
