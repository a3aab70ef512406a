using System.Text.Json;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Observances;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Tests.Observances;

public sealed class ObservanceTests : IDisposable
{
    private static readonly Observance EarthHour = ObservanceLibrary.BuiltIn.Find("earth-hour")!;

    private readonly OfficeFolder _office = new();

    private ObservanceLibrary Library => ObservancesReader.Read("o", File.ReadAllBytes(OwnFile)).Value!;

    private string OwnFile => Path.Combine(_office.PlaylistsFolder, "observances.json");

    [Fact]
    public void Confirm_KeepsWhatStandsThere_CommentsIncluded()
    {
        File.WriteAllText(OwnFile, """
            {
              // Ghi ở đây: "confirmed": [ … ]
              "observances": [ { "id": "le", "name": "Lễ", "yearly": "08-20", "confirm": true } ], // của Sở
              "confirmed": [ { "observance": "le", "date": "2026-08-21", "document": "QĐ 1" } ]
            }
            """);

        ObservancesFile.Confirm(_office.PlaylistsFolder, EarthHour, new LocalDate(2027, 3, 27), "12/BCT \"khẩn\"");

        var text = File.ReadAllText(OwnFile);
        Assert.Contains("// của Sở", text, StringComparison.Ordinal);
        var library = ObservancesReader.Read("o", File.ReadAllBytes(OwnFile));
        Assert.Empty(library.Problems);
        Assert.Equal("12/BCT \"khẩn\"", Assert.Single(Occurrences.Of(library.Value!.Find("gio-trai-dat")!, 2027)).Document);
        Assert.Equal("QĐ 1", Assert.Single(Occurrences.Of(library.Value.Find("le")!, 2026)).Document);
    }

    [Fact]
    public void FileThatIsNotUtf8_IsNotWrittenOver()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes("""{ "observances": [ { "id": "le", "name": "LÔ", "yearly": "08-20" } ] }""");
        File.WriteAllBytes(OwnFile, bytes);

        var confirmed = Assert.Throws<InputProblemException>(() => ObservancesFile.Confirm(_office.PlaylistsFolder, EarthHour, new LocalDate(2027, 3, 27), "1"));
        var changed = Assert.Throws<InputProblemException>(() => ObservancesFile.Change(_office.PlaylistsFolder, text => text + " "));

        Assert.All([confirmed, changed], refused => Assert.Contains("the file is not UTF-8", refused.Words.En, StringComparison.Ordinal));
        Assert.Equal(bytes, File.ReadAllBytes(OwnFile));
    }

    [Fact]
    public void Confirm_WithoutAFile_MakesIt_AndRefusesASecondForTheYear()
    {
        ObservancesFile.Confirm(_office.PlaylistsFolder, EarthHour, new LocalDate(2027, 3, 27), "1");
        var before = File.ReadAllText(OwnFile);

        var refused = Assert.Throws<InputProblemException>(() => ObservancesFile.Confirm(_office.PlaylistsFolder, EarthHour, new LocalDate(2027, 3, 20), "2"));

        Assert.Contains("is confirmed already: 2027-03-27 by 1", refused.Words.En, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(OwnFile));
    }

    [Fact]
    public void Confirm_ToReplace_PutsTheNewDayInItsPlace_AndLeavesTheRest()
    {
        File.WriteAllText(OwnFile, """
            {
              "confirmed": [
                { "observance": "gio-trai-dat", "date": "2028-03-25", "document": "0" }, // năm sau
                { "observance": "earth-hour", "date": "2027-03-20", "document": "1" }, // nhầm
              ],
            }
            """);

        ObservancesFile.Confirm(_office.PlaylistsFolder, Library.Find("gio-trai-dat")!, new LocalDate(2027, 3, 27), "2", mayReplace: _ => true);

        Assert.Equal("""
            {
              "confirmed": [
                { "observance": "gio-trai-dat", "date": "2028-03-25", "document": "0" }, // năm sau
                { "observance": "gio-trai-dat", "date": "2027-03-27", "document": "2" }, // nhầm
              ],
            }
            """, File.ReadAllText(OwnFile));
    }

    /// <summary>It used to leave lines of two blanks.</summary>
    [Fact]
    public void Confirm_Twice_LeavesATidyFile()
    {
        ObservancesFile.Confirm(_office.PlaylistsFolder, EarthHour, new LocalDate(2027, 3, 27), "1");
        ObservancesFile.Confirm(_office.PlaylistsFolder, Library.Find("gio-trai-dat")!, new LocalDate(2028, 3, 25), "2");

        Assert.DoesNotContain(File.ReadAllLines(OwnFile), line => line.Length > 0 && string.IsNullOrWhiteSpace(line));
        Assert.Equal(2, Library.Find("gio-trai-dat")!.Confirmed.Count);
    }

    [Theory]
    [InlineData("gio-trai-dat", "2027-07-01", "2027-07-01 is a Thursday, 103 days from the proposed day, Saturday 2027-03-20", "--anyway")]
    [InlineData("gio-trai-dat", "2027-03-26", "2027-03-26 is a Friday", "--anyway")]
    [InlineData("gio-trai-dat", "2023-03-18", "is known: it was on 2023-03-25", "--anyway")]
    [InlineData("30-4", "2027-05-03", "has its day by its rule and needs no confirmation", "playlists/observances.json")]
    public async Task Confirm_OfAnUnlikelyDay_IsRefusedWithARemedy(string id, string date, string words, string remedy)
    {
        var (exitCode, lines) = await HubProgram.Run(["observance", "confirm", id, "--date", date, "--document", "1", "--lang", "en", .. HubProgram.Files(_office)]);

        Assert.Equal(1, exitCode);
        Assert.Contains(words, string.Join(' ', lines), StringComparison.Ordinal);
        Assert.Contains(remedy, string.Join(' ', lines), StringComparison.Ordinal);
        Assert.False(File.Exists(OwnFile));
    }

    [Fact]
    public async Task Confirm_AgainOrAnyway_SaysHow_AndDoesIt()
    {
        string[] confirm = ["observance", "confirm", "earth-hour", "--document", "12/BCT", "--lang", "en", "--data", _office.DataFolder, .. HubProgram.Files(_office)];
        Assert.Equal(0, (await HubProgram.Run([.. confirm, "--date", "2027-03-27"])).ExitCode);

        var again = await HubProgram.Run([.. confirm, "--date", "2027-03-20"]);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("line 3", string.Join(' ', again.Lines), StringComparison.Ordinal);
        Assert.Contains("add --replace", string.Join(' ', again.Lines), StringComparison.Ordinal);

        var replaced = await HubProgram.Run([.. confirm, "--date", "2027-04-17", "--replace", "--anyway"]);
        Assert.Equal(0, replaced.ExitCode);
        Assert.Contains("In the place of 2027-03-27 by 12/BCT.", string.Join(' ', replaced.Lines), StringComparison.Ordinal);
        // The same once more changes nothing, and nothing is written down.
        var same = await HubProgram.Run([.. confirm, "--date", "2027-04-17", "--replace", "--anyway"]);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("stands there already; nothing was changed", Assert.Single(same.Lines), StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2027, 4, 17), Assert.Single(Library.Find("gio-trai-dat")!.Confirmed).Value.Date);
        Assert.Equal(
            [("console", "observance.confirm", "gio-trai-dat", "2027-03-27 12/BCT"), ("console", "observance.replace", "gio-trai-dat", "2027-04-17 12/BCT")],
            _office.Audit().Select(line => (line.Who, line.Deed, line.What, line.After)));
    }

    [Fact]
    public void Confirm_InAFolderThatIsAFile_SaysSoInBothLanguages()
    {
        var refused = Assert.Throws<InputProblemException>(() => ObservancesFile.Confirm(_office.BoardsFile, EarthHour, new LocalDate(2027, 3, 27), "1"));

        Assert.EndsWith($"observances.json cannot be written: {_office.BoardsFile} is a file, not a folder.", refused.Words.En, StringComparison.Ordinal);
        Assert.EndsWith($"observances.json: {_office.BoardsFile} là tệp, không phải thư mục.", refused.Words.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_WithABadObservancesFile_KeepTheLastGoodOne()
    {
        File.WriteAllText(OwnFile, """{ "observances": [ { "id": "le", "name": "Lễ", "yearly": "08-20" } ] }""");
        _office.Playlist("a", """{ "name": "A", "entries": [ { "slogan": "B", "when": { "observance": "le" } } ] }""");
        var files = new SignageFiles(_office.Settings());
        Assert.Empty(files.Load().Problems);

        File.WriteAllText(OwnFile, """{ "observances": [ { "id": "le", "name": "Lễ", "yearly": "08-32" } ] }""");
        var (signage, problems) = files.Load();

        Assert.EndsWith("observances.json", Assert.Single(problems).File, StringComparison.Ordinal);
        Assert.NotNull(signage!.Observances.Find("le"));
        Assert.Equal(["a", "everyday"], signage.Playlists.Select(p => p.Id));
    }

    [Fact]
    public void Signage_OnePlaylistEdited_WorksOutOnlyItsBoards()
    {
        _office.Playlist("gate", """{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "A", "when": { "always": true } } ] }""");
        var files = new SignageFiles(_office.Settings());
        var before = files.Load().Signage!;
        var (lobby, gate) = (before.ProgrammeOf(Board(before, "lobby")), before.ProgrammeOf(Board(before, "gate")));

        _office.Playlist("gate", """{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "B", "when": { "always": true } } ] }""");
        var after = files.Load().Signage!;

        Assert.Same(lobby, after.ProgrammeOf(Board(after, "lobby")));
        Assert.NotSame(gate, after.ProgrammeOf(Board(after, "gate")));
    }

    [Fact]
    public void ProgrammesAhead_OnePlaylistEdited_AreWorkedOutForItsBoardsAlone_AndForAllOnTheNextDay()
    {
        _office.Playlist("gate", """{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "A", "when": { "always": true } } ] }""");
        var (files, ahead, noon) = (new SignageFiles(_office.Settings()), new ProgrammesAhead(14), Instant.FromUtc(2023, 3, 25, 5, 0));
        var before = Ahead(noon);

        _office.Playlist("gate", """{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "B", "when": { "always": true } } ] }""");
        var after = Ahead(noon + Duration.FromHours(3));
        var tomorrow = Ahead(noon + Duration.FromDays(1));

        Assert.Same(before[0], after[0]);
        Assert.Equal("B", Assert.Single(after[1][0].Showing.Entries).Entry.Slogan);
        Assert.NotSame(after[0], tomorrow[0]);

        IReadOnlyList<IReadOnlyList<Segment>> Ahead(Instant now)
        {
            var signage = files.Load().Signage!;
            return ahead.Of(signage.Office.Boards.Select(signage.ProgrammeOf), now);
        }
    }

    [Fact]
    public async Task Why_AsJson_TellsEveryEntry()
    {
        _office.Playlist("plan", """{ "name": "A", "entries": [ { "id": "tat", "dark": true, "when": { "observance": "earth-hour", "hours": "20:30-21:30" } } ] }""");

        var (exitCode, lines) = await HubProgram.Run(["why", "--board", "gate", "--at", "2023-03-25T20:45+07:00", "--json", .. HubProgram.Files(_office)]);

        Assert.Equal(0, exitCode);
        var why = JsonDocument.Parse(string.Join('\n', lines)).RootElement;
        Assert.Equal("dark", why.GetProperty("level").GetString());
        Assert.Equal(["plan/tat:shows", "everyday/1:lost-to-level"], why.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("entry")}:{e.GetProperty("verdict")}"));
        Assert.Equal("2023-03-25T21:30:00+07:00", why.GetProperty("until").GetString());
    }

    [Fact]
    public async Task Why_WhileAFileIsBroken_IsAboutWhatTheHubKeepsShowing_AndTellsTheMistake()
    {
        // Given a hub that ran while all was good, and a file of observances that was broken since.
        File.WriteAllText(OwnFile, """{ "observances": [ { "id": "hoi-trang", "name": "Hội trăng", "yearly": "03-25" } ] }""");
        _office.Playlist("plan", """{ "name": "A", "entries": [ { "id": "trang", "slogan": "Hội trăng", "when": { "observance": "hoi-trang" } } ] }""");
        var ran = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        ran.Load();
        ran.SaveGoodCopies();
        File.WriteAllText(OwnFile, "{");

        var (exitCode, lines) = await HubProgram.Run(["why", "--board", "gate", "--at", "2023-03-25T10:00+07:00", "--json", "--data", _office.DataFolder, .. HubProgram.Files(_office)]);

        // Then the answer is the board's, and no program takes it for the whole.
        Assert.Equal(1, exitCode);
        var why = JsonDocument.Parse(string.Join('\n', lines.SkipWhile(line => line != "{"))).RootElement;
        Assert.Equal("shows", why.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("entry").GetString() == "plan/trang").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Coverage_AsJson_TellsObservancesAndFindings()
    {
        _office.Playlist("plan", """{ "name": "A", "entries": [ { "slogan": "Kỷ niệm 47 năm", "when": { "observance": "30-4" } } ] }""");

        var (exitCode, lines) = await HubProgram.Run(["coverage", "--year", "2023", "--json", .. HubProgram.Files(_office)]);

        Assert.Equal(0, exitCode);
        var report = JsonDocument.Parse(string.Join('\n', lines)).RootElement;
        Assert.Equal("covered", report.GetProperty("observances").EnumerateArray().Single(o => o.GetProperty("id").GetString() == "30-4").GetProperty("state").GetString());
        Assert.Equal("arithmetic", Assert.Single(report.GetProperty("findings").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("coverage", "--year", "1899")]
    [InlineData("observance", "confirm", "tet")]
    public async Task CommandLine_ThatIsWrong_EndsWithCode2(params string[] arguments) => Assert.Equal(2, (await HubProgram.Run(arguments)).ExitCode);

    public void Dispose() => _office.Dispose();

    private static Board Board(Signage signage, string id) => signage.Office.Boards.Single(b => b.Id.Value == id);
}
