using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>Playlists written in a browser, on the real hub.</summary>
public sealed class EditorTests : IAsyncLifetime
{
    private WebHub _hub = null!;

    private string File(string id = "everyday") => System.IO.File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, id + ".json"));

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder());

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Entry_AddedByAnApprover_IsInTheFileAndInForce_WithHistoryAndLog()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", "Nước là sự sống"), ("rule", "period"), ("from", "2027-03-15"), ("to", "2027-03-22"));

        Assert.Equal((HttpStatusCode.Redirect, "/playlists/everyday?saved=add#e2"), (answer.Status, answer.To));
        Assert.Equal(["Tiết kiệm điện", "Nước là sự sống"], _hub.Get<SignageStore>().Current.Playlists.Single().Entries.Select(e => e.Slogan));
        Assert.Equal(["lan", "file"], _hub.Get<PlaylistHistory>().Of("everyday").Select(v => v.By));
        var line = _hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("lan", "playlist.save", "everyday"), (line.Who, line.Deed, line.What));
        Assert.Contains("Nước là sự sống", line.After, StringComparison.Ordinal);

        var restored = await browser.Send("/playlists/everyday", "/playlists/everyday/history", ("mark", Mark()), ("version", _hub.Get<PlaylistHistory>().Of("everyday")[1].Name));
        Assert.Equal((HttpStatusCode.Redirect, "/playlists/everyday?saved=restore"), (restored.Status, restored.To));
        Assert.DoesNotContain("Nước", File(), StringComparison.Ordinal);
        var page = (await browser.Get(restored.To!)).Text;
        Assert.Contains("The earlier version is back.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"undo\"", page, StringComparison.Ordinal);
        var history = (await browser.Get($"/playlists/everyday/history?version={_hub.Get<PlaylistHistory>().Of("everyday")[1].Name}")).Text;
        Assert.Contains("What this version changed:", history, StringComparison.Ordinal);
        Assert.Contains("only in the newer one", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WrittenByAnEditor_IsADraft_WhateverTheFormSays()
    {
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));

        await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", "Nước"), ("rule", "always"));
        await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "save"), ("entry", "1"), ("mark", Mark()), ("slogan", "Tiết kiệm nước"), ("rule", "always"), ("level", "filler"));

        Assert.All(_hub.Get<SignageStore>().Current.Playlists.Single().Entries, e => Assert.True(e.Draft));
        Assert.Equal(["Tiết kiệm nước", "Nước"], _hub.Get<SignageStore>().Current.Playlists.Single().Entries.Select(e => e.Slogan));
    }

    /// <summary>One letter changed takes a slogan off the boards: that is said before and after, and whoever did it can take it back.</summary>
    [Fact]
    public async Task WhatShows_ChangedByAnEditor_IsToldToBeTakenOff_AndComesBackByTheirUndo()
    {
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));
        var before = File();

        var form = await browser.Page("/playlists/everyday?entry=1");
        var saved = await browser.Submit("/playlists/everyday", PageForm.Of(form, "id=\"e1\""), ("do", "save"), ("slogan", "Tiết kiệm nước"));
        var page = await browser.Page(saved.To!);
        await browser.Submit("/playlists/everyday", PageForm.Of(await browser.Page("/playlists/everyday?entry=1"), "id=\"e1\""), ("do", "save"), ("slogan", "Tiết kiệm giấy"));
        var undone = await browser.Send("/playlists/everyday", "/playlists/everyday/history", ("mark", Mark()), ("version", _hub.Get<PlaylistHistory>().Of("everyday")[2].Name));

        Assert.Contains("This shows now.", form, StringComparison.Ordinal);
        Assert.StartsWith("/playlists/everyday?saved=off", saved.To, StringComparison.Ordinal);
        Assert.Contains("the boards show neither now", page, StringComparison.Ordinal);
        Assert.Contains("id=\"undo\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"submit\"", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, before), (undone.Status, File()));
    }

    [Fact]
    public async Task WhatShowedBeforeAColleaguesChange_IsNotPutBackByAnEditor()
    {
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));
        using var approver = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "save"), ("entry", "1"), ("mark", Mark()), ("slogan", "Tiết kiệm nước"), ("rule", "always"));
        await approver.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", "Nước"), ("rule", "always"), ("draft", "true"));
        await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", "Giấy"), ("rule", "always"));

        var old = await browser.Send("/playlists/everyday", "/playlists/everyday/history", ("mark", Mark()), ("version", _hub.Get<PlaylistHistory>().Of("everyday")[^1].Name));

        Assert.Equal(HttpStatusCode.Forbidden, old.Status);
    }

    [Fact]
    public async Task WhatShows_DeletedDoubledOrGivenAnotherShareByAnEditor_StaysAsItIs()
    {
        const string live = """{ "name": "Sảnh", "entries": [ { "slogan": "Một", "when": { "always": true } }, { "slogan": "Nháp", "draft": true, "when": { "always": true } } ] }""";
        _hub.Office.Playlist("hall", live);
        await Loaded("hall");
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));
        using var program = _hub.Program(_hub.Person("may", new Grant(Role.Editor)), mayWrite: true);

        var deleted = await browser.Send("/playlists/hall", "/playlists/hall", ("do", "delete"), ("entry", "1"), ("mark", Mark("hall")));
        var doubled = await Put(program, live.Replace("{ \"slogan\": \"Nháp\", \"draft\": true,", "{ \"slogan\": \"Một\",", StringComparison.Ordinal));
        var shared = await Put(program, live.Replace("\"entries\"", "\"share\": 10, \"entries\"", StringComparison.Ordinal));
        var draftGone = await browser.Send("/playlists/hall", "/playlists/hall", ("do", "delete"), ("entry", "2"), ("mark", Mark("hall")));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (deleted.Status, doubled, shared));
        Assert.Contains("by an approver only", deleted.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, draftGone.Status);
        Assert.Equal(["Một"], _hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "hall").Entries.Select(e => e.Slogan));

        async Task<HttpStatusCode> Put(HttpClient client, string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "api/v1/playlists/hall") { Content = new StringContent(text) };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{Mark("hall")}\"");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Boards_WidenedByAnEditor_WhileSomethingShows_AreRefused()
    {
        _hub.Office.Playlist("hall", """{ "name": "Sảnh", "boards": ["lobby"], "entries": [ { "slogan": "Một", "when": { "always": true } } ] }""");
        await Loaded("hall");
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));

        var answer = await browser.Send("/playlists/hall", "/playlists/hall", ("do", "boards"), ("mark", Mark("hall")), ("boards", "gate"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("must be a draft", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ChangedMeanwhile_IsNeverWrittenOver_AndTheDifferenceShown()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        var form = PageForm.Of(await browser.Page("/playlists/everyday?entry=1"), "id=\"e1\"");
        var byHand = File().Replace("Tiết kiệm điện", "Tiết kiệm nước", StringComparison.Ordinal);
        _hub.Office.Playlist("everyday", byHand);

        var answer = await browser.Submit("/playlists/everyday", form, ("do", "save"), ("slogan", "Của tôi <b>"));

        var text = WebUtility.HtmlDecode(answer.Html);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(byHand, File());
        Assert.Contains("Tiết kiệm nước", text, StringComparison.Ordinal);
        Assert.Contains("Của tôi <b>", text, StringComparison.Ordinal);
        Assert.Contains("Save mine on top of it", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WithMistakes_IsToldAndNotWritten()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        var before = File();

        var answer = await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", ""), ("rule", "on"), ("on", "2027-02-29"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Slogan: nothing stands here; fill it in", answer.Text, StringComparison.Ordinal);
        Assert.Contains("29/02/2027", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, File());
    }

    [Fact]
    public async Task Preview_WhileTyping_HasAPictureOfEveryBoard()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send("/playlists/everyday", "/playlists/everyday/preview", ("slogan", "Giờ Trái đất"), ("rule", "period"), ("from", "2027-"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, answer.Text.Split("data:image/png;base64,").Length - 1);
        Assert.Contains("Sảnh", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_MadeOnThePage_HasANameThatEveryDiskTakes()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Send("/playlists", "/playlists", ("name", "../../Ngày Nước: \"2027\""), ("slogan", "Nước"), ("rule", "on"), ("on", "2027-03-22"), ("boards", "lobby"));
        var again = await browser.Send("/playlists", "/playlists", ("name", "../../Ngày Nước: \"2027\""), ("slogan", "Nước"), ("rule", "on"), ("on", "2027-03-22"), ("boards", "*"));

        Assert.Equal(("/playlists/ngay-nuoc-2027?saved=new", "/playlists/ngay-nuoc-2027-2?saved=new"), (answer.To, again.To));
        Assert.Equal("""
            {
              "name": "../../Ngày Nước: \"2027\"",
              "boards": ["lobby"],
              "entries": [
                { "slogan": "Nước", "when": { "on": "2027-03-22" } }
              ]
            }

            """, File("ngay-nuoc-2027"));
    }

    [Fact]
    public async Task Playlist_CopiedForNextYear_IsDraftsAYearLater()
    {
        _hub.Office.Playlist("giai-phong", """{ "name": "Giải phóng 2023", "entries": [ { "slogan": "48 năm (30/4/1975 - 30/4/2023)", "when": { "on": "2023-04-30" } }, { "slogan": "Hằng năm", "when": { "yearly": "04-30" } } ] }""");
        await Loaded("giai-phong");
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));

        var answer = await browser.Send("/playlists/giai-phong", "/playlists/giai-phong", ("do", "next-year"), ("mark", Mark("giai-phong")));

        Assert.Equal("/playlists/giai-phong-2024?saved=new", answer.To);
        Assert.Contains("""{ "slogan": "49 năm (30/4/1975 - 30/4/2024)", "when": { "on": "2024-04-30" }, "draft": true }""", File("giai-phong-2024"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hằng năm", File("giai-phong-2024"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_ThatCanBeReadInTwoWays_IsAskedAgain_AsItWasTyped()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "add"), ("mark", Mark()), ("slogan", "Môi trường"), ("rule", "yearly"), ("yearly", "05-06"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("two ways", answer.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"05-06\"", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Môi trường", File(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lobby", HttpStatusCode.Redirect)]
    [InlineData("gate", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    public async Task Playlist_OfAForeignBoard_IsNotTheirsToMakeOrChange(string board, HttpStatusCode status)
    {
        var grouped = System.IO.File.ReadAllText(_hub.Office.BoardsFile).Replace("\"color\": \"red\"", "\"color\": \"red\", \"groups\": [\"indoor\"]", StringComparison.Ordinal);
        System.IO.File.WriteAllText(_hub.Office.BoardsFile, grouped);
        var boards = board.Length > 0 ? $"\"boards\": [\"{board}\"]," : "";
        _hub.Office.Playlist("theirs", $$"""{ "name": "x", {{boards}} "entries": [ { "slogan": "Một", "when": { "always": true }, "draft": true } ] }""");
        await Loaded("theirs");
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor, "indoor")));

        var made = await browser.Send("/playlists", "/playlists", ("name", "mới"), ("slogan", "Nước"), ("rule", "always"), ("boards", board.Length > 0 ? board : "*"));
        var changed = await browser.Send("/account", "/playlists/theirs", ("do", "save"), ("entry", "1"), ("mark", Mark("theirs")), ("slogan", "Hai"), ("rule", "always"));

        // One for every board is seen by everybody; of one for boards of others it is not even told that it is there.
        Assert.Equal((status, board == "gate" ? HttpStatusCode.NotFound : status), (made.Status, changed.Status));
    }

    [Fact]
    public async Task Script_InEveryField_IsOnlyEverText()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        await browser.Send("/playlists", "/playlists", ("name", evil), ("slogan", evil), ("english", evil), ("note", evil), ("rule", "always"), ("boards", "*"));
        using var client = new HttpClient();
        var page = await RawPage(browser, "/playlists/" + _hub.Get<SignageStore>().Current.Playlists.First(p => p.Name == evil).Id + "?entry=1");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    private async Task<string> RawPage(Browser browser, string path)
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = browser.Cookies });
        return await client.GetStringAsync(new Uri(_hub.Url, path), TestContext.Current.CancellationToken);
    }

    private string Mark(string id = "everyday") => _hub.Get<PlaylistEditor>().Read(id)!.Value.Mark;

    /// <summary>Until the hub has read a file that was written beside it.</summary>
    private async Task Loaded(string id)
    {
        var store = _hub.Get<SignageStore>();
        var loaded = new TaskCompletionSource();
        store.Replaced += Look;
        Look(null, EventArgs.Empty);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        store.Replaced -= Look;

        void Look(object? sender, EventArgs e)
        {
            if (store.Current.Playlists.Any(p => p.Id == id) && System.IO.File.ReadAllText(_hub.Office.BoardsFile).Contains("groups", StringComparison.Ordinal) == store.Current.Office.Boards.Any(b => b.Groups.Count > 0))
                loaded.TrySetResult();
        }
    }
}
