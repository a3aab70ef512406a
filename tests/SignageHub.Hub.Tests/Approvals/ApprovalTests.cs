using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>A draft shows on a board only by an approval of exactly what the board would light, at exactly that time.</summary>
public sealed class ApprovalTests : IDisposable
{
    private const string Water = "Bảo vệ tài nguyên nước";

    private static readonly Instant Morning = Instant.FromUtc(2023, 4, 10, 1, 0);

    private readonly OfficeFolder _office = new();
    private readonly SceneLibrary _scenes = new(new SceneRenderer());

    public ApprovalTests() => _office.Playlist("plan", Draft());

    public void Dispose() => _office.Dispose();

    [Fact]
    public void Draft_NobodyApproved_DoesNotShowAndIsTold()
    {
        var signage = Load();

        Assert.Equal([], Shown(signage));
        var problem = Assert.Single(signage.Problems);
        Assert.Equal((Severity.Warning, "entries[0]"), (problem.Severity, problem.Path));
        Assert.StartsWith("it is a draft that nobody has approved; it does not show until it is approved: signagehub approve plan 1", problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_Approved_ShowsOnItsBoardsAndIsNoProblemAnyMore()
    {
        var record = await Approve();

        var signage = Load();

        Assert.Equal(["gate", "lobby"], Shown(signage));
        Assert.Empty(signage.Problems);
        Assert.Equal(record.Id, signage.Approvals.Of(signage.Office.Boards[0], Entry(signage)));
        Assert.Equal(("plan", "1", "Lê Thị B", "đúng kế hoạch", "647/KH-SCT, 2023-03-21"), (record.Playlist, record.Entry, record.By, record.Note, record.Document));
    }

    /// <summary>Each is the file as somebody changed it after the approval.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "the text", Draft(slogan: Water + "!") },
        { "the time", Draft(when: "\"from\": \"2023-04-07\", \"to\": \"2023-04-16\"") },
        { "the hours", Draft(when: "\"from\": \"2023-04-07\", \"to\": \"2023-04-15\", \"hours\": \"07:00-20:00\"") },
        { "the level", Draft(more: "\"level\": \"exclusive\",") },
        { "the style", Draft(more: "\"style\": { \"capitals\": true },") },
        { "a second language", Draft(more: "\"english\": \"Save water\",") },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Approved_AndChangedSince_WaitsAgainAndSaysWho(string what, string file)
    {
        await Approve();
        _office.Playlist("plan", file);

        var signage = Load();

        Assert.True(Shown(signage).Count == 0, what);
        Assert.Contains("approved as other frames, or for another time or number of turns, by Lê Thị B on", Assert.Single(signage.Problems).Message.En, StringComparison.Ordinal);
        var why = DrawnWhy.Of(signage.Office.Boards[0], signage, Morning, _scenes).Entries.Single(e => e.Entry.Playlist.Id == "plan");
        Assert.Equal(Verdict.NotApproved, why.Verdict);
        Assert.Contains("by Lê Thị B on", why.Because.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_AndOneBoardBecomesAnother_WaitsThereAlone()
    {
        await Approve();
        File.WriteAllText(_office.BoardsFile, File.ReadAllText(_office.BoardsFile).Replace("128x32", "160x32", StringComparison.Ordinal));

        var signage = Load();

        Assert.Equal(["lobby"], Shown(signage));
        Assert.Contains("(gate)", Assert.Single(signage.Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_AndABoardMore_DoesNotShowOnIt()
    {
        await Approve();
        File.WriteAllText(_office.BoardsFile, File.ReadAllText(_office.BoardsFile).Replace("{ \"id\": \"gate\"", "{ \"id\": \"yard\", \"name\": \"Sân\", \"size\": \"96x16\", \"color\": \"red\" }, { \"id\": \"gate\"", StringComparison.Ordinal));

        var signage = Load();

        Assert.Equal(["gate", "lobby"], Shown(signage));
        Assert.Contains("for other boards only (yard)", Assert.Single(signage.Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_AndAnotherEntryPutBeforeIt_StillShows()
    {
        await Approve();
        _office.Playlist("plan", Draft().Replace("\"entries\": [", "\"entries\": [ { \"slogan\": \"Một\", \"when\": { \"on\": \"2023-01-01\" } },", StringComparison.Ordinal));

        Assert.Equal(["gate", "lobby"], Shown(Load()));
    }

    [Fact]
    public async Task Approved_ChangedAndChangedBack_ShowsAgain()
    {
        await Approve();
        _office.Playlist("plan", Draft(slogan: "Khác"));
        Assert.Empty(Shown(Load()));
        _office.Playlist("plan", Draft());

        Assert.Equal(["gate", "lobby"], Shown(Load()));
    }

    [Fact]
    public async Task Approved_AndSentBack_DoesNotShowAndSaysWhy()
    {
        await Approve();
        var signage = Load();

        var back = Assert.Single(await Desk().SendBack(signage, [Entry(signage)], "Trần C", "sai ngày", Morning, TestContext.Current.CancellationToken));

        Assert.Single(back.Withdraws!);
        signage = Load();
        Assert.Empty(Shown(signage));
        Assert.StartsWith("Trần C sent it back on 10/04/2023 (sai ngày)", Assert.Single(signage.Problems).Message.En, StringComparison.Ordinal);
    }

    /// <summary>What stands beside the entry that is sent back: an approved one of the same slogan, or another dark one.</summary>
    public static TheoryData<string, string, string> Neighbours => new()
    {
        { "the same slogan for later days", Slogan("\"from\": \"2023-04-07\", \"to\": \"2023-04-15\""), Slogan("\"from\": \"2023-05-01\", \"to\": \"2023-05-02\"") },
        { "the same slogan in another look", Slogan("\"from\": \"2023-04-07\", \"to\": \"2023-04-15\""), Slogan("\"from\": \"2023-04-07\", \"to\": \"2023-04-15\"", "\"style\": { \"capitals\": true },") },
        { "two dark entries", DarkEntry("\"from\": \"2023-04-07\", \"to\": \"2023-04-15\""), DarkEntry("\"from\": \"2023-05-01\", \"to\": \"2023-05-02\"") },
    };

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Draft_SentBack_LeavesTheApprovedEntryBesideItOnTheBoards(string what, string approved, string draft)
    {
        _office.Playlist("plan", Plan(approved));
        await Approve();
        _office.Playlist("plan", Plan(approved, draft));
        var signage = Load();

        var back = Assert.Single(await Desk().SendBack(signage, [Entry(signage, 1)], "Trần C", "sai ngày", Morning, TestContext.Current.CancellationToken));

        Assert.True(back.Withdraws!.Count == 0, what);
        Assert.Equal(["gate", "lobby"], Shown(Load()));
        Assert.StartsWith("Trần C sent it back on 10/04/2023 (sai ngày)", Assert.Single(Load().Problems).Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Draft_ApprovedAndSentBackLater_LeavesTheApprovedEntryBesideItOnTheBoards(string what, string approved, string draft)
    {
        _office.Playlist("plan", Plan(approved));
        await Approve();
        _office.Playlist("plan", Plan(approved, draft));
        var other = await Approve();
        Assert.Equal(["gate", "lobby"], Shown(Load()));
        var signage = Load();

        var back = Assert.Single(await Desk().SendBack(signage, [Entry(signage, 1)], "Trần C", null, Morning, TestContext.Current.CancellationToken));

        Assert.True(back.Withdraws!.SequenceEqual([other.Id]), what);
        Assert.Equal(["gate", "lobby"], Shown(Load()));
        Assert.Equal(["entries[1]"], Load().Problems.Select(p => p.Path));
    }

    [Fact]
    public async Task Approved_AndSentBackInAnotherLook_DoesNotComeBackInTheOld()
    {
        await Approve();
        _office.Playlist("plan", Draft(more: "\"style\": { \"capitals\": true },"));
        var signage = Load();
        await Desk().SendBack(signage, [Entry(signage)], "Trần C", null, Morning, TestContext.Current.CancellationToken);
        _office.Playlist("plan", Draft());

        Assert.Empty(Shown(Load()));
    }

    [Fact]
    public async Task DarkDraft_Approved_SwitchesTheBoardsOff()
    {
        _office.Playlist("plan", """{ "name": "Giờ Trái đất", "entries": [ { "dark": true, "draft": true, "when": { "from": "2023-04-07", "to": "2023-04-15" } } ] }""");
        Assert.Equal(ShowingState.Slogans, StateOf(Load()));
        await Approve();

        Assert.Equal(ShowingState.Dark, StateOf(Load()));

        ShowingState StateOf(Signage signage) => signage.ProgrammeOf(signage.Office.Boards[0]).At(Morning).State;
    }

    [Fact]
    public void AllEntries_UnderTheRuleForAll_WaitForAnApproval()
    {
        var signage = new SignageFiles(_office.Settings() with { Approvals = ApprovalRule.All }, scenes: _scenes).Load().Signage!;

        Assert.All(signage.Office.Boards, board => Assert.Empty(signage.ProgrammeOf(board).Entries));
        Assert.Contains(signage.Problems, p => p.Message.En.StartsWith("nobody has approved it; it does not show", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunningHub_SomebodyApproves_NoticesItAndTakesNoOldProgrammeOver()
    {
        var files = new SignageFiles(_office.Settings(), scenes: _scenes);
        Assert.Empty(Shown(files.Load().Signage!));
        var before = files.Stamp();

        await Approve();

        Assert.NotEqual(before, files.Stamp());
        Assert.Equal(["gate", "lobby"], Shown(files.Load().Signage!));
    }

    [Fact]
    public async Task Records_OfPeopleWhoApproveAtOnce_FormOneChain()
    {
        var sheets = Desk().Waiting(Load());
        await Approve();

        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => Desk().Approve(sheets, $"Người {i}", null, Morning, CancellationToken.None))));

        var lines = File.ReadAllLines(Log().File);
        Assert.Equal(7, lines.Length);
        var hashes = lines.Select(line => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line)))).ToList();
        Assert.All(lines.Skip(1).Zip(hashes), pair => Assert.Contains($"\"prev\":\"{pair.Second}\"", pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_ReadBack_IsTheSame()
    {
        var record = await Approve();

        var read = Assert.Single(Log().Read().Records);

        Assert.Equal((record.Id, record.By, record.At, record.When, record.Level), (read.Id, read.By, read.At, read.When, read.Level));
        Assert.Equal(record.Scenes.SelectMany(s => s.Boards), read.Scenes.SelectMany(s => s.Boards));
        Assert.Equal(record.Scenes.SelectMany(s => s.Turn).SelectMany(t => t.Frames), read.Scenes.SelectMany(s => s.Turn).SelectMany(t => t.Frames));
        Assert.Equal(record.Scenes.SelectMany(s => s.Turn).SelectMany(t => t.Seconds), read.Scenes.SelectMany(s => s.Turn).SelectMany(t => t.Seconds));
    }

    [Fact]
    public void Sheet_OfASloganThatOneBoardCannotShow_LeavesThatBoardOut()
    {
        _office.Playlist("plan", Draft(slogan: "水"));

        var sheet = Assert.Single(Desk().Sheets(Load(), e => e.Playlist.Id == "plan"));

        Assert.Contains(sheet.Pictures, picture => picture is { Digest: null, Scene: null, Findings.Count: > 0 } && picture.Boards.Any(b => b.Id.Value == "lobby"));
    }

    private static string Draft(string slogan = Water, string when = "\"from\": \"2023-04-07\", \"to\": \"2023-04-15\"", string more = "") => $$"""
        { "name": "Kế hoạch", "plan": { "number": "647/KH-SCT", "issued": "2023-03-21" }, "entries": [
          // what stands in comments does not matter
          { "slogan": "{{slogan}}", {{more}} "draft": true, "when": { {{when}} } } ] }
        """;

    private static string Slogan(string when, string more = "") => $$"""{ "slogan": "{{Water}}", {{more}} "draft": true, "when": { {{when}} } }""";

    private static string DarkEntry(string when) => $$"""{ "dark": true, "draft": true, "when": { {{when}} } }""";

    private static string Plan(params string[] entries) => $$"""{ "name": "Kế hoạch", "plan": { "number": "647/KH-SCT", "issued": "2023-03-21" }, "entries": [ {{string.Join(", ", entries)}} ] }""";

    private async Task<ApprovalRecord> Approve() =>
        Assert.Single(await Desk().Approve(Desk().Waiting(Load()), "Lê Thị B", "đúng kế hoạch", Morning, TestContext.Current.CancellationToken));

    private ApprovalLog Log() => new(_office.DataFolder, NullLogger.Instance);

    private ApprovalDesk Desk() => new(Log(), _scenes);

    private Signage Load() => new SignageFiles(_office.Settings(), scenes: _scenes).Load().Signage!;

    private static ScheduledEntry Entry(Signage signage, int index = 0) => signage.Playlists.Where(p => p.Id == "plan").Select(p => new ScheduledEntry(p, p.Entries[index])).Single();

    /// <summary>The boards that show the plan's entry, by name.</summary>
    private static IReadOnlyList<string> Shown(Signage signage) =>
        [.. signage.Office.Boards.Where(b => signage.ProgrammeOf(b).At(Morning).Entries.Any(e => e.Playlist.Id == "plan")).Select(b => b.Id.Value).Order(StringComparer.Ordinal)];
}
