using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>What can be done on the page of a playlist, the way back from it, and whose playlist it must be.</summary>
public sealed class PlaylistPageTests : IAsyncLifetime
{
    private const string Address = "/playlists/hall";

    private const string Secret = "Nội dung chỉ của bảng cổng";

    private const string Before = """
        {
          "name": "Sảnh",
          "boards": ["lobby"],
          "entries": [
            { "slogan": "Một", "when": { "always": true } },
            { "slogan": "Hai", "when": { "always": true } },
            { "slogan": "Ba", "when": { "always": true } }
          ]
        }
        """;

    private WebHub _hub = null!;
    private Browser _lan = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile).Replace("\"id\": \"lobby\",", "\"id\": \"lobby\", \"groups\": [\"indoor\"],", StringComparison.Ordinal));
            office.Playlist("hall", Before);
            office.Playlist("gate-only", $$"""{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "{{Secret}}", "draft": true, "style": { "color": "#12ab34" }, "when": { "on": "2027-03-22" } } ] }""");
        });
        _lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
    }

    public async ValueTask DisposeAsync()
    {
        _lan.Dispose();
        await _hub.DisposeAsync();
    }

    [Theory]
    [InlineData("id=\"e2\"", "delete", "Deleted.")]
    [InlineData("id=\"e2\"", "up", "Moved.")]
    [InlineData("id=\"add\"", "add", "Added.")]
    [InlineData("id=\"targets\"", "boards", "Saved.")]
    [InlineData("id=\"facts\"", "facts", "Saved.")]
    public async Task Change_HasItsWayBack_AndTheWayBackHasOneToo(string form, string deed, string words)
    {
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), form), ("do", deed), ("slogan", "Bốn"), ("rule", "always"), ("name", "Sảnh lớn"), ("boards", "gate"));
        var changed = Text("hall");
        var page = await _lan.Page(answer.To!);

        Assert.NotEqual(Before, changed);
        Assert.Contains($"<span>{words}</span>", page, StringComparison.Ordinal);
        var undone = await _lan.Submit($"{Address}/history", PageForm.Of(page, "id=\"undo\""));
        Assert.Equal((HttpStatusCode.Redirect, Before), (undone.Status, Text("hall")));
        page = await _lan.Page(undone.To!);
        Assert.Contains("<span>The earlier version is back.</span>", page, StringComparison.Ordinal);
        await _lan.Submit($"{Address}/history", PageForm.Of(page, "id=\"undo\""));
        Assert.Equal(changed, Text("hall"));
    }

    [Fact]
    public async Task NewPlaylist_ThatIsRefused_KeepsItsBoards()
    {
        var form = PageForm.Of(await _lan.Page("/playlists"), "id=\"new\"");
        Assert.Equal("*", form["boards"]);

        var refused = await _lan.Submit("/playlists", form, ("name", "Ngày Nước"), ("slogan", ""), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(refused.Html, "id=\"new\"");
        var made = await _lan.Submit("/playlists", kept, ("slogan", "Nước"));

        Assert.Equal((HttpStatusCode.BadRequest, "gate"), (refused.Status, kept["boards"]));
        Assert.Equal("/playlists/ngay-nuoc?saved=new", made.To);
        Assert.Contains("\"boards\": [\"gate\"]", Text("ngay-nuoc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("On which boards? Tick at least one.")]
    [InlineData("No board can be called “Cổng chính”.", "gate", "Cổng chính")]
    [InlineData("Every board is ticked, and some besides.", "*", "gate")]
    public async Task Boards_ThatAreNotSaid_AreAskedFor_NeverWidened(string words, params string[] ticked)
    {
        var form = PageForm.Of(await _lan.Page(Address), "id=\"targets\"");
        (string Name, string Value)[] boards = [.. ticked.Select(board => ("boards", board))];

        var changed = await _lan.Post(Address, [("_form", form["_form"]), ("mark", form["mark"]), ("do", "boards"), .. boards]);
        var made = await _lan.Post("/playlists", [("_form", form["_form"]), ("name", "Mới"), ("slogan", "Nước"), ("rule", "always"), .. boards]);

        Assert.All([changed, made], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All([changed, made], answer => Assert.Contains(words, answer.Text, StringComparison.Ordinal));
        Assert.All([changed, made], answer => Assert.All(ticked, board => Assert.Contains($"name=\"boards\" value=\"{board}\" checked", answer.Text, StringComparison.Ordinal)));
        Assert.Equal(Before, Text("hall"));
        Assert.DoesNotContain(_hub.Get<SignageStore>().Current.Playlists, playlist => playlist.Name == "Mới");
    }

    /// <summary>Without scripts nothing draws it while it is typed.</summary>
    [Fact]
    public async Task NewPlaylist_IsPreviewedByAButton_AndNothingIsMade()
    {
        var form = PageForm.Of(await _lan.Page("/playlists"), "id=\"new\"");

        var page = await _lan.Submit("/playlists", form, ("do", "preview"), ("name", "Mới"), ("slogan", "Nước"), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(page.Html, "id=\"new\"");

        Assert.Equal((HttpStatusCode.OK, "Mới", "Nước", "gate"), (page.Status, kept["name"], kept["slogan"], kept["boards"]));
        Assert.Equal(1, page.Html.Split("data:image/png;base64,").Length - 1);
        Assert.DoesNotContain(_hub.Get<SignageStore>().Current.Playlists, playlist => playlist.Name == "Mới");
    }

    [Fact]
    public async Task EntryInTheCalendar_HasAButtonToo_WhereThereAreNoScripts()
    {
        var page = await _lan.Page("/calendar?pick=hall/1");

        var shown = await _lan.Submit(Address, PageForm.Of(page, $"data-preview=\"{Address}/preview\""), ("do", "preview"), ("slogan", "Chưa lưu"));

        Assert.Contains("<noscript><button class=\"button\" name=\"do\" value=\"preview\">", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Chưa lưu"), (shown.Status, PageForm.Of(shown.Html, "class=\"editor\"")["slogan"]));
        Assert.Contains("data:image/png;base64,", shown.Html, StringComparison.Ordinal);
        Assert.Equal(Before, Text("hall"));
    }

    [Fact]
    public async Task EveryBoard_IsTickedWhereTheFileNamesNone_AndTakesTheListAway()
    {
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"targets\""), ("do", "boards"), ("boards", "*"));
        var form = PageForm.Of(await _lan.Page(answer.To!), "id=\"targets\"");

        Assert.Equal("*", form["boards"]);
        Assert.DoesNotContain("\"boards\"", Text("hall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditorOfAGroup_IsOfferedItsBoards_AndKeepsTheirWordsWhereTheyMayNot()
    {
        using var hoa = _hub.As(_hub.Person("hoa", new Grant(Role.Editor, "indoor")));
        var page = await hoa.Page(Address);
        var form = PageForm.Of(await hoa.Page("/playlists"), "id=\"new\"");

        var targets = page[page.IndexOf("id=\"targets\"", StringComparison.Ordinal)..];
        targets = targets[..targets.IndexOf("</form>", StringComparison.Ordinal)];
        var refused = await hoa.Submit("/playlists", form, ("name", "Ngày Nước"), ("slogan", "Nước là sự sống"), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(refused.Html, "id=\"new\"");
        var changed = await hoa.Submit(Address, PageForm.Of(page, "id=\"targets\""), ("do", "boards"), ("boards", "gate"));

        Assert.DoesNotContain("value=\"gate\"", targets, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"*\"", targets, StringComparison.Ordinal);
        // One board alone is theirs: it is meant.
        Assert.Equal("lobby", form["boards"]);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.Status, changed.Status));
        Assert.Equal(("Ngày Nước", "Nước là sự sống", "gate"), (kept["name"], kept["slogan"], kept["boards"]));
        Assert.Equal("gate", PageForm.Of(changed.Html, "id=\"targets\"")["boards"]);
    }

    /// <summary>As an editor of another encoding saves it: the letter would be gone with the first change on the page.</summary>
    [Fact]
    public async Task FileThatIsNotUtf8_IsNotOfferedToBeEdited_NorWrittenOver()
    {
        var form = PageForm.Of(await _lan.Page(Address), "id=\"facts\"");
        var bytes = System.Text.Encoding.Latin1.GetBytes(Before.Replace("Sảnh", "S¶nh", StringComparison.Ordinal).Replace("Một", "Mét", StringComparison.Ordinal));
        File.WriteAllBytes(PathOf("hall"), bytes);

        var page = await _lan.Page(Address);
        var mark = _hub.Get<PlaylistEditor>().Read("hall")!.Value.Mark;
        var answer = await _lan.Submit(Address, form, ("do", "facts"), ("name", "Sảnh lớn"), ("mark", mark));

        Assert.Contains("class=\"notice\" role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"facts\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(bytes, File.ReadAllBytes(PathOf("hall")));
    }

    [Fact]
    public async Task WayBack_FromWhatSomebodyElseHasChangedSince_IsNotOffered()
    {
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"e2\""), ("do", "delete"));
        await minh.Submit(Address, PageForm.Of(await minh.Page(Address), "id=\"e2\""), ("do", "delete"));

        Assert.DoesNotContain("id=\"undo\"", await _lan.Page(answer.To!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_JustMade_CanBeTakenBack_AndIsKeptAmongTheDeleted()
    {
        var made = await _lan.Submit("/playlists", PageForm.Of(await _lan.Page("/playlists"), "id=\"new\""), ("name", "Ngày Nước"), ("slogan", "Nước"), ("rule", "always"));
        var taken = await _lan.Submit("/playlists/ngay-nuoc", PageForm.Of(await _lan.Page(made.To!), "id=\"undo\""));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (made.Status, taken.Status));
        Assert.DoesNotContain(_hub.Get<SignageStore>().Current.Playlists, p => p.Id == "ngay-nuoc");
        Assert.Contains("Ngày Nước", WebUtility.HtmlDecode(await _lan.Page("/playlists")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_Deleted_IsGone_AndComesBackAsItWas()
    {
        var page = await _lan.Page(Address);
        var deleted = await _lan.Submit(Address, PageForm.Of(page, "id=\"remove\""), ("do", "remove"));
        var gone = !File.Exists(PathOf("hall")) && _hub.Get<SignageStore>().Current.Playlists.All(p => p.Id != "hall");
        var back = await _lan.Submit("/playlists", PageForm.Of(await _lan.Page(deleted.To!), "id=\"undo\""));

        Assert.True(gone);
        Assert.Equal((HttpStatusCode.Redirect, $"{Address}?saved=put-back"), (back.Status, back.To));
        Assert.Equal(Before, Text("hall"));
        Assert.Contains("The playlist was put back.", await _lan.Page(back.To!), StringComparison.Ordinal);
        Assert.Contains(_hub.Get<SignageStore>().Current.Playlists, p => p.Id == "hall");
        await _lan.Submit(Address, PageForm.Of(await _lan.Page(back.To!), "id=\"undo\""));
        Assert.False(File.Exists(PathOf("hall")));
        Assert.Equal(["playlist.delete", "playlist.put-back", "playlist.delete"], _hub.Get<AuditLog>().Read().Select(line => line.Deed));
    }

    [Fact]
    public async Task Playlist_ThatShows_IsDeletedByAnApproverOnly_AndOthersSeeNothingOfADeletedOne()
    {
        using var editor = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));
        using var indoor = _hub.As(_hub.Person("hoa", new Grant(Role.Approver, "indoor")));
        var refused = await editor.Submit(Address, PageForm.Of(await editor.Page(Address), "id=\"remove\""), ("do", "remove"));
        await _lan.Submit("/playlists/gate-only", PageForm.Of(await _lan.Page("/playlists/gate-only"), "id=\"remove\""), ("do", "remove"));

        var back = await indoor.Send("/playlists", "/playlists", ("do", "put-back"), ("id", "gate-only"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.True(File.Exists(PathOf("hall")));
        Assert.DoesNotContain("gate-only", await indoor.Page("/playlists"), StringComparison.Ordinal);
        Assert.Contains("gate-only", await _lan.Page("/playlists"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, back.Status);
        Assert.False(File.Exists(PathOf("gate-only")));
    }

    [Fact]
    public async Task Facts_TypedAsPeopleDo_AreInTheFile_AndPutRightWhereTheyAreWrong()
    {
        var facts = PageForm.Of(await _lan.Page(Address), "id=\"facts\"");
        var wrong = await _lan.Submit(Address, facts, ("do", "facts"), ("name", "Sảnh lớn"), ("planNumber", ""), ("reportDue", "31/4/2027"), ("reportTo", "Sở"));
        var typed = PageForm.Of(wrong.Html, "id=\"facts\"");
        var saved = await _lan.Submit(Address, typed, ("do", "facts"), ("planNumber", "647/KH-SCT"), ("reportDue", "18/4/2027"), ("reportTo", "Sở Tài nguyên và Môi trường"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (wrong.Status, saved.Status));
        Assert.Equal(("Sảnh lớn", "31/4/2027"), (typed["name"], typed["reportDue"]));
        Assert.StartsWith("""
            {
              "name": "Sảnh lớn",
              "boards": ["lobby"],
            """.ReplaceLineEndings("\n"), Text("hall"), StringComparison.Ordinal);
        Assert.Contains("""
            "plan": { "number": "647/KH-SCT", "reportDue": "2027-04-18", "reportTo": "Sở Tài nguyên và Môi trường" }
            """, Text("hall"), StringComparison.Ordinal);
        Assert.Equal("18/04/2027", PageForm.Of(await _lan.Page(Address), "id=\"facts\"")["reportDue"]);
    }

    [Fact]
    public async Task Facts_ThatAreEmptied_LeaveThePlanOnlyWhatTheFormDoesNotHave()
    {
        _hub.Office.Playlist("hall", Before.Replace("\"boards\"", "\"plan\": { \"number\": \"1/KH\", \"office\": \"Sở\", \"reportDue\": \"2027-04-18\" },\n  \"boards\"", StringComparison.Ordinal));
        await _hub.Loaded("hall");
        await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"facts\""), ("do", "facts"), ("reportDue", ""));

        Assert.Contains("""
            "plan": { "number": "1/KH", "office": "Sở" },
            """, Text("hall"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3, "Hai Ba Một")]
    [InlineData(3, 1, "Ba Một Hai")]
    [InlineData(2, 9, "Một Ba Hai")]
    public async Task Entry_DraggedToAnotherPlace_StandsThere(int from, int to, string order)
    {
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), $"id=\"e{from}\""), ("do", "place"), ("to", $"{to}"));

        Assert.Equal(order, string.Join(' ', _hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "hall").Entries.Select(e => e.Slogan)));
        Assert.EndsWith($"#e{Math.Min(to, 3)}", answer.To, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "up", "#e2")]
    [InlineData(1, "down", "#e2")]
    public async Task Entry_MovedByAButton_IsWhereThePageGoesOn(int number, string deed, string place)
    {
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), $"id=\"e{number}\""), ("do", deed));

        Assert.EndsWith(place, answer.To, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("up")]
    [InlineData("boards")]
    public async Task Save_OfNothing_WritesNothing(string deed)
    {
        var form = PageForm.Of(await _lan.Page(deed == "save" ? $"{Address}?entry=1" : Address), deed == "boards" ? "id=\"targets\"" : "id=\"e1\"");
        var written = File.GetLastWriteTimeUtc(PathOf("hall"));

        var answer = await _lan.Submit(Address, form, ("do", deed), ("entry", "1"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal((Before, written), (Text("hall"), File.GetLastWriteTimeUtc(PathOf("hall"))));
        Assert.Empty(_hub.Get<AuditLog>().Read());
        Assert.Empty(_hub.Get<PlaylistHistory>().Of("hall"));
    }

    /// <summary>Whoever guesses the name of a playlist for boards of others gets nothing of it, by whatever button.</summary>
    [Theory]
    [InlineData("/playlists/gate-only", "save")]
    [InlineData("/playlists/gate-only", "preview")]
    [InlineData("/playlists/gate-only", "next-year")]
    [InlineData("/playlists/gate-only", "remove")]
    [InlineData("/playlists/gate-only", "facts")]
    [InlineData("/playlists/gate-only/preview", "preview")]
    [InlineData("/playlists/gate-only/history", "")]
    public async Task Playlist_OfOthers_IsNotThere(string path, string deed)
    {
        using var indoor = _hub.As(_hub.Person("minh", new Grant(Role.Editor, "indoor")));
        var mark = _hub.Get<PlaylistEditor>().Read("gate-only")!.Value.Mark;

        var answer = await indoor.Send("/playlists", path, ("do", deed), ("entry", "1"), ("mark", mark), ("slogan", "Nước"), ("rule", "always"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("add")]
    [InlineData("up")]
    [InlineData("delete")]
    [InlineData("boards")]
    [InlineData("facts")]
    [InlineData("next-year")]
    [InlineData("preview")]
    public async Task File_BrokenByHand_IsSaidToBe_AndStays(string deed)
    {
        const string broken = "{ \"name\": \"Sảnh\", \"entries\": [ ";
        // Once read in this run, so that what was good stays in force.
        await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"e2\""), ("do", "up"));
        _hub.Office.Playlist("hall", broken);
        var mark = PlaylistEditor.MarkOf(broken);

        var answer = await _lan.Send("/playlists", Address, ("do", deed), ("entry", "1"), ("mark", mark), ("slogan", "Nước"), ("rule", "always"), ("name", "x"));

        Assert.InRange((int)answer.Status, 200, 499);
        Assert.Contains("a mistake that was made by hand", answer.Text, StringComparison.Ordinal);
        Assert.Equal(broken, Text("hall"));
    }

    private string PathOf(string id) => Path.Combine(_hub.Office.PlaylistsFolder, id + ".json");

    private string Text(string id) => File.ReadAllText(PathOf(id));
}
