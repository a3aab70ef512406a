using System.Net;
using System.Net.Http.Json;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Programmes;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>What an office does with its boards in a browser, with several people.</summary>
public sealed class OfficeJobTests : IAsyncLifetime
{
    private WebHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2023, 3, 25, 1, 0));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Plan_ReadImportedAndApproved_IsOnTheBoard_AndLaterChangesWaitAgain()
    {
        using var editor = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        using var approver = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        var plan = File.ReadAllText(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"));

        var read = await editor.Send("/plans", "/plans", ("text", plan));
        Assert.Contains("647/KH-SCT", read.Text, StringComparison.Ordinal);
        Assert.Contains("the start is probably 07/04/2023", read.Text, StringComparison.Ordinal);
        // A day that the document does not have is not ticked: a person does that.
        Assert.Contains("name=\"accept\" value=\"1\" checked", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"accept\" value=\"2\" checked", read.Text, StringComparison.Ordinal);
        var ticket = Between(read.Text, "name=\"plan\" value=\"");
        var imported = await editor.Send("/plans", "/plans/import", ("plan", ticket), ("accept", "1"), ("slogan1", "Sử dụng năng lượng tiết kiệm"), ("from1", "2023-03-25"), ("to1", "2023-03-25"), ("boards", "*"));
        Assert.Equal("/playlists/647-KH-SCT?saved=import", imported.To);
        var again = await editor.Send("/plans", "/plans/import", ("plan", ticket), ("accept", "1"), ("slogan1", "x"), ("from1", "2023-03-25"), ("to1", "2023-03-25"), ("boards", "*"));
        Assert.Contains("was imported already", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("năng lượng", Shown(), StringComparison.Ordinal);

        // What its author has not handed in does not bother who approves.
        Assert.Contains("Nothing waits", (await approver.Get("/approvals")).Text, StringComparison.Ordinal);
        await _hub.Submit("647-KH-SCT");
        var page = await approver.Get("/approvals");
        var seen = Between(page.Text, "name=\"seen\" value=\"");
        // Beside the pictures stands the sentence of the document, as it was kept, and the way to the whole.
        var source = Between(page.Text, "href=\"/playlists/647-KH-SCT/document#");
        var document = await approver.Get("/playlists/647-KH-SCT/document");
        var sentence = Between(document.Text, $"<p id=\"{source}\" class=\"source\">", '<');
        Assert.Contains("tiết kiệm", sentence, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"<blockquote class=\"evidence\" lang=\"vi\">{sentence.Trim()}</blockquote>", page.Text, StringComparison.Ordinal);
        using (var stranger = _hub.As(_hub.Person("xa", new Grant(Role.Viewer, "elsewhere"))))
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/playlists/647-KH-SCT/document")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.Get("/playlists/everyday/document")).Status);
        var changed = await approver.Send("/approvals", "/approvals", ("playlist", "647-KH-SCT"), ("entry", "su-dung-nang-luong-tiet-kiem-va"), ("do", "approve"), ("seen", new string('0', 64)));
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.DoesNotContain("năng lượng", Shown(), StringComparison.Ordinal);
        var approved = await approver.Send("/approvals", "/approvals", ("playlist", "647-KH-SCT"), ("entry", "su-dung-nang-luong-tiet-kiem-va"), ("do", "approve"), ("seen", seen));

        Assert.Equal(HttpStatusCode.Redirect, approved.Status);
        Assert.Contains("Sử dụng năng lượng tiết kiệm", Shown(), StringComparison.Ordinal);
        Assert.Contains("Nothing waits", (await approver.Get("/approvals")).Text, StringComparison.Ordinal);
        Assert.Equal(["plan.import", "approval.submit", "approval.approve"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));

        var mark = _hub.Get<PlaylistEditor>().Read("647-KH-SCT")!.Value.Mark;
        await editor.Send("/playlists/647-KH-SCT", "/playlists/647-KH-SCT", ("do", "save"), ("entry", "1"), ("mark", mark), ("slogan", "Chữ khác"), ("rule", "on"), ("on", "2023-03-25"));

        Assert.DoesNotContain("Chữ khác", Shown(), StringComparison.Ordinal);
        Assert.Contains("is not submitted yet", (await editor.Get("/")).Text, StringComparison.Ordinal);
        await editor.Send("/playlists/647-KH-SCT", "/playlists/647-KH-SCT", ("do", "submit"), ("mark", _hub.Get<PlaylistEditor>().Read("647-KH-SCT")!.Value.Mark));
        Assert.Contains("1 to approve", (await approver.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatWasChanged_IsComparedOnThePage_BeforeAnythingIsReplaced()
    {
        using var editor = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        var plan = File.ReadAllText(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"));
        var kept = Path.Combine(_hub.Office.DataFolder, "plans", "647-KH-SCT.txt");
        var file = Path.Combine(_hub.Office.PlaylistsFolder, "647-KH-SCT.json");
        (string, string)[] first = [("accept", "1"), ("slogan1", "Sử dụng năng lượng tiết kiệm"), ("from1", "2023-03-25"), ("to1", "2023-03-25"), ("boards", "gate")];
        Assert.Equal("/playlists/647-KH-SCT?saved=import", (await Import(plan, first)).To);
        // The text of the document is kept, as the command line keeps it.
        Assert.Contains("647", File.ReadAllText(kept), StringComparison.Ordinal);
        var before = File.ReadAllText(file);

        var same = await Import(plan, first);
        Assert.Contains("has exactly these entries", same.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"replace\"", same.Text, StringComparison.Ordinal);

        (string, string)[] second = [("accept", "1"), ("slogan1", "Tiết kiệm điện"), ("from1", "2023-03-25"), ("to1", "2023-03-26"), ("boards", "gate")];
        var changed = plan.Replace("Triển khai", "Triển  khai", StringComparison.Ordinal);
        var compared = await Import(changed, second);
        Assert.Equal(HttpStatusCode.Conflict, compared.Status);
        Assert.Contains("- Sử dụng năng lượng tiết kiệm: 25 Mar 2023", WebUtility.HtmlDecode(compared.Text), StringComparison.Ordinal);
        Assert.Contains("+ Tiết kiệm điện: 25 Mar 2023 to 26 Mar 2023", WebUtility.HtmlDecode(compared.Text), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));

        // Another draft than the one that was seen is shown first.
        var mark = Between(compared.Text, "name=\"replace\" value=\"");
        var other = await Import(changed, [.. second.Where(field => field.Item1 != "to1"), ("to1", "2023-03-27"), ("replace", mark)]);
        Assert.Equal((HttpStatusCode.Conflict, before), (other.Status, File.ReadAllText(file)));

        Assert.Equal("/playlists/647-KH-SCT?saved=import", (await Import(changed, [.. second, ("replace", mark)])).To);
        var after = File.ReadAllText(file);
        Assert.Contains("Tiết kiệm điện", after, StringComparison.Ordinal);
        Assert.Contains("\"gate\"", after, StringComparison.Ordinal);
        Assert.Equal(["plan.import", "plan.import"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));

        // A file that somebody broke is not written over: what it held, nobody has seen.
        File.WriteAllText(Path.Combine(_hub.Office.PlaylistsFolder, "9-KH-SCT.json"), "{ broken");
        var ninth = plan.Replace("647 /KH-SCT", "9 /KH-SCT", StringComparison.Ordinal);
        var broken = await Import(ninth, second);
        Assert.Equal(HttpStatusCode.Conflict, broken.Status);
        var refused = await Import(ninth, [.. second, ("replace", Between(broken.Text, "name=\"replace\" value=\""))]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("The file of the playlist 9-KH-SCT is there already, and the hub cannot read it.", WebUtility.HtmlDecode(refused.Text), StringComparison.Ordinal);
        Assert.Equal("{ broken", File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "9-KH-SCT.json")));

        async Task<(HttpStatusCode Status, string Text, string? To)> Import(string text, (string, string)[] fields)
        {
            var ticket = Between((await editor.Send("/plans", "/plans", ("text", text))).Text, "name=\"plan\" value=\"");
            var answer = await editor.Send("/plans", "/plans/import", [("plan", ticket), .. fields]);
            return (answer.Status, answer.Text, answer.To);
        }
    }

    [Fact]
    public async Task Entry_Returned_NeedsAReason()
    {
        _hub.Office.Playlist("plan", """{ "name": "x", "entries": [ { "slogan": "Một", "when": { "always": true }, "draft": true } ] }""");
        using var editor = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await _hub.Submit("plan");

        var without = await editor.Send("/approvals", "/approvals", ("playlist", "plan"), ("entry", "1"), ("do", "return"));
        var with = await editor.Send("/approvals", "/approvals", ("playlist", "plan"), ("entry", "1"), ("do", "return"), ("note", "sai năm"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (without.Status, with.Status));
        Assert.Contains("sai năm", (await editor.Get("/approvals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ThatNoBoardCanShow_IsNotApproved_AndTheLogSaysNothingOfIt()
    {
        _hub.Office.Playlist("plan", """{ "name": "x", "boards": ["lobby"], "entries": [ { "slogan": "水", "when": { "always": true }, "draft": true } ] }""");
        using var approver = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await _hub.Submit("plan");
        var page = (await approver.Get("/approvals")).Text;
        var seen = Between(page, "name=\"seen\" value=\"");

        var approved = await approver.Send("/approvals", "/approvals", ("playlist", "plan"), ("entry", "1"), ("do", "approve"), ("seen", seen));

        Assert.Contains("水", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, approved.Status);
        Assert.Contains("Nothing was approved: no board can show it", approved.Text, StringComparison.Ordinal);
        Assert.Equal(["approval.submit"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));
    }

    [Fact]
    public async Task Entry_WithADeedThatIsNone_IsNotApproved()
    {
        _hub.Office.Playlist("plan", """{ "name": "x", "entries": [ { "slogan": "Một", "when": { "always": true }, "draft": true } ] }""");
        using var approver = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await _hub.Submit("plan");
        var seen = Between((await approver.Get("/approvals")).Text, "name=\"seen\" value=\"");

        var answer = await approver.Send("/approvals", "/approvals", ("playlist", "plan"), ("entry", "1"), ("do", "refuse"), ("seen", seen));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("Một", Shown(), StringComparison.Ordinal);
        Assert.Equal(["approval.submit"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));
    }

    [Fact]
    public async Task Entry_Returned_WaitsForWhoEditsIt_WithItsNote_UntilItIsAnother()
    {
        _hub.Office.Playlist("plan", """{ "name": "x", "entries": [ { "slogan": "Một", "when": { "always": true }, "draft": true } ] }""");
        using var approver = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        using var editor = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        using var viewer = _hub.As(_hub.Person("thu", new Grant(Role.Viewer)));
        using var stranger = _hub.As(_hub.Person("other", new Grant(Role.Editor, "indoor")));
        await _hub.Submit("plan");
        Assert.DoesNotContain("returned", (await editor.Get("/")).Text, StringComparison.Ordinal);

        await approver.Send("/approvals", "/approvals", ("playlist", "plan"), ("entry", "1"), ("do", "return"), ("note", "chữ quá nhỏ"));

        var wall = (await editor.Get("/")).Text;
        Assert.Contains("href=\"/playlists/plan?entry=1#e1\"", wall, StringComparison.Ordinal);
        Assert.Contains("“Một” was returned: chữ quá nhỏ", wall, StringComparison.Ordinal);
        Assert.Contains("chữ quá nhỏ", (await editor.Get("/playlists/plan")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chữ quá nhỏ", (await viewer.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chữ quá nhỏ", (await stranger.Get("/")).Text, StringComparison.Ordinal);

        // Another look of the same words is another draft.
        var mark = _hub.Get<PlaylistEditor>().Read("plan")!.Value.Mark;
        var saved = await editor.Send("/playlists/plan", "/playlists/plan", ("do", "save"), ("entry", "1"), ("mark", mark), ("slogan", "Một"), ("rule", "always"), ("draft", "true"), ("style.capitals", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);

        Assert.DoesNotContain("chữ quá nhỏ", (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 to approve", (await approver.Get("/")).Text, StringComparison.Ordinal);
        mark = _hub.Get<PlaylistEditor>().Read("plan")!.Value.Mark;
        await editor.Send("/playlists/plan", "/playlists/plan", ("do", "submit"), ("mark", mark));
        Assert.Contains("1 to approve", (await approver.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedButton_PressedByOne_IsLiftedByTwo()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
        using var editor = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));

        var without = await editor.Send("/", "/red-button", ("reason", ""));
        await editor.Send("/", "/red-button", ("reason", "chữ sai"), ("board", "lobby"));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("Ordered dark: Sảnh. chữ sai (thu)", (await lan.Get("/")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Send("/", "/red-button/lift")).Status);
        await lan.Send("/", "/red-button/lift");
        await lan.Send("/", "/red-button/lift");
        Assert.Single(_hub.Get<BlankOrders>().Current!.Boards);
        Assert.Contains("lan (lan) asks to let boards light again", (await minh.Get("/")).Text, StringComparison.Ordinal);
        await minh.Send("/", "/red-button/lift");

        Assert.Empty(_hub.Get<BlankOrders>().Current!.Boards);
        Assert.DoesNotContain("Ordered dark", (await lan.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(["board.blank", "board.unblank-asked", "board.unblank-asked", "board.unblank"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));
    }

    [Fact]
    public async Task RedButton_OfAForeignBoard_IsNotTheirs()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin, "indoor")));

        var all = await browser.Send("/", "/red-button", ("reason", "x"), ("board", ""));
        var one = await browser.Send("/", "/red-button", ("reason", "x"), ("board", "gate"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (all.Status, one.Status));
        Assert.Null(_hub.Get<BlankOrders>().Current);
    }

    private string Shown() => string.Join(" | ", _hub.Get<IBoardOverviews>().All().SelectMany(o => o.Now.Entries).Select(e => e.Entry.Slogan));

    private static string Between(string text, string before, char after = '"')
    {
        Assert.Contains(before, text, StringComparison.Ordinal);
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start)];
    }

    [Fact]
    public async Task OwnWork_WhereTheOfficeWantsAnother_IsApprovedByAnotherOnly()
    {
        await using var hub = await WebHub.Start(new OfficeFolder { ApprovedByAnother = true });
        using var author = hub.As(hub.Person("lan", new Grant(Role.Approver)));
        using var other = hub.Program(hub.Person("minh", new Grant(Role.Approver)), mayWrite: true);
        await author.Send("/playlists", "/playlists", ("name", "Nước"), ("slogan", "Nước là sự sống"), ("rule", "always"), ("draft", "true"), ("boards", "*"));
        // Another entry after it does not make the first anybody else's.
        await author.Send("/playlists/nuoc", "/playlists/nuoc", ("do", "add"), ("mark", hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark), ("slogan", "Hai"), ("rule", "always"), ("draft", "true"));
        await hub.Submit("nuoc");
        var seen = (await author.Get("/approvals")).Text.Split("name=\"seen\" value=\"")[1].Split('"')[0];

        var own = await author.Send("/approvals", "/approvals", ("playlist", "nuoc"), ("entry", "1"), ("do", "approve"), ("seen", seen));
        using var approved = await other.PostAsJsonAsync("api/v1/approvals", new { playlist = "nuoc", entry = "1", @do = "approve", seen }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Contains("You wrote this yourself", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
    }

    [Fact]
    public async Task OwnWork_WhoseOldVersionNamesABoardThatIsNoMore_IsStillTheirs()
    {
        const string after = """{ "name": "Nước", "entries": [ { "slogan": "Nước là sự sống", "when": { "always": true }, "draft": true }, { "slogan": "Hai", "when": { "always": true }, "draft": true } ] }""";
        await using var hub = await WebHub.Start(new OfficeFolder { ApprovedByAnother = true });
        var (history, at) = (hub.Get<PlaylistHistory>(), Instant.FromUtc(2027, 1, 1, 1, 0));
        history.Keep("nuoc", """{ "name": "Nước", "boards": ["roof"], "entries": [ { "slogan": "Nước là sự sống", "when": { "always": true }, "draft": true } ] }""", "lan", at);
        history.Keep("nuoc", after, "minh", at + Duration.FromHours(1));
        hub.Office.Playlist("nuoc", after);
        await hub.Submit("nuoc");
        using var author = hub.As(hub.Person("lan", new Grant(Role.Approver)));
        var seen = (await author.Get("/approvals")).Text.Split("name=\"seen\" value=\"")[1].Split('"')[0];

        var own = await author.Send("/approvals", "/approvals", ("playlist", "nuoc"), ("entry", "1"), ("do", "approve"), ("seen", seen));

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
    }

    [Fact]
    public async Task TwoAdmins_WhoShutEachOtherAtOnce_LeaveOne()
    {
        var (lan, minh) = (_hub.Person("lan", new Grant(Role.Admin)), _hub.Person("minh", new Grant(Role.Admin)));
        using var first = _hub.As(lan);
        using var second = _hub.As(minh);

        await Task.WhenAll(
            first.Send("/accounts", $"/accounts/{minh.Id}", ("do", "disable")),
            second.Send("/accounts", $"/accounts/{lan.Id}", ("do", "disable")));

        Assert.Single(_hub.Get<AccountStore>().All, a => !a.Disabled);
    }

    [Fact]
    public void AccountStore_AskedToKeepWhatWouldNotHold_KeepsWhatItHas()
    {
        var (store, lan) = (_hub.Get<AccountStore>(), _hub.Person("lan", new Grant(Role.Admin)));

        Assert.Null(store.Change(lan.Id, a => a with { Disabled = true }, all => all.Any(a => !a.Disabled)));
        Assert.False(store.Find(lan.Id)!.Disabled);
        Assert.NotNull(store.Change(lan.Id, a => a with { Disabled = true }, _ => true));
    }
}
