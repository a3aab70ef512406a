using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SignageHub.Core.Frames;

namespace SignageHub.Hub.Tests.Cli;

/// <summary>The commands as people and programs meet them: output and exit code of the real program.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    public CommandTests() => _office.Playlist("plan", """
        { "name": "Kế hoạch", "boards": ["lobby"], "entries": [
          { "slogan": "Vì Trái đất", "when": { "on": "2023-03-25" } },
          { "dark": true, "when": { "on": "2023-03-25", "hours": "20:30-21:30" } } ] }
        """);

    [Fact]
    public async Task Check_OfGoodFiles_IsFine()
    {
        var (exitCode, lines) = await Run("check");

        Assert.Equal((0, "Everything is in order: 2 boards, 2 playlists."), (exitCode, Assert.Single(lines)));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("agenda", "--from", "2023-03-25", "--to", "2023-03-25")]
    public async Task SettingsWithAMistake_MakeNoAnswerComplete(params string[] command)
    {
        Directory.CreateDirectory(_office.DataFolder);
        File.WriteAllText(Path.Combine(_office.DataFolder, "settings.json"), """{ "approvals": "al" }""");

        var (exitCode, lines) = await Run([.. command, "--data", _office.DataFolder]);

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("'al' is no rule of approval; did you mean 'all'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_OfBadFiles_TellsAllProblemsAtOnceWithPlaceAndRemedy()
    {
        _office.Playlist("bad", """
            { "name": "Thử", "bords": [],
              "entries": [ { "slogan": "A", "when": { "on": "2023-02-30" }, "level": "fille" } ] }
            """);

        var (exitCode, lines) = await Run("check", "--json");

        Assert.Equal(1, exitCode);
        var problems = Json(lines).EnumerateArray().ToList();
        Assert.Equal(["bords", "entries[0].when.on", "entries[0].level"], problems.Select(p => p.GetProperty("path").GetString()));
        Assert.Equal([1, 2, 2], problems.Select(p => p.GetProperty("line").GetInt32()));
        Assert.All(problems, p => Assert.Equal("error", p.GetProperty("severity").GetString()));
        Assert.Contains("did you mean 'boards'?", problems[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>By the true clock: a deadline of three days from now.</summary>
    [Fact]
    public async Task Check_OfAReportThatIsDue_AsksForIt_UntilItIsMarkedAsSent()
    {
        var due = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _office.Playlist("kh", $$"""{ "name": "KH", "plan": { "number": "647/KH-SCT", "reportDue": "{{due}}" }, "entries": [ { "slogan": "A", "when": { "always": true } } ] }""");
        Assert.Contains("647/KH-SCT", string.Join('\n', (await Run("check", "--data", _office.DataFolder)).Lines), StringComparison.Ordinal);

        var folder = Directory.CreateDirectory(Path.Combine(_office.DataFolder, "reports"));
        File.WriteAllText(Path.Combine(folder.FullName, "sent.json"), $$"""[ { "playlist": "kh", "due": "{{due}}", "by": "lan", "at": "2027-01-01T00:00:00Z" } ]""");

        Assert.DoesNotContain("647/KH-SCT", string.Join('\n', (await Run("check", "--data", _office.DataFolder)).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_AsJson_HasEverySegmentWithOffsetAndReason()
    {
        var (exitCode, lines) = await Run("agenda", "--board", "lobby", "--from", "2023-03-25", "--to", "2023-03-25", "--json");

        Assert.Equal(0, exitCode);
        var segments = Json(lines).EnumerateArray().ToList();
        Assert.Equal(["off", "normal", "dark", "off"], segments.Select(s => s.GetProperty("level").GetString()));
        Assert.Equal("2023-03-25T06:30:00+07:00", segments[1].GetProperty("from").GetString());
        Assert.Equal("2023-03-25T20:30:00+07:00", segments[1].GetProperty("until").GetString());
        Assert.Equal("normal: 1 entry from plan; filler hidden", segments[1].GetProperty("reason").GetString());
        var entry = Assert.Single(segments[1].GetProperty("entries").EnumerateArray());
        Assert.Equal(("plan", "Vì Trái đất"), (entry.GetProperty("playlist").GetString(), entry.GetProperty("slogan").GetString()));
        Assert.Equal("2023-03-26T00:00:00+07:00", segments[^1].GetProperty("until").GetString());
    }

    [Theory]
    [InlineData("normal: 1 entry from plan; filler hidden", "agenda", "--board", "lobby", "--from", "2023-03-25", "--to", "2023-03-25", "--json")]
    [InlineData("normal: 1 entry from plan; filler hidden", "show", "--board", "lobby", "--at", "2023-03-25T08:00")]
    [InlineData("normal: 1 entry from plan; filler hidden", "why", "--board", "lobby", "--at", "2023-03-25T08:00")]
    [InlineData("2023: 77 observances", "coverage", "--year", "2023")]
    [InlineData("tet-duong", "observance", "list", "--year", "2023", "--json")]
    public async Task Answer_WithoutAFileThatIsHeldBack_IsGivenWithCode1(string answer, params string[] arguments)
    {
        _office.Playlist("bad", "{ not json");

        var (exitCode, lines) = await Run(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("bad.json:1:3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_WithPng_WritesTheSamePixelsAsRender()
    {
        var (shown, rendered) = (Path.Combine(_office.Root, "shown.png"), Path.Combine(_office.Root, "rendered.png"));

        var (showCode, _) = await Run("show", "--board", "lobby", "--at", "2023-03-25T08:00+07:00", "--png", shown);
        var (renderCode, _) = await HubProgram.Run("render", "--text", "Vì Trái đất", "--size", "96x16", "--color", "red", "--png", rendered);

        Assert.Equal((0, 0), (showCode, renderCode));
        Assert.Equal(File.ReadAllBytes(rendered), File.ReadAllBytes(shown));
        Assert.Equal(new PixelSize(96, 16), PngReader.Decode(File.ReadAllBytes(shown), new PixelSize(96, 16)).Frame!.Size);
    }

    [Fact]
    public async Task Show_WithoutPng_DrawsHalfBlocks()
    {
        var (exitCode, lines) = await Run("show", "--board", "lobby", "--at", "2023-03-25T08:00");

        Assert.Equal(0, exitCode);
        Assert.Equal("Vì Trái đất", lines[2]);
        var picture = lines.Skip(3).Take(8).ToList();
        Assert.All(picture, line => Assert.Equal(96, line.Length));
        Assert.Contains(picture, line => line.Contains('█', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_OfABatch_WritesAPictureAndALineForEach_AndGoesOnAfterBadOnes()
    {
        var (file, folder) = (Path.Combine(_office.Root, "work.jsonl"), Path.Combine(_office.Root, "out"));
        File.WriteAllLines(file,
        [
            """{"text":"Xin chào","size":"96x16","color":"red"}""",
            """{"text":"Sai cỡ","size":"0x0","color":"red"}""",
            """{"text":"Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội","size":"96x16","color":"rgb","kind":"strip"}""",
        ]);

        var (exitCode, lines) = await HubProgram.Run("render", "--batch", file, "--out", folder);

        Assert.Equal(1, exitCode);
        var results = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("static", results[0].GetProperty("kind").GetString());
        Assert.Contains("work.jsonl:2: '0x0' is no size", results[1].GetProperty("warnings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("strip", results[2].GetProperty("kind").GetString());
        Assert.Equal(["1.png", "3.png"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(PngReader.Decode(File.ReadAllBytes(Path.Combine(folder, "3.png")), new PixelSize(8192, 16)).Frame!.Size.Width > 96);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("agenda", "--from", "2023-03-25")]
    [InlineData("render", "--text", "A")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--png", "")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--bench", "raw", "1")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--speed", "17")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--align", "middle")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--text-color", "red")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--letter-spacing", "9")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--pitch", "P99")]
    [InlineData("render", "--text", "A", "--size", "96x16", "--kind", "film")]
    [InlineData("render", "--bench", "raw")]
    [InlineData("render", "--bench", "jpeg", "1")]
    [InlineData("render", "--bench", "raw", "0")]
    [InlineData("run", "--mqtt-port", "70000")]
    [InlineData("run", "--mqtt-port", "abc")]
    [InlineData("run", "--urls", "")]
    [InlineData("broker", "--port", "-1")]
    [InlineData("blank", "--reason", "")]
    [InlineData("check", "--lang", "fr")]
    [InlineData("check", "--boards", "")]
    [InlineData("broker", "--port", "1", "--user", "u")]
    [InlineData("broker", "--port", "0", "--server-keep-alive", "0")]
    [InlineData("broker", "--port", "0", "--receive-maximum", "65536")]
    [InlineData("broker", "--port", "0", "--refuse", "a/#/b")]
    public async Task CommandLine_ThatIsWrong_EndsWithCode2(params string[] arguments) => Assert.Equal(2, (await HubProgram.Run(arguments)).ExitCode);

    [Theory]
    [InlineData("There is no board 'x'. Boards: lobby, gate.", "agenda", "--board", "x", "--from", "2023-03-25", "--to", "2023-03-25")]
    [InlineData("--to 2023-03-24 lies before --from 2023-03-26.", "agenda", "--from", "2023-03-26", "--to", "2023-03-24")]
    [InlineData("--to 2023-03-25 lies before --from 2023-03-26.", "agenda", "--from", "2023-03-26", "--to", "2023-03-25")]
    [InlineData("Port 18081 is asked for twice (--urls, --mqtt-port). Give each its own.", "run", "--urls", "http://127.0.0.1:18081", "--mqtt-port", "18081", "--data", "/nowhere")]
    [InlineData("'2023-02-30' is no date or time of the years 1901 to 2198. Write 2023-03-25, 2023-03-25T08:00 or 2023-03-25T08:00+07:00.", "show", "--board", "lobby", "--at", "2023-02-30")]
    [InlineData("'9999-12-31' is no date or time of the years 1901 to 2198. Write 2023-03-25, 2023-03-25T08:00 or 2023-03-25T08:00+07:00.", "show", "--board", "lobby", "--at", "9999-12-31")]
    public async Task Input_ThatCannotBeUsed_EndsWithCode1AndOneMessage(string message, params string[] arguments)
    {
        var (exitCode, lines) = await Run(arguments);

        Assert.Equal((1, message), (exitCode, Assert.Single(lines)));
    }

    [Fact]
    public async Task Run_OnAPortInUse_EndsWithCode1BeforeItHasStarted()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exitCode, lines) = await Run("run", "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", "--mqtt-port", port);

        Assert.Equal(1, exitCode);
        Assert.Equal($"Port {port} is in use. Stop the program that uses it, or choose another port with --mqtt-port.", Assert.Single(lines));
        Assert.False(Directory.Exists(Path.Combine(_office.DataFolder, "keys")));
    }

    [Fact]
    public async Task Run_OnADataFolderThatCannotBeWritten_EndsWithCode1()
    {
        var data = Path.Combine(_office.BoardsFile, "data");

        var (exitCode, lines) = await Run("run", "--data", data);

        Assert.Equal(1, exitCode);
        Assert.Equal($"The data folder {data} cannot be written: {_office.BoardsFile} is a file, not a folder. Mend that, or choose another folder with --data.", Assert.Single(lines));
    }

    [Fact]
    public async Task Run_OnADataFolderThatIsAFile_EndsWithCode1AndSaysSo()
    {
        var (exitCode, lines) = await Run("run", "--data", _office.BoardsFile);

        Assert.Equal(1, exitCode);
        Assert.Equal($"{_office.BoardsFile} is a file, not a folder. Choose a folder with --data.", Assert.Single(lines));
    }

    [Fact]
    public async Task Run_WithADamagedKey_EndsWithCode1AndDoesNotReplaceIt()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_office.DataFolder, "keys")).FullName, "manifest.pem");
        File.WriteAllText(path, "junk");

        var (exitCode, lines) = await Run("run", "--data", _office.DataFolder);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path} holds no P-256 private key.", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal("junk", File.ReadAllText(path));
    }

    [Fact]
    public async Task Render_IntoAFolderThatIsAFile_SaysSoInVietnamese()
    {
        var (exitCode, lines) = await HubProgram.Run("render", "--batch", _office.BoardsFile, "--out", _office.BoardsFile, "--lang", "vi");

        Assert.Equal(1, exitCode);
        Assert.Equal($"Không tạo được thư mục {_office.BoardsFile}: {_office.BoardsFile} là tệp, không phải thư mục.", Assert.Single(lines));
    }

    [Fact]
    public async Task Messages_InVietnamese_AreInVietnamese()
    {
        var (_, lines) = await Run("check", "--lang", "vi");

        Assert.Equal("Mọi thứ đều ổn: 2 bảng, 2 danh sách phát.", Assert.Single(lines));
    }

    public void Dispose() => _office.Dispose();

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Run(params string[] arguments) => HubProgram.Run([.. arguments, .. HubProgram.Files(_office)]);

    private static JsonElement Json(IReadOnlyList<string> lines) => JsonDocument.Parse(string.Join('\n', lines)).RootElement;
}
