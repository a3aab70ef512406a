using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Api;

/// <summary>What people do on the pages, done by programs.</summary>
public sealed class ApiDeedsTests : IAsyncLifetime
{
    private WebHub _hub = null!;
    private HttpClient _admin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder());
        _admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Plan_ReadAndImported_IsAPlaylistOfDrafts_AndReplacedOnlyByWhoSawTheDifference()
    {
        var plan = await File.ReadAllBytesAsync(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"), Cancel);

        var read = await Post("api/v1/plans?name=seed_004.txt", new ByteArrayContent(plan));
        var (ticket, proposals) = (read.Json["ticket"]!.GetValue<string>(), read.Json["plan"]!["proposals"]!.AsArray());
        var made = await Post($"api/v1/plans/{ticket}/import", new { accept = "1", boards = new[] { "lobby" } });
        // Its first day is one that no calendar has: a program says which is meant.
        var doubtful = await Post($"api/v1/plans/{ticket}/import", new { accept = "1,2" });
        string[] fixes = ["2:from=2023-04-07"];
        var again = await Post($"api/v1/plans/{ticket}/import", new { accept = "1,2", fixes });
        var replaced = await Post($"api/v1/plans/{ticket}/import", new { accept = "1,2", fixes, replace = again.Json["mark"]!.GetValue<string>() });

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.InRange(proposals.Count, 2, 20);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK), (made.Status, again.Status, replaced.Status));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, doubtful.Status);
        Assert.Contains("2:from=2023-04-07", doubtful.Json["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(again.Json["difference"]!.AsArray(), line => line!.GetValue<string>().StartsWith('+'));
        var id = made.Json["id"]!.GetValue<string>();
        await _hub.Loaded(id);
        var file = EntryFile(id);
        Assert.Equal(2, file["entries"]!.AsArray().Count);
        Assert.All(file["entries"]!.AsArray(), entry => Assert.True(entry!["draft"]!.GetValue<bool>()));
        Assert.Equal("lobby", file["boards"]![0]!.GetValue<string>());
        Assert.Equal(["plan.import", "plan.import"], _hub.Get<AuditLog>().Read().Select(line => line.Deed).Where(deed => deed == "plan.import"));
    }

    [Theory]
    [InlineData("api/v1/plans", "", HttpStatusCode.BadRequest, "Send the document as the body")]
    [InlineData("api/v1/plans/0123/import", """{ "accept": "1" }""", HttpStatusCode.NotFound, "send it again")]
    [InlineData("api/v1/preview", "slogan", HttpStatusCode.BadRequest, "Send an entry")]
    [InlineData("api/v1/preview?board=nowhere", "{ }", HttpStatusCode.NotFound, "no such board")]
    [InlineData("api/v1/accounts", """{ "name": "minh" }""", HttpStatusCode.BadRequest, "Send JSON")]
    [InlineData("api/v1/accounts", """{ "name": "lan", "display": "Lan", "role": "viewer" }""", HttpStatusCode.UnprocessableEntity, "account of this name already")]
    [InlineData("api/v1/accounts", """{ "name": "minh", "display": "Minh", "role": "king" }""", HttpStatusCode.BadRequest, "roles are viewer, editor")]
    [InlineData("api/v1/accounts", """{ "name": "minh", "display": "Minh", "role": "editor,viewer" }""", HttpStatusCode.BadRequest, "roles are viewer, editor")]
    [InlineData("api/v1/accounts", """{ "name": "minh", "display": "Minh", "role": "1" }""", HttpStatusCode.BadRequest, "roles are viewer, editor")]
    [InlineData("api/v1/accounts", """{ "name": "minh", "display": "a\u202eb", "role": "viewer" }""", HttpStatusCode.UnprocessableEntity, "")]
    [InlineData("api/v1/accounts", """{ "name": "minh", "display": "Minh", "role": "admin" }""", HttpStatusCode.Forbidden, "on the page")]
    [InlineData("api/v1/red-button", """{ "reason": "  " }""", HttpStatusCode.BadRequest, "")]
    [InlineData("api/v1/nowhere", "{ }", HttpStatusCode.NotFound, "openapi.json")]
    [InlineData("api/v1/playlists/everyday/entries/x/move", "{ }", HttpStatusCode.BadRequest, "a number in it is none")]
    [InlineData("api/v1/accounts/nobody", """{ "do": "reset" }""", HttpStatusCode.NotFound, "no such account")]
    [InlineData("api/v1/hooks/nobody/test", "{ }", HttpStatusCode.NotFound, "no such web hook")]
    [InlineData("api/v1/red-button/lift", "{ }", HttpStatusCode.Conflict, "No board was made dark")]
    public async Task Request_ThatMakesNoSense_IsToldWhatToSend(string path, string body, HttpStatusCode status, string words)
    {
        var answer = await Post(path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Json["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsTheEntryOnEveryBoard_AndWhatIsWrongWithIt()
    {
        var good = await Post("api/v1/preview?board=lobby", new { slogan = "Tiết kiệm điện", when = new { always = true } });
        var half = await Post("api/v1/preview", new { slogan = "Tiết kiệm nước", when = new { from = "2027-0" } });

        var board = Assert.Single(good.Json["boards"]!.AsArray())!;
        var png = board["pictures"]![0]!["png"]!.Deserialize<byte[]>()!;
        Assert.Equal(["lobby"], board["alike"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal(0, good.Json["leftOut"]!.GetValue<int>());
        Assert.Equal(("lobby", 16), (board["board"]!.GetValue<string>(), board["pictures"]![0]!["height"]!.GetValue<int>()));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Empty(good.Json["problems"]!.AsArray());
        // Half a date is told; the letters can be seen all the same.
        Assert.Equal(2, half.Json["boards"]!.AsArray().Count);
        Assert.NotEmpty(half.Json["problems"]!.AsArray());
    }

    [Fact]
    public async Task History_HasWhatStoodThereBefore_ForProgramsToo()
    {
        using var read = await _admin.GetAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel);
        var before = await read.Content.ReadAsStringAsync(Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/v1/playlists/everyday") { Content = new StringContent(before.Replace("điện", "nước", StringComparison.Ordinal)) };
        request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.ToString());
        using var saved = await _admin.SendAsync(request, Cancel);

        var versions = (await Get("api/v1/playlists/everyday/history")).AsArray();
        var oldest = await _admin.GetStringAsync(new Uri($"api/v1/playlists/everyday/history/{versions[^1]!["version"]!.GetValue<string>()}", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(before, oldest);
        Assert.Contains("lan", versions.Select(v => v!["by"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Playlist_CopiedForNextYear_IsDraftsAYearLater_AndWhatComesBackByItselfIsNotCopied()
    {
        _hub.Office.Playlist("unity", """{ "name": "Thống nhất 2027", "entries": [ { "slogan": "52 năm (30/4/1975 - 30/4/2027)", "when": { "on": "2027-04-30" } } ] }""");
        await _hub.Loaded("unity");

        var made = await Post("api/v1/playlists/unity/next-year", new { });
        var none = await Post("api/v1/playlists/everyday/next-year", new { });
        var gone = await Post("api/v1/playlists/nowhere/next-year", new { });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound), (made.Status, none.Status, gone.Status));
        var entry = EntryFile(made.Json["id"]!.GetValue<string>())["entries"]![0]!;
        Assert.Equal(("53 năm (30/4/1975 - 30/4/2028)", "2028-04-30", true), (entry["slogan"]!.GetValue<string>(), entry["when"]!["on"]!.GetValue<string>(), entry["draft"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Coverage_TellsForEachObservanceWhetherSomethingShows()
    {
        var days = (await Get("api/v1/coverage?year=2027")).AsArray();
        using var wrong = await _admin.GetAsync(new Uri("api/v1/coverage?year=9999", UriKind.Relative), Cancel);

        var water = days.Single(day => day!["id"]!.GetValue<string>() == "nuoc")!;
        Assert.Equal(("2027-03-22", "none"), (water["from"]!.GetValue<string>(), water["state"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Why_TellsTheReasonOfAnInstant()
    {
        var why = await Get("api/v1/why?board=gate&at=2027-03-22T07:30");

        Assert.Equal(("gate", "2027-03-22T07:30:00+07:00"), (why["board"]!.GetValue<string>(), why["at"]!.GetValue<string>()));
        Assert.Equal(("everyday/1", "shows"), (why["entries"]![0]!["entry"]!.GetValue<string>(), why["entries"]![0]!["verdict"]!.GetValue<string>()));
    }

    [Fact]
    public async Task RedButton_IsLiftedByTwoPeople_AndNotByOneTwice()
    {
        using var minh = _hub.Program(_hub.Person("minh", new Grant(Role.Admin)), mayWrite: true);
        await Post("api/v1/red-button", new { reason = "nội dung lạ" });
        await Post("api/v1/red-button", new { reason = "bấm nữa", board = "lobby" });

        var pressed = await Get("api/v1/red-button");
        var first = await Post("api/v1/red-button/lift", new { });
        var same = await Post("api/v1/red-button/lift", new { });
        using var second = await minh.PostAsync(new Uri("api/v1/red-button/lift", UriKind.Relative), content: null, Cancel);

        // What was dark already keeps its reason; the log has who pressed for what.
        Assert.Equal((true, "nội dung lạ (lan)"), (pressed["pressed"]!.GetValue<bool>(), pressed["reason"]!.GetValue<string>()));
        Assert.Equal(["all boards", "lobby"], _hub.Get<AuditLog>().Read().Where(line => line.Deed == "board.blank").Select(line => line.What));
        Assert.Equal((false, false), (first.Json["lifted"]!.GetValue<bool>(), same.Json["lifted"]!.GetValue<bool>()));
        Assert.Contains("\"lifted\":true", await second.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(_hub.Get<BlankOrders>().Current!.Everywhere);
    }

    [Fact]
    public async Task Board_ThatTheRedButtonKeepsDark_IsSaidToBe_AndSoOnTheWall()
    {
        await Post("api/v1/red-button", new { reason = "nội dung lạ", board = "lobby" });
        using var browser = _hub.Open();

        var boards = (await Get("api/v1/boards")).AsArray();
        var wall = await browser.Get("/?lang=en");

        Assert.Equal(("blank", "filler"), (boards[0]!["state"]!.GetValue<string>(), boards[1]!["state"]!.GetValue<string>()));
        Assert.Empty(boards[0]!["slogans"]!.AsArray());
        Assert.Contains("Dark by order of the red button", wall.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_MadeChangedAndShut_IsListedSo_AndAdminsAreForThePage()
    {
        var made = await Post("api/v1/accounts", new { name = "minh", display = "Trần Minh", role = "editor", group = "indoor" });
        var id = made.Json["account"]!["id"]!.GetValue<string>();
        await Post($"api/v1/accounts/{id}", new { @do = "roles", roles = new object[] { new { role = "viewer" }, new { role = "editor", group = "indoor" } } });
        Assert.Equal([new Grant(Role.Viewer), new Grant(Role.Editor, "indoor")], _hub.Get<AccountStore>().Find(id)!.Grants);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post($"api/v1/accounts/{id}", new { @do = "roles", roles = new object[] { new { role = "viewer" }, new { role = "admin", group = "indoor" } } })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post($"api/v1/accounts/{id}", new { @do = "roles", roles = Array.Empty<object>() })).Status);
        await Post($"api/v1/accounts/{id}", new { @do = "roles", role = "viewer" });
        var named = await Post($"api/v1/accounts/{id}", new { @do = "name", display = " Trần Văn Minh " });
        Assert.Equal("Trần Văn Minh", named.Json["account"]!["display"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($"api/v1/accounts/{id}", new { @do = "name", display = " " })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post($"api/v1/accounts/{id}", new { @do = "name", display = "Minh", was = "Văn Minh" })).Status);
        await Post($"api/v1/accounts/{id}", new { @do = "disable" });
        var own = await Post($"api/v1/accounts/{_hub.Get<AccountStore>().Named("lan")!.Id}", new { @do = "reset" });
        var crowned = await Post($"api/v1/accounts/{id}", new { @do = "roles", role = "admin" });

        Assert.NotEmpty(made.Json["code"]!.GetValue<string>());
        var minh = (await Get("api/v1/accounts")).AsArray().Single(a => a!["name"]!.GetValue<string>() == "minh")!;
        Assert.Equal(("viewer", true), (minh["roles"]![0]!["role"]!.GetValue<string>(), minh["disabled"]!.GetValue<bool>()));
        Assert.Equal(["id", "name", "display", "roles", "disabled", "outside"], minh.AsObject().Select(member => member.Key));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (own.Status, crowned.Status));
        Assert.Equal(["account.add", "account.roles", "account.roles", "account.name", "account.disable"], _hub.Get<AuditLog>().Read().Select(line => line.Deed));
    }

    /// <summary>Whoever found an admin's token would approve their own slogan with an approver's account of their making.</summary>
    [Fact]
    public async Task Account_ThatMayApprove_IsMadeAndChangedOnThePageAlone()
    {
        var approver = _hub.Person("minh", new Grant(Role.Approver, "indoor"));
        var editor = _hub.Person("thu", new Grant(Role.Editor));

        var made = await Post("api/v1/accounts", new { name = "moi", display = "Mới", role = "approver", group = "indoor" });
        var raised = await Post($"api/v1/accounts/{editor.Id}", new { @do = "roles", role = "approver" });
        (HttpStatusCode Status, JsonNode Json)[] changed =
        [
            await Post($"api/v1/accounts/{approver.Id}", new { @do = "reset" }),
            await Post($"api/v1/accounts/{approver.Id}", new { @do = "roles", role = "viewer" }),
            await Post($"api/v1/accounts/{approver.Id}", new { @do = "outside", outside = "minh@office.vn" }),
        ];
        var reset = await Post($"api/v1/accounts/{editor.Id}", new { @do = "reset" });

        Assert.All([made, raised, .. changed], answer =>
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("may approve", answer.Json["error"]!.GetValue<string>(), StringComparison.Ordinal);
        });
        Assert.Null(_hub.Get<AccountStore>().Named("moi"));
        Assert.Equal(HttpStatusCode.OK, reset.Status);
        Assert.Equal(["account.reset"], _hub.Get<AuditLog>().Read().Select(line => line.Deed));
    }

    [Fact]
    public async Task Events_AreToldToAToken_AndAuditToWhoMayReadIt()
    {
        using var viewer = _hub.Program(_hub.Person("minh", new Grant(Role.Viewer)), mayWrite: false);
        await using var stream = await viewer.GetStreamAsync(new Uri("api/v1/events", UriKind.Relative), Cancel);
        using var lines = new StreamReader(stream);
        using var audit = await viewer.GetAsync(new Uri("api/v1/audit", UriKind.Relative), Cancel);

        Assert.StartsWith("event: clock", await FirstEvent(lines), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, audit.StatusCode);
        Assert.Contains("\"audit.export\"", await _admin.GetStringAsync(new Uri("api/v1/audit", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    private static async Task<string> FirstEvent(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
                return line;
        }

        return "";
    }

    private JsonNode EntryFile(string id) => JsonNode.Parse(File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, id + ".json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private async Task<JsonNode> Get(string path) => JsonNode.Parse(await _admin.GetStringAsync(new Uri(path, UriKind.Relative), Cancel))!;

    private Task<(HttpStatusCode Status, JsonNode Json)> Post(string path, object body) => Post(path, JsonContent.Create(body));

    private async Task<(HttpStatusCode Status, JsonNode Json)> Post(string path, HttpContent body)
    {
        using (body)
        {
            using var answer = await _admin.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
            return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!);
        }
    }
}
