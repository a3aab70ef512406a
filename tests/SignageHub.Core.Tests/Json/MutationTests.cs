using System.Text;
using System.Text.Json;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Json;

/// <summary>Every damaged file gives a value or a problem, never an exception; what the reader takes, the schema takes too.</summary>
public sealed class MutationTests
{
    private const string Letters = "{}[]\",:/*'“”\\ \t\r\n0189-+.eEtrufalsn#xệ\u0323\u200b\u0000\uFFFE\uFFFD😀";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Boards_Damaged_NeverThrowAndNeverPassInSilence(int seed)
    {
        var text = Encoding.UTF8.GetString(Example.Boards);
        using var schema = JsonDocument.Parse(BoardsReader.Schema);

        foreach (var damaged in Damage(text, seed, 1500))
        {
            var result = BoardsReader.Read("boards.json", damaged);
            Check(result.Value, result.Problems, damaged, schema.RootElement);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Playlists_Damaged_NeverThrowAndNeverPassInSilence(int seed)
    {
        var office = BoardsReader.Read("boards.json", Example.Boards).Value;
        using var schema = JsonDocument.Parse(PlaylistReader.Schema);

        foreach (var path in Example.PlaylistPaths)
        {
            foreach (var damaged in Damage(File.ReadAllText(path), seed, 1000))
            {
                var result = PlaylistReader.Read("playlists/a.json", "a", damaged, office);
                Check(result.Value, result.Problems, damaged, schema.RootElement);
            }
        }
    }

    [Theory]
    [InlineData("1", 9_999)]
    [InlineData("1 ", 4_999)]
    [InlineData("1/", 4_999)]
    [InlineData("ệ\u0323", 4_999)]
    [InlineData("1", 1_000_000)]
    public void EveryTextField_VeryLong_IsAProblemAndNoMore(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        string[] boards = ["id", "name", "size", "color", "hours", "timeZone"];
        string[] whens = ["on", "yearly", "hours", "days"];
        string[] entries = ["id", "slogan", "level", "color", "note"];

        Assert.All(boards, field => Assert.NotEmpty(BoardsReader.Read("b", Utf8($$"""{ "boards": [{ "{{field}}": "{{text}}" }] }""")).Problems));
        Assert.All(whens, field => Assert.NotEmpty(PlaylistReader.Read("p", "p", Utf8($$"""{ "entries": [{ "when": { "{{field}}": "{{text}}" } }] }"""), null).Problems));
        Assert.All(entries, field => Assert.NotEmpty(PlaylistReader.Read("p", "p", Utf8($$"""{ "boards": ["{{text}}"], "{{text}}": 1, "entries": [{ "{{field}}": "{{text}}" }] }"""), null).Problems));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Check(object? value, IReadOnlyList<Problem> problems, byte[] damaged, JsonElement schema)
    {
        var text = Encoding.UTF8.GetString(damaged);
        Assert.Equal(value is null, problems.Any(p => p.Severity == Severity.Error));
        Assert.Equal(problems.OrderBy(p => p.Line).ThenBy(p => p.Column).Select(p => p.ToString()), problems.Select(p => p.ToString()));
        Assert.All(problems, p => Assert.True(p.Line <= text.Split('\n', '\r').Length && p.Message.En.Length > 0 && p.Message.Vi.Length > 0, p.ToString()));
        if (value is null)
            return;
        using var file = JsonDocument.Parse(damaged, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        Assert.Empty(SchemaCheck.Complaints(schema, file.RootElement));
    }

    /// <summary>One to three slips each: a stretch deleted, replaced, doubled, or a byte spoilt.</summary>
    private static IEnumerable<byte[]> Damage(string text, int seed, int count)
    {
        var random = new Random(seed);
        var letters = Letters.EnumerateRunes().Select(r => r.ToString()).ToArray();
        for (var i = 0; i < count; i++)
        {
            var damaged = new StringBuilder(text);
            for (var slips = random.Next(1, 4); slips > 0; slips--)
            {
                var at = random.Next(damaged.Length);
                var length = Math.Min(random.Next(1, random.Next(2, 12)), damaged.Length - at);
                var piece = damaged.ToString(at, length);
                switch (random.Next(4))
                {
                    case 0:
                        damaged.Remove(at, length);
                        break;
                    case 1:
                        damaged.Remove(at, 1).Insert(at, letters[random.Next(letters.Length)]);
                        break;
                    case 2:
                        damaged.Insert(at, piece);
                        break;
                    default:
                        damaged.Insert(at, letters[random.Next(letters.Length)]);
                        break;
                }
            }

            var bytes = Encoding.UTF8.GetBytes(damaged.ToString());
            if (random.Next(20) == 0)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            yield return bytes;
        }
    }
}
