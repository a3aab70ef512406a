using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Core.Json;

namespace SignageHub.Hub.Settings;

/// <summary>The same settings from environment variables: <c>mqtt.tls.port</c> is <c>SIGNAGEHUB_MQTT__TLS__PORT</c>.</summary>
internal static class EnvironmentSettings
{
    private const string Prefix = "SIGNAGEHUB_";

    private const string Between = "__";

    private static readonly string[] Single = [Prefix + "URLS", Prefix + "SIGNINTOVIEW", Prefix + "APPROVALS"];

    /// <summary>Variables outside of this may belong to somebody else.</summary>
    private static readonly string[] Ours = [Prefix + "MQTT" + Between, Prefix + "NOTICES" + Between, Prefix + "WEB" + Between];

    /// <param name="variables">By name; capitals and small letters are the same.</param>
    public static ReadResult<SettingsPart> Read(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var ours = variables.Where(v => Ours.Any(ours => v.Key.StartsWith(ours, StringComparison.OrdinalIgnoreCase)) || Single.Contains(v.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (ours.Count == 0)
            return new ReadResult<SettingsPart>(new SettingsPart(), []);
        var leaves = Leaves();
        var file = new JsonObject();
        var problems = new List<Problem>();
        foreach (var (name, value) in ours.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (leaves.TryGetValue(name, out var leaf))
                Set(file, leaf.Path, Value(leaf.Type, value));
            else
                problems.Add(Unknown(name, leaves.Keys));
        }

        var result = SettingsReader.Read("", JsonSerializer.SerializeToUtf8Bytes(file));
        problems.AddRange(result.Problems.Select(p => p with { File = NameOf(p.Path.Split('.')), Line = 0, Column = 0, Path = "" }));
        return problems.Count == 0 ? result : new ReadResult<SettingsPart>(null, problems);
    }

    private static string NameOf(IEnumerable<string> path) => Prefix + string.Join(Between, path).ToUpperInvariant();

    private static Problem Unknown(string name, IEnumerable<string> known)
    {
        var suggestion = Say.DidYouMean(Suggest.Nearest(name.ToUpperInvariant(), known));
        return new Problem(name, 0, 0, "", new Bilingual($"there is no such setting{suggestion.En}", $"không có thiết đặt này{suggestion.Vi}"));
    }

    /// <summary>What is no number stays text, so that the reader can say what must stand there.</summary>
    private static JsonValue Value(string? type, string value)
    {
        if (type == "integer" && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return JsonValue.Create(number);
        return type is null && bool.TryParse(value, out var truth) ? JsonValue.Create(truth) : JsonValue.Create(value);
    }

    private static void Set(JsonObject file, string[] path, JsonValue value)
    {
        var at = file;
        foreach (var step in path[..^1])
        {
            if (at[step] is not JsonObject next)
                at[step] = next = [];
            at = next;
        }

        at[path[^1]] = value;
    }

    /// <summary>Every single setting by the name of its variable; the schema knows them.</summary>
    private static Dictionary<string, (string[] Path, string? Type)> Leaves()
    {
        var leaves = new Dictionary<string, (string[] Path, string? Type)>(StringComparer.OrdinalIgnoreCase);
        using var schema = JsonDocument.Parse(SettingsReader.Schema);
        Walk(schema.RootElement, []);
        return leaves;

        void Walk(JsonElement at, string[] path)
        {
            foreach (var property in at.GetProperty("properties").EnumerateObject().Where(p => p.Name[0] != '$'))
            {
                string[] here = [.. path, property.Name];
                if (property.Value.TryGetProperty("properties", out _))
                    Walk(property.Value, here);
                else
                    leaves.Add(NameOf(here), (here, property.Value.TryGetProperty("type", out var type) ? type.GetString() : null));
            }
        }
    }
}
