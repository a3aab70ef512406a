using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>The red button as people of an office, and strangers before its wall, meet it.</summary>
public sealed class RedButtonTests : IAsyncLifetime
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");
    private static readonly BoardId Gate = BoardId.Parse("gate");

    private WebHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BlankOrders Orders => _hub.Get<BlankOrders>();

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office =>
        File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile).Replace("\"id\": \"lobby\",", "\"id\": \"lobby\", \"groups\": [\"indoor\"],", StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    /// <summary>Deleted by mistake and put back, it must not light because others were let shine meanwhile.</summary>
    [Fact]
    public async Task BoardThatIsAway_WhileOthersAreLifted_StaysOrderedDark()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        var roof = BoardId.Parse("roof");
        Orders.Blank([Lobby, roof], "nội dung lạ");

        await lan.Send("/", "/red-button/lift");
        await minh.Send("/", "/red-button/lift");

        Assert.Equal([roof], Orders.Current!.Boards);
        Assert.DoesNotContain("Ordered dark", (await lan.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoneApprover_IsToldTheOtherWays_BeforeAndAfterPressing_UntilThereIsASecond()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        _hub.Person("thu.editor", new Grant(Role.Editor));
        const string alone = "Nobody but you may let these boards light again";
        Assert.Contains(alone, (await lan.Get("/")).Text, StringComparison.Ordinal);
        Orders.Blank([Lobby], "nội dung lạ");

        await lan.Send("/", "/red-button/lift");
        var wall = (await lan.Get("/")).Text.Split("id=\"red-order\"")[1].Split("</section>")[0];

        Assert.Contains(alone, wall, StringComparison.Ordinal);
        Assert.Contains("signagehub unblank", wall, StringComparison.Ordinal);
        Assert.Contains("thu.editor", wall, StringComparison.Ordinal);
        Assert.Contains("href=\"/accounts\"", wall, StringComparison.Ordinal);
        _hub.Person("minh", new Grant(Role.Approver, "indoor"));
        Assert.DoesNotContain(alone, (await lan.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_BeforeTheWall_IsToldThatItIsDark_AndNeitherWhoNorWhy()
    {
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        using var viewer = _hub.As(_hub.Person("minh", new Grant(Role.Viewer)));
        using var stranger = _hub.Open();
        using var client = new HttpClient { BaseAddress = _hub.Url };
        await editor.Send("/", "/red-button", ("reason", "nhầm tên lãnh đạo"), ("board", "lobby"));

        var wall = (await stranger.Get("/")).Text;
        var why = (await stranger.Get("/why?board=lobby")).Text;
        var told = await Event(client, "events?lang=en", "boards");
        var payload = (await Event(client, "play/lobby/events", "blank")).Split('.')[1];
        var signed = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload));

        Assert.All([wall, why, Regex(told), signed], text =>
        {
            Assert.DoesNotContain("nhầm tên", text, StringComparison.Ordinal);
            Assert.DoesNotContain("thu)", text, StringComparison.Ordinal);
        });
        Assert.Contains("made dark by the office", wall, StringComparison.Ordinal);
        Assert.Contains("made dark by the office", why, StringComparison.Ordinal);
        Assert.Contains("made dark by the office", told, StringComparison.Ordinal);
        // People of the office are told both, and before they press, who will be.
        Assert.Contains("nhầm tên lãnh đạo (thu)", (await viewer.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains("nhầm tên lãnh đạo (thu)", (await viewer.Get("/why?board=lobby")).Text, StringComparison.Ordinal);
        Assert.Contains("Everybody who signs in here sees the reason", (await editor.Get("/")).Text, StringComparison.Ordinal);
        var line = _hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("thu", "board.blank", "lobby", "nhầm tên lãnh đạo"), (line.Who, line.Deed, line.What, line.After));
    }

    [Fact]
    public async Task Why_OfABoardThatTheRedButtonKeepsDark_TellsTheOrderFirst_AndOnlyForNow()
    {
        var thu = _hub.Person("thu", new Grant(Role.Editor));
        using var program = _hub.Program(thu, mayWrite: true);
        using var pressed = await program.PostAsJsonAsync("api/v1/red-button", new { board = "lobby", reason = "chữ sai" }, Cancel);
        using var browser = _hub.Open();

        var now = JsonNode.Parse(await program.GetStringAsync("api/v1/why?board=lobby", Cancel))!;
        var other = JsonNode.Parse(await program.GetStringAsync("api/v1/why?board=gate", Cancel))!;
        var later = JsonNode.Parse(await program.GetStringAsync("api/v1/why?board=lobby&at=2027-03-22T07:30", Cancel))!;
        var page = (await browser.Get("/why?board=lobby")).Text;

        Assert.Equal("blank", now["level"]!.GetValue<string>());
        Assert.Contains("chữ sai (thu)", now["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("filler", "filler"), (other["level"]!.GetValue<string>(), later["level"]!.GetValue<string>()));
        // What would be on without it comes after it.
        Assert.True(page.IndexOf("Dark by order of the red button", StringComparison.Ordinal) is var order and > 0 && page.IndexOf("Tiết kiệm điện", StringComparison.Ordinal) > order);
        Assert.DoesNotContain("Dark by order of the red button", (await browser.Get("/why?board=gate")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedOrder_IsToldToWhoMayPress_AndPressingForAllMendsIt()
    {
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        using var stranger = _hub.Open();
        var before = Orders.Blank([Gate], "lý do cũ");
        File.WriteAllText(_hub.Office.DataFolder + "/blank.json", "{");

        Assert.Contains("The red button's order cannot be read", (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read", (await stranger.Get("/")).Text, StringComparison.Ordinal);
        var pressed = await editor.Send("/", "/red-button", ("reason", "chữ sai"), ("board", ""));

        Assert.Equal(HttpStatusCode.Redirect, pressed.Status);
        Assert.True(Orders.Current!.Everywhere);
        Assert.True(Orders.Current.Counter > before.Counter);
        Assert.Equal("{", File.ReadAllText(_hub.Office.DataFolder + "/blank.json.damaged"));
        Assert.DoesNotContain("cannot be read", (await editor.Get("/")).Text, StringComparison.Ordinal);
    }

    /// <summary>What was ordered before is not known any more: boards that do not say that they are lit stay dark.</summary>
    [Fact]
    public async Task DamagedOrder_PressedForOneBoard_MakesItDark_AndLightsNoneThatMayHaveBeenDark()
    {
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor, "indoor")));
        File.WriteAllText(_hub.Office.DataFolder + "/blank.json", "not JSON");

        var pressed = await editor.Send("/", "/red-button", ("reason", "chữ sai"), ("board", "lobby"));

        Assert.Equal(HttpStatusCode.Redirect, pressed.Status);
        Assert.True(Orders.Current!.Blanks(Lobby) && Orders.Current.Blanks(Gate));
    }

    [Fact]
    public async Task DamagedOrder_ForPrograms_IsToldInWords()
    {
        using var program = _hub.Program(_hub.Person("lan", new Grant(Role.Approver)), mayWrite: true);
        File.WriteAllText(_hub.Office.DataFolder + "/blank.json", "{");

        var state = JsonNode.Parse(await program.GetStringAsync("api/v1/red-button", Cancel))!;
        using var lift = await program.PostAsync("api/v1/red-button/lift", content: null, Cancel);

        Assert.Null(state["pressed"]);
        Assert.Contains("press", state["trouble"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, lift.StatusCode);
    }

    [Fact]
    public async Task Approvers_OfAGroup_LiftTheirBoards_WhileAForeignOneStaysDark()
    {
        var (lan, minh) = (_hub.Person("lan", new Grant(Role.Approver, "indoor")), _hub.Person("minh", new Grant(Role.Approver, "indoor")));
        using var first = _hub.As(lan);
        using var second = _hub.As(minh);
        Orders.Blank([Lobby, Gate], "chữ sai");

        Assert.Contains("/red-button/lift", (await first.Get("/")).Text, StringComparison.Ordinal);
        await first.Send("/", "/red-button/lift");
        Assert.Contains("lan (lan) asks to let boards light again", (await second.Get("/")).Text, StringComparison.Ordinal);
        await second.Send("/", "/red-button/lift");

        Assert.Equal([Gate], Orders.Current!.Boards);
        // Nothing of theirs is dark any more.
        var wall = (await first.Get("/")).Text;
        Assert.DoesNotContain("/red-button/lift", wall, StringComparison.Ordinal);
        Assert.Equal(["board.unblank-asked", "board.unblank"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));
        Assert.Equal("lobby", _hub.Get<AuditLog>().Read()[^1].What);
    }

    [Fact]
    public async Task Approvers_OfAGroup_WhereEverythingIsDark_LiftTheirBoardsAlone()
    {
        using var first = _hub.Program(_hub.Person("lan", new Grant(Role.Approver, "indoor")), mayWrite: true);
        using var second = _hub.Program(_hub.Person("minh", new Grant(Role.Approver)), mayWrite: true);
        Orders.Blank(boards: null, "chữ sai");

        // One may lift everything, the other the lobby: both have agreed to the lobby.
        using var all = await second.PostAsync("api/v1/red-button/lift", content: null, Cancel);
        using var own = await first.PostAsync("api/v1/red-button/lift", content: null, Cancel);

        Assert.Contains("\"lifted\":false", await all.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("\"lifted\":true", await own.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(Orders.Current!.Blanks(Lobby));
        Assert.True(Orders.Current.Blanks(Gate));
    }

    /// <summary>What is lifted in part is another order: who asked for the rest need not ask again.</summary>
    [Fact]
    public async Task LiftRequest_ForSeveralBoards_OutlastsThatOneOfThemIsLifted()
    {
        using var all = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        using var indoor = _hub.As(_hub.Person("lan", new Grant(Role.Approver, "indoor")));
        using var third = _hub.As(_hub.Person("thu", new Grant(Role.Approver)));
        Orders.Blank([Lobby, Gate], "chữ sai");
        await all.Send("/", "/red-button/lift");
        await indoor.Send("/", "/red-button/lift");
        Assert.Equal([Gate], Orders.Current!.Boards);

        Assert.Contains("minh (minh) asks to let boards light again", (await third.Get("/")).Text, StringComparison.Ordinal);
        await third.Send("/", "/red-button/lift");

        Assert.Empty(Orders.Current.Boards);
    }

    [Fact]
    public async Task PressedAgain_WhileOneHasAskedToLiftIt_StaysDarkUntilTwoAskAnew()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        await editor.Send("/", "/red-button", ("reason", "chữ sai"), ("board", "lobby"));
        await lan.Send("/", "/red-button/lift");

        var again = await editor.Send("/", "/red-button", ("reason", "vẫn sai"), ("board", "lobby"));
        await minh.Send("/", "/red-button/lift");

        Assert.Contains("dark already", (await editor.Get(again.To!)).Text, StringComparison.Ordinal);
        Assert.True(Orders.Current!.Blanks(Lobby));
        Assert.StartsWith("chữ sai (thu)", Orders.Current.Reason, StringComparison.Ordinal);
        await lan.Send("/", "/red-button/lift");
        Assert.False(Orders.Current.Blanks(Lobby));
    }

    [Fact]
    public async Task LiftRequest_OfAnother_WaitsForWhoMayAgree()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        Orders.Blank([Lobby], "chữ sai");
        await lan.Send("/", "/red-button/lift");

        Assert.Contains("href=\"#red-order\"", (await minh.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#red-order\"", (await lan.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#red-order\"", (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/red-button/lift", (await editor.Get("/")).Text, StringComparison.Ordinal);
    }

    /// <summary>Two must agree: who they are must not depend on names that two may share.</summary>
    [Fact]
    public async Task LiftRequests_OfTwoWhoAreShownAlike_AreToldApart_OnTheWallAndForPrograms()
    {
        var (first, second) = (Lan("lan.indoor", new Grant(Role.Approver, "indoor")), Lan("lan.all", new Grant(Role.Approver)));
        using var one = _hub.As(first);
        using var two = _hub.As(second);
        using var program = _hub.Program(_hub.Person("bot", new Grant(Role.Viewer)), mayWrite: false);
        Orders.Blank([Lobby, Gate], "chữ sai");

        await one.Send("/", "/red-button/lift");
        var wall = (await two.Get("/")).Text;
        var asked = JsonNode.Parse(await program.GetStringAsync("api/v1/red-button", Cancel))!["liftAsked"]!.AsArray();

        Assert.Contains("Nguyễn Lan (lan.indoor) asks to let boards light again", wall, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Lan (lan.indoor)", wall.Split("href=\"#red-order\"")[1].Split("</a>")[0], StringComparison.Ordinal);
        Assert.Equal("Nguyễn Lan (lan.indoor)", Assert.Single(asked)!["by"]!.GetValue<string>());

        Account Lan(string name, Grant grant)
        {
            var account = _hub.Person(name, grant);
            return _hub.Get<AccountStore>().Change(account.Id, a => a with { Display = "Nguyễn Lan" })!;
        }
    }

    private static string Regex(string json) => System.Text.RegularExpressions.Regex.Unescape(json.Replace("\\\"", "\"", StringComparison.Ordinal));

    /// <summary>The data of the first event of a name.</summary>
    private static async Task<string> Event(HttpClient client, string path, string name)
    {
        using var lines = new StreamReader(await client.GetStreamAsync(path, Cancel));
        while (await lines.ReadLineAsync(Cancel) != "event: " + name)
        {
        }

        return (await lines.ReadLineAsync(Cancel))!["data: ".Length..];
    }
}
