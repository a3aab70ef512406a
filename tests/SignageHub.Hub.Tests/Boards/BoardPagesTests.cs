using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Mqtt;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Boards on the page, on the real hub: what they are, and who may change it.</summary>
public sealed class BoardPagesTests : IAsyncLifetime
{
    private const string Boards = """
        {
          "office": "Sở Công Thương", // our house
          "timeZone": "Asia/Ho_Chi_Minh",
          "boards": [
            // by the door
            { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red", "hours": "06:30-21:00", "groups": ["indoor"] },
            { "id": "gate", "name": "Cổng", "size": "128x32", "color": "rgb" }
          ]
        }
        """;

    private WebHub _hub = null!;

    private string File => System.IO.File.ReadAllText(_hub.Office.BoardsFile);

    public async ValueTask InitializeAsync()
    {
        var office = new OfficeFolder();
        System.IO.File.WriteAllText(office.BoardsFile, Boards);
        _hub = await WebHub.Start(office);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Board_ChangedInTheForm_IsInTheFile_CommentsStay_AndIsPutBack()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var saved = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("place", "Tầng 1"), ("dim", "18:00-06:00 30"), ("brightness", "60"), ("hours", "06:00-22:00")));

        Assert.Equal((HttpStatusCode.Redirect, "/boards/lobby?saved=1"), (saved.Status, saved.To));
        Assert.Equal(
            Boards.Replace(
                "\"hours\": \"06:30-21:00\", \"groups\": [\"indoor\"] }",
                "\"hours\": \"06:00-22:00\", \"groups\": [\"indoor\"], \"place\": \"Tầng 1\", \"brightness\": 60, \"dim\": [{ \"hours\": \"18:00-06:00\", \"brightness\": 30 }] }",
                StringComparison.Ordinal),
            File);
        var board = _hub.Get<SignageStore>().Current.Office.Boards[0];
        Assert.Equal(("Tầng 1", 30), (board.Location, board.Dim.Single().Brightness));
        Assert.Equal(("lan", "board.save", "lobby", "127.0.0.1"), (_hub.Get<AuditLog>().Read()[^1].Who, _hub.Get<AuditLog>().Read()[^1].Deed, _hub.Get<AuditLog>().Read()[^1].What, _hub.Get<AuditLog>().Read()[^1].From));

        var version = (await browser.Get(saved.To!)).Text.Split("name=\"version\" value=\"")[1].Split('"')[0];
        var undone = await browser.Send("/boards", "/boards", ("do", "undo"), ("mark", Mark()), ("version", version));
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Equal(Boards, File);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("101 %")]
    [InlineData("%")]
    public async Task Brightness_ThatIsNone_IsNotTakenForAnother(string typed)
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "brightness"), ("percent", typed));

        Assert.Contains("whole number from 1 to 100", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrightnessByTime_WithASlip_KeepsTheForm()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("place", "Tầng 1"), ("dim", "18:00-06:00 30, %")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("value=\"18:00-06:00 30, %\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task Board_NeverHeard_HasNoFiguresOfItsOwn_AndThePictureIsWhatItIsToShow()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Viewer)));

        var page = (await browser.Get("/boards/lobby")).Text;

        Assert.Contains("not heard since the hub started", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Clock off by", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Proof of play still to be sent", page, StringComparison.Ordinal);
        Assert.Contains("What it is to show</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Picture of what it lights", page, StringComparison.Ordinal);
    }

    /// <summary>The board may have done it, whoever has waited for its answer.</summary>
    [Fact]
    public async Task Command_ThatWasSentAndNotAnswered_IsInTheAuditLog()
    {
        var account = _hub.Person("lan", new Grant(Role.Admin));
        var caller = new Caller();
        caller.Is(account, ApiToken.New("test", Role.Admin, TimeProvider.System.Now()).Token);
        var board = _hub.Get<SignageStore>().Current.Office.Boards[0];
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        var unsent = await _hub.Get<BoardDeeds>().Tell(board, CommandKind.Brightness, 30, caller, "127.0.0.1", TestContext.Current.CancellationToken);
        Assert.Contains("is not reached", unsent.En, StringComparison.Ordinal);
        Assert.Empty(_hub.Get<AuditLog>().Read());
        Hear(board.Id);
        var answer = await _hub.Get<BoardDeeds>().Tell(board, CommandKind.Brightness, 30, caller, "127.0.0.1", left.Token);

        Assert.False(answer.IsFine);
        var line = Assert.Single(_hub.Get<AuditLog>().Read());
        Assert.Equal(("lan", "board.brightness", "lobby", "30 %; lobby has not answered in time."), (line.Who, line.Deed, line.What, line.After));
    }

    private void Hear(BoardId board) => _hub.Get<BoardConversations>().Hear(new MqttMessage
    {
        Topic = new Topic.OfBoard(board, BoardChannel.State).ToString(),
        Payload = WireJson.Write(new BoardState
        {
            Board = board,
            Boot = "000001-9f3a11c2",
            Number = 1,
            Version = 0,
            Pending = 0,
            Reason = "normal",
            Time = TimeProvider.System.Now(),
            ClockOffset = 0,
            Blank = 0,
            Missing = [],
            LastPlay = 0,
            PlaysWaiting = 0,
            Troubles = [],
            Asks = 0,
        }),
    });

    [Fact]
    public async Task Board_ThatTheFormDidNotChange_StaysLetterByLetter()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        await browser.Send("/boards/lobby", "/boards/lobby", Fields());

        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task Board_AddedAndTakenOut_ComesAndGoes()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var added = await browser.Send("/boards", "/boards", ("do", "add"), ("mark", Mark()), ("id", "yard"), ("name", "Sân"), ("size", "64x16"), ("color", "amber"));
        Assert.Equal("/boards/yard?saved=1", added.To);
        Assert.Equal(["lobby", "gate", "yard"], _hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Id.Value));

        await browser.Send("/boards/yard", "/boards/yard", ("do", "delete"), ("mark", Mark()));
        Assert.Equal(["lobby", "gate"], _hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Id.Value));
    }

    [Fact]
    public async Task Mistakes_AreToldByTheirField_AndNotWritten()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("size", "much"), ("dim", "evening 300")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Size: ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Other brightness by time: ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"much\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task File_ChangedMeanwhile_IsNeverWrittenOver()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        var mark = Mark();
        var byHand = Boards.Replace("Cổng", "Cổng chính", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(_hub.Office.BoardsFile, byHand, TestContext.Current.CancellationToken);

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", [.. Fields(("name", "Sảnh lớn")).Where(f => f.Item1 != "mark"), ("mark", mark)]);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(byHand, File);
        Assert.Contains("Sảnh lớn", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdminOfOneGroup_ChangesItsBoards_AndNoOthers()
    {
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Admin, "indoor")));

        var own = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("name", "Sảnh nhỏ")));
        var foreign = await browser.Send("/boards/lobby", "/boards/gate", Fields(("name", "Của tôi")));
        var added = await browser.Send("/boards/lobby", "/boards", ("do", "add"), ("mark", Mark()), ("id", "yard"), ("name", "Sân"), ("size", "64x16"), ("color", "amber"));
        var revoked = await browser.Send("/boards/lobby", "/boards/gate", ("do", "revoke"), ("id", "gate"));
        var claimed = await browser.Send("/boards/lobby", "/enrolment", ("code", "ABCDEFGH"), ("board", "gate"));
        var undone = await browser.Send("/boards/lobby", "/boards", ("do", "undo"), ("mark", Mark()), ("version", _hub.Get<PlaylistHistory>().Of(BoardsEditor.HistoryId)[0].Name));

        Assert.Equal(HttpStatusCode.Redirect, own.Status);
        // Boards of others are not even seen by whoever has a role for one group alone.
        Assert.All([foreign.Status, revoked.Status], status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(HttpStatusCode.Forbidden, added.Status);
        Assert.Equal(HttpStatusCode.BadRequest, claimed.Status);
        Assert.False(_hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("gate")));
        Assert.Equal(["Sảnh nhỏ", "Cổng"], _hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Name));
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
    }

    [Fact]
    public async Task Viewer_SeesBoards_AndHasNothingToPress()
    {
        using var browser = _hub.As(_hub.Person("xem", new Grant(Role.Viewer)));

        var page = await browser.Get("/boards/lobby");
        var pressed = await browser.Send("/account", "/boards/lobby", ("do", "revoke"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("action=\"/boards/lobby\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, pressed.Status);
    }

    [Fact]
    public async Task Board_Revoked_IsShutOut_AndTheLogSaysBy()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var untyped = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "revoke"), ("id", "gate"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.Status);
        Assert.False(_hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("lobby")));

        var revoked = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "revoke"), ("id", "lobby"));

        // The page that follows is loaded anew: F5 on it shuts nobody out again.
        Assert.Equal(HttpStatusCode.Redirect, revoked.Status);
        Assert.Contains("lobby is shut out", (await browser.Get(revoked.To!)).Text, StringComparison.Ordinal);
        using var other = _hub.As(_hub.Person("minh", new Grant(Role.Admin)));
        Assert.DoesNotContain("lobby is shut out", (await other.Get(revoked.To!)).Text, StringComparison.Ordinal);
        Assert.True(_hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("lobby")));
        Assert.Equal(("lan", "board.revoke", "lobby"), (_hub.Get<AuditLog>().Read()[^1].Who, _hub.Get<AuditLog>().Read()[^1].Deed, _hub.Get<AuditLog>().Read()[^1].What));
        Assert.Contains("shut out", (await browser.Get("/boards")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ThatIsNotReached_IsToldSo_AndCommandsAreNotKept()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "test"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("lobby is not reached", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The file is of the whole office; its difference to another version, too.</summary>
    [Fact]
    public async Task OfficeFile_IsShownToThoseOfTheWholeOfficeAlone()
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        using var group = _hub.Program(_hub.Person("minh", new Grant(Role.Admin, "indoor")), mayWrite: true);

        using var all = await admin.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var some = await group.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/v1/boards.json") { Content = new StringContent(Boards) };
        put.Headers.TryAddWithoutValidation("If-Match", "\"older\"");
        await System.IO.File.WriteAllTextAsync(_hub.Office.BoardsFile, Boards.Replace("Cổng", "Cổng chính", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var stale = await group.SendAsync(put, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.PreconditionFailed), (all.StatusCode, some.StatusCode, stale.StatusCode));
        Assert.DoesNotContain("Cổng", await some.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("gate", await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>What a large board lights does not shrink: noise in colours is the largest picture that a board can have.</summary>
    [Theory]
    [InlineData(150_000, HttpStatusCode.NoContent)]
    [InlineData(200_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Picture_OfABrowserBoard_IsTakenUpToTheLimitOfPictures(int bytes, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = _hub.Url };
        var pixels = new byte[3 * 320 * 156];
        new Random(1).NextBytes(pixels);
        var png = PngWriter.Encode(Frame.Rgb24(new PixelSize(320, 156), pixels));
        using var body = new ByteArrayContent([.. png.Concat(new byte[bytes]).Take(bytes)]);

        using var answer = await http.PostAsync(new Uri("play/lobby/screen", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Incidents_AreKeptAndShown_TheNewestFirst()
    {
        var log = _hub.Get<IncidentLog>();
        log.Keep(new Incident("lobby", Instant.FromUtc(2027, 3, 1, 2, 0), true, new Bilingual("lobby is silent", "Bảng lobby không có tín hiệu")));
        log.Keep(new Incident("gate", Instant.FromUtc(2027, 3, 1, 2, 5), true, new Bilingual("gate is silent", "Bảng gate không có tín hiệu")));
        log.Keep(new Incident("lobby", Instant.FromUtc(2027, 3, 1, 3, 0), false, new Bilingual("lobby is silent", "Bảng lobby không có tín hiệu")));

        Assert.Equal([false, true], log.Read(BoardId.Parse("lobby"), 10).Select(i => i.Begins));
        using var browser = _hub.As(_hub.Person("xem", new Grant(Role.Viewer)));
        var page = await browser.Get("/boards/lobby");
        Assert.Contains("lobby is silent", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gate is silent", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_OfABoard_IsKept_OthersAreNot()
    {
        _hub.Get<INotices>().Tell(new Notice("report/647", NoticeKind.Reminder, new Bilingual("due", "hạn"), new Bilingual("", "")));
        _hub.Get<INotices>().Tell(new Notice("board/gate/disk", NoticeKind.Begins, new Bilingual("gate has trouble with its disk", "Bảng gate gặp lỗi ổ đĩa"), new Bilingual("", "")));

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_hub.Get<IncidentLog>().Read(null, 10).Count == 0)
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.Equal("gate has trouble with its disk", Assert.Single(_hub.Get<IncidentLog>().Read(null, 10)).Words.En);
    }

    [Fact]
    public async Task Programs_ReadABoard_ChangeTheFile_AndMayNotMoreThanTheirPerson()
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        using var viewer = _hub.Program(_hub.Person("xem", new Grant(Role.Viewer)), mayWrite: true);

        var report = await viewer.GetFromJsonAsync<JsonElement>("api/v1/boards/lobby", TestContext.Current.CancellationToken);
        using var shut = await viewer.PostAsync(new Uri("api/v1/boards/lobby/revoke", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var silent = await admin.PostAsJsonAsync("api/v1/boards/lobby/commands", new { kind = "identify" }, TestContext.Current.CancellationToken);
        using var file = await admin.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/v1/boards.json") { Content = new StringContent(Boards.Replace("Cổng", "Cổng sau", StringComparison.Ordinal)) };
        put.Headers.TryAddWithoutValidation("If-Match", file.Headers.ETag!.ToString());
        using var saved = await admin.SendAsync(put, TestContext.Current.CancellationToken);

        Assert.Equal("lobby", report.GetProperty("report").GetProperty("id").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Conflict, HttpStatusCode.OK), (shut.StatusCode, silent.StatusCode, saved.StatusCode));
        Assert.Equal("Cổng sau", _hub.Get<SignageStore>().Current.Office.Boards[1].Name);
    }

    private string Mark() => PlaylistEditor.MarkOf(File);

    /// <summary>The form as the page has it, with some fields changed.</summary>
    private (string, string)[] Fields(params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["do"] = "save",
            ["mark"] = Mark(),
            ["name"] = "Sảnh",
            ["place"] = "",
            ["size"] = "96x16",
            ["color"] = "red",
            ["hours"] = "06:30-21:00",
            ["brightness"] = "",
            ["dim"] = "",
            ["pitch"] = "",
            ["groups"] = "indoor",
        };
        foreach (var (name, value) in changed)
            fields[name] = value;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }
}
