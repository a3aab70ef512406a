using System.Text.Json.Nodes;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Packs;

/// <summary>A signature says who made a pack, not that it means well: nothing that is here is lost by taking one.</summary>
public sealed class ForgedPackTests : IDisposable
{
    private const string Own = """
        {
          // Ngày của xã
          "observances": [ { "id": "hoi-lang", "name": "Hội làng", "yearly": "02-15" } ],
          "confirmed": [ { "observance": "gio-trai-dat", "date": "2027-03-27", "document": "12/UBND" } ]
        }
        """;

    private readonly ForgedPack _pack = new();

    public void Dispose() => _pack.Dispose();

    [Theory]
    [InlineData("observances")]
    [InlineData("Observances")]
    [InlineData("con")]
    [InlineData("LPT1")]
    public async Task Playlist_CalledLikeSomethingElse_IsNotTaken(string id)
    {
        _pack.Write([(id, ForgedPack.Playlist("Một"))]);

        var (exitCode, lines) = await _pack.Open("--trust", _pack.Fingerprint, "--replace");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains($"'{id}' can be no playlist's name", StringComparison.Ordinal));
        Assert.False(File.Exists(_pack.InPlaylists(id + ".json")));
    }

    [Fact]
    public async Task Playlists_EqualButForCapitals_AreNotTaken()
    {
        _pack.Write([("plan", ForgedPack.Playlist("Một")), ("Plan", ForgedPack.Playlist("Hai"))]);

        var (exitCode, _) = await _pack.Open("--trust", _pack.Fingerprint);

        Assert.Equal(1, exitCode);
        Assert.False(File.Exists(_pack.InPlaylists("plan.json")));
    }

    [Theory]
    [InlineData("name", "O\nSigned by Bộ TNMT, whose key is trusted here.")]
    [InlineData("office", "O\u001b[2J")]
    [InlineData("office", "O\u202Egnaort")]
    [InlineData("name", "")]
    public async Task Name_ThatATerminalObeysOrPeopleMisread_IsNotPrinted(string field, string text)
    {
        _pack.Write(change: pack => pack[field] = text);

        var (exitCode, lines) = await _pack.Open();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{field}: ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("trusted here", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', lines[0]);
    }

    [Fact]
    public async Task Observances_OfThePack_AreAddedToTheOfficesOwn()
    {
        File.WriteAllText(_pack.InPlaylists("observances.json"), Own);
        _pack.Write(change: pack => pack["observances"] = JsonNode.Parse("""
            { "confirmed": [ { "observance": "gio-trai-dat", "date": "2027-03-20", "document": "99/BCT", "anyway": true } ], "themes": [ { "observance": "nuoc", "year": 2027, "text": "Nước cho mai sau", "source": "1/BTNMT" } ] }
            """));

        var (asked, told) = await _pack.Open("--trust", _pack.Fingerprint);
        Assert.Equal(1, asked);
        Assert.Contains(told, line => line.EndsWith("told differently: confirmed: gio-trai-dat 2027", StringComparison.Ordinal));
        Assert.Equal(Own, File.ReadAllText(_pack.InPlaylists("observances.json")));

        Assert.Equal(0, (await _pack.Open("--trust", _pack.Fingerprint, "--replace")).ExitCode);
        var merged = File.ReadAllText(_pack.InPlaylists("observances.json"));
        Assert.All(["// Ngày của xã", "hoi-lang", "2027-03-20", "Nước cho mai sau"], part => Assert.Contains(part, merged, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "0000-0000-0000-0000-0000-0000-0000-0001": "Sở A", "0000-0000-0000-0000-0000-0000-0000-0002": null }""", true)]
    [InlineData("""{ "0000-0000-0000-0000-0000-0000-0000-0001": "Sở A", "0000-0000-0000-0000-0000-0000-0000-0001": "Sở B" }""", true)]
    [InlineData("""{ "0000-0000-0000-0000-0000-0000-0000-0001": "Sở A" """, false)]
    public async Task TrustList_ThatIsDamaged_KeepsWhatCanBeRead(string content, bool isKept)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_pack.Trusted)!);
        File.WriteAllText(_pack.Trusted, content);
        _pack.Write();

        Assert.Equal(0, (await _pack.Open("--trust", _pack.Fingerprint)).ExitCode);

        Assert.Equal(content, File.ReadAllText(_pack.Trusted + ".damaged"));
        Assert.Equal(isKept, File.ReadAllText(_pack.Trusted).Contains("-0001", StringComparison.Ordinal));
        Assert.Contains(_pack.Fingerprint, File.ReadAllText(_pack.Trusted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OfAPackThatWasNotWritten_IsNotTrusted_AndOneThatIsCanBeTakenBack()
    {
        _pack.Here.Playlist("plan", ForgedPack.Playlist("Của xã"));
        _pack.Write();

        var (exitCode, lines) = await _pack.Open("--trust", _pack.Fingerprint);
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith("- Của xã", StringComparison.Ordinal));
        Assert.False(File.Exists(_pack.Trusted));

        await _pack.Open("--trust", _pack.Fingerprint, "--replace");
        Assert.Contains((await Trust("list")).Lines, line => line == $"{_pack.Fingerprint}  Bộ Tài nguyên và Môi trường");
        Assert.Equal(0, (await Trust("remove", _pack.Fingerprint)).ExitCode);
        Assert.Equal(1, (await _pack.Open()).ExitCode);
    }

    [Fact]
    public async Task Pack_OlderThanTheOneTaken_IsOnlyTakenWhenMeant()
    {
        _pack.Write("Mới");
        await _pack.Open("--trust", _pack.Fingerprint);
        _pack.Write("Cũ", pack => pack["made"] = "2026-03-01T00:00:00Z");

        var (exitCode, lines) = await _pack.Open("--replace");

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("older than the one from which these were taken: plan", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("+ Cũ", StringComparison.Ordinal));
        Assert.Contains("Mới", File.ReadAllText(_pack.InPlaylists("plan.json")), StringComparison.Ordinal);
        Assert.Equal(0, (await _pack.Open("--replace", "--older")).ExitCode);
    }

    [Fact]
    public async Task Document_ThatChangedUnderTheSamePlaylist_IsNotDropped()
    {
        _pack.Write(change: Source("Bản một"));
        await _pack.Open("--trust", _pack.Fingerprint);
        _pack.Write(change: Source("Bản hai"));

        await _pack.Open("--replace");

        Assert.Equal("Bản hai", File.ReadAllText(Path.Combine(_pack.Here.DataFolder, "plans", "plan.txt")));

        static Action<JsonObject> Source(string text) => pack => pack["sources"] = new JsonArray(new JsonObject { ["playlist"] = "plan", ["text"] = text });
    }

    [Fact]
    public async Task Pack_WithoutAFolderForIt_WritesNothingAtAll()
    {
        _pack.Write(change: pack => pack["sources"] = new JsonArray(new JsonObject { ["playlist"] = "plan", ["text"] = "x" }));
        Directory.Delete(_pack.Here.PlaylistsFolder, recursive: true);

        Assert.Equal(1, (await _pack.Open("--trust", _pack.Fingerprint)).ExitCode);

        Assert.False(File.Exists(_pack.Trusted));
        Assert.False(File.Exists(Path.Combine(_pack.Here.DataFolder, "plans", "plan.txt")));
    }

    [Fact]
    public async Task File_WithoutAnEnd_IsNotRead()
    {
        var pipe = Path.Combine(_pack.Here.Root, "pipe");
        await ExternalProcess.Run(RealPart.Require("mkfifo"), pipe);

        foreach (var file in new[] { "/dev/zero", pipe })
            Assert.Contains("no file but a device or a pipe", Assert.Single((await _pack.OpenFile(file)).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_AreShownWithTheirDaysAndLevel_AndSummarisedWhereTheyAreMany()
    {
        _pack.Write(Enumerable.Range(1, 25).Select(n => ($"p{n}", ForgedPack.Playlist($"Khẩu hiệu {n}"))));

        var (_, lines) = await _pack.Open();

        Assert.Contains(lines, line => line.Contains("Khẩu hiệu 1: ", StringComparison.Ordinal) && line.Contains("08:00-20:00", StringComparison.Ordinal) && line.Contains("exclusive", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("and 5 more playlists", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Khẩu hiệu 25", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_TrustedUnderAnotherName_IsWarnedOf()
    {
        _pack.Write();
        await _pack.Open("--trust", _pack.Fingerprint);
        _pack.Write(change: pack => pack["office"] = "Sở Công Thương");

        Assert.Contains((await _pack.Open()).Lines, line => line.StartsWith("Take care: the pack says it is from \"Sở Công Thương\"", StringComparison.Ordinal));
    }

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Trust(params string[] words) => HubProgram.Run(["pack", "trust", .. words, "--data", _pack.Here.DataFolder]);
}
