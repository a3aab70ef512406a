using System.Text.Json;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Json;

public sealed class SchemaTests
{
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("boards.schema")]
    [InlineData("playlist.schema")]
    [InlineData("observances.schema")]
    public void CommittedSchema_ComparedWithTheShapes_IsTheSame(string name)
    {
        var folder = Path.Combine(Example.Root, "src", "SignageHub.Hub", "schemas");
        var committed = Path.Combine(folder, name + ".json");
        var received = Path.Combine(folder, name + ".received.txt");
        var text = SchemaOf(name);

        if (File.Exists(committed) && File.ReadAllText(committed) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"The shapes say something else than {committed}. Look at the difference; to accept it: mv {received} {committed}");
    }

    [Theory]
    [InlineData("boards.schema", "boards.json")]
    [InlineData("playlist.schema", "playlists/647-KH-SCT.json")]
    [InlineData("playlist.schema", "playlists/environment-days.json")]
    [InlineData("playlist.schema", "playlists/everyday.json")]
    [InlineData("observances.schema", "playlists/observances.json")]
    [InlineData("observances.schema", "src/SignageHub.Core/Observances/library.json")]
    public void WorkedExample_CheckedAgainstItsSchema_IsValidAndNamesTheSchema(string name, string example)
    {
        using var schema = JsonDocument.Parse(SchemaOf(name));
        var path = Path.Combine(Example.Root, example);
        using var file = JsonDocument.Parse(File.ReadAllText(path), Tolerant);

        Assert.Empty(SchemaCheck.Complaints(schema.RootElement, file.RootElement));
        var named = Path.Combine(Path.GetDirectoryName(path)!, file.RootElement.GetProperty("$schema").GetString()!);
        Assert.True(File.Exists(named), named);
    }

    [Theory]
    [InlineData("boards.schema")]
    [InlineData("playlist.schema")]
    [InlineData("observances.schema")]
    public void Schema_ItsOwnExamplesAndDefaults_AreValid(string name)
    {
        using var schema = JsonDocument.Parse(SchemaOf(name));

        Assert.Empty(Subschemas(schema.RootElement).SelectMany(sub => ExamplesOf(sub).SelectMany(example => SchemaCheck.Complaints(sub, example))));
    }

    [Theory]
    [InlineData("""{ "on": "2023-03-25", "from": "2023-03-25" }""")]
    [InlineData("""{ "from": "2023-03-25" }""")]
    [InlineData("""{ "yearly": "03-22", "always": true }""")]
    [InlineData("""{ "hours": "06:30-21:00" }""")]
    [InlineData("""{ "always": true, "days": ["mon", "mon"] }""")]
    [InlineData("""{ "always": true, "weekdays": ["mon"] }""")]
    [InlineData("""{ "on": "25/3/2023" }""")]
    [InlineData("""{ "on": [] }""")]
    [InlineData("""{ "lunarYearly": "03-31" }""")]
    [InlineData("""{ "observance": "Giờ Trái đất" }""")]
    [InlineData("""{ "observance": "tet", "daysBefore": 367 }""")]
    public void PlaylistSchema_BadWhen_Complains(string when)
    {
        using var schema = JsonDocument.Parse(PlaylistReader.Schema);
        using var file = JsonDocument.Parse($$"""{ "name": "a", "entries": [{ "slogan": "b", "when": {{when}} }] }""");

        Assert.NotEmpty(SchemaCheck.Complaints(schema.RootElement, file.RootElement));
    }

    private static string SchemaOf(string name) => name switch
    {
        "boards.schema" => BoardsReader.Schema,
        "observances.schema" => ObservancesReader.Schema,
        _ => PlaylistReader.Schema,
    };

    private static IEnumerable<JsonElement> Subschemas(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany(Subschemas);
        return schema.ValueKind == JsonValueKind.Object
            ? schema.EnumerateObject().Where(p => p.Name is not ("examples" or "default")).SelectMany(p => Subschemas(p.Value)).Prepend(schema)
            : [];
    }

    private static IEnumerable<JsonElement> ExamplesOf(JsonElement schema)
    {
        if (schema.TryGetProperty("examples", out var examples) && examples.ValueKind == JsonValueKind.Array)
        {
            foreach (var example in examples.EnumerateArray())
                yield return example;
        }

        if (schema.TryGetProperty("default", out var byDefault))
            yield return byDefault;
    }
}
