using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>Whoever approves makes a mistake now and then: what shows by it is taken off again on the page.</summary>
public sealed class TakingBackTests : IAsyncLifetime
{
    private const string Two = """
        { "name": "Tiết kiệm nước", "entries": [
          { "slogan": "Một", "when": { "from": "2027-04-07", "to": "2027-04-15", "hours": "06:30-11:30" }, "draft": true },
          { "slogan": "Hai", "when": { "always": true }, "draft": true } ] }
        """;

    private WebHub _hub = null!;
    private Browser _approver = null!;
    private Browser _editor = null!;
    private HttpClient _program = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Signage Now => _hub.Get<SignageStore>().Current;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office => office.Playlist("nuoc", Two));
        var minh = _hub.Person("minh", new Grant(Role.Approver));
        _approver = _hub.As(minh);
        _program = _hub.Program(minh, mayWrite: true);
        _editor = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        await _hub.Submit("nuoc");
    }

    public async ValueTask DisposeAsync()
    {
        _approver.Dispose();
        _editor.Dispose();
        _program.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Approval_GivenByMistake_IsTakenBackWhereItWasDecided_AndTheEntryIsItsAuthorsAgain()
    {
        await Approve("Một");
        var form = FormOf(await _approver.Page("/approvals"), InForce("Một"));

        var without = await _approver.Submit("/approvals", Form(form, note: ""));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.True(Shows("Một"));

        var answer = await _approver.Submit("/approvals", Form(form, note: "sai tên đơn vị"));

        Assert.Equal((HttpStatusCode.Redirect, "/approvals"), (answer.Status, answer.To));
        Assert.False(Shows("Một"));
        var page = (await _approver.Get("/approvals")).Text;
        Assert.Contains("approval taken back · minh (minh)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"approval\"", page, StringComparison.Ordinal);
        Assert.Contains("“Một” was returned: sai tên đơn vị", (await _editor.Get("/")).Text, StringComparison.Ordinal);
        var line = _hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("minh", "approval.return", "nuoc/1", "sai tên đơn vị"), (line.Who, line.Deed, line.What, line.After));
    }

    /// <summary>An entry without a name of its own is found by what was approved: its number may be another's by now.</summary>
    [Fact]
    public async Task Approval_OfAnEntryThatMoved_IsTakenBack_AndNoOther()
    {
        await Approve("Một");
        await Approve("Hai");
        var form = FormOf(await _approver.Page("/playlists/nuoc"), InForce("Hai"));
        _hub.Office.Playlist("nuoc", Two.Replace("\"entries\": [", "\"entries\": [ { \"slogan\": \"Không\", \"when\": { \"always\": true }, \"draft\": true },", StringComparison.Ordinal));
        await _hub.Until(signage => signage.Playlists.Single(p => p.Id == "nuoc").Entries.Count == 3);

        var answer = await _approver.Submit("/approvals", Form(form, note: "nhầm"));

        Assert.Equal((HttpStatusCode.Redirect, "/playlists/nuoc#e3"), (answer.Status, answer.To));
        Assert.Equal((true, false), (Shows("Một"), Shows("Hai")));
        var again = await _approver.Submit("/approvals", Form(form, note: "nhầm"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("not in force any more", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaylistPage_TellsWhoApproved_AndOffersToTakeItBack_ToWhoeverMayApprove()
    {
        await Approve("Một");

        var approver = (await _approver.Get("/playlists/nuoc")).Text;
        var editor = (await _editor.Get("/playlists/nuoc")).Text;

        Assert.All([approver, editor], page => Assert.Contains("Approved by minh (minh), ", page, StringComparison.Ordinal));
        Assert.Single(Forms(approver));
        Assert.Empty(Forms(editor));

        static string[] Forms(string page) => page.Split("name=\"approval\"")[1..];
    }

    [Fact]
    public async Task DecidedLately_TellsDaysAndPlaylist_AsPeopleSayThem()
    {
        await Approve("Một");

        var page = (await _approver.Get("/approvals")).Text;
        var decided = page[page.IndexOf("Decided lately", StringComparison.Ordinal)..];

        Assert.Contains("Tiết kiệm nước", decided, StringComparison.Ordinal);
        Assert.DoesNotContain("from 2027-04-07 to", decided, StringComparison.Ordinal);
        Assert.Contains("06:30-11:30", decided, StringComparison.Ordinal);
        Assert.Contains(" to ", decided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_ThatIsTooLong_IsToldSo_NotThatOneIsMissing()
    {
        var answer = await _approver.Send("/approvals", "/approvals", ("playlist", "nuoc"), ("entry", "1"), ("do", "approve"), ("seen", SeenOf("Một")), ("note", new string('x', 2001)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("at most 2,000 characters", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("why it is returned", answer.Text, StringComparison.Ordinal);
        Assert.False(Shows("Một"));
    }

    [Fact]
    public async Task Program_ReadsOnFromAPlaceInTheList_AndWhatWasReturned_AndTakesBack()
    {
        var second = await List("?from=1");
        Assert.Equal(("Hai", 1, 0), (second["waiting"]![0]!["slogan"]!.GetValue<string>(), second["waiting"]!.AsArray().Count, second["more"]!.GetValue<int>()));
        Assert.Empty((await List("?from=2"))["waiting"]!.AsArray());
        using var wrong = await _program.GetAsync("api/v1/approvals?from=-1", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        await Approve("Hai");
        // The id stands among what was decided, and with the playlist whose entry shows by it.
        var decided = (await List(""))["decided"]![0]!;
        var inForce = Assert.Single(JsonNode.Parse(await _program.GetStringAsync("api/v1/playlists/nuoc/approvals", Cancel))!.AsArray())!;
        Assert.Equal(("approve", "Hai", true), (decided["done"]!.GetValue<string>(), decided["slogan"]!.GetValue<string>(), decided["isInForce"]!.GetValue<bool>()));
        Assert.Equal((2, decided["id"]!.GetValue<string>()), (inForce["number"]!.GetValue<int>(), inForce["id"]!.GetValue<string>()));
        using var answer = await _program.PostAsJsonAsync("api/v1/approvals", new { playlist = "nuoc", approval = decided["id"]!.GetValue<string>(), @do = "return", note = "nhầm" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((await List(""))["decided"]![0]!["id"]!.GetValue<string>(), JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["id"]!.GetValue<string>());
        Assert.EndsWith(", token: test", _hub.Get<AuditLog>().Read()[^1].From, StringComparison.Ordinal);
        var returned = Assert.Single((await List(""))["returned"]!.AsArray())!;
        Assert.Equal(("nuoc", "2", "Hai", "minh (minh)", "nhầm"), (Word("playlist"), Word("entry"), Word("slogan"), Word("by"), Word("note")));
        Assert.False(Shows("Hai"));

        string Word(string name) => returned[name]!.GetValue<string>();
    }

    private static Dictionary<string, string> FormOf(string page, ApprovalRecord approval) =>
        PageForm.Of(page[page.LastIndexOf("<form", page.IndexOf($"value=\"{approval.Id}\"", StringComparison.Ordinal), StringComparison.Ordinal)..], "<form");

    private static Dictionary<string, string> Form(Dictionary<string, string> form, string note) => new(form, StringComparer.Ordinal) { ["do"] = "return", ["note"] = note };

    private async Task<JsonNode> List(string query) => JsonNode.Parse(await _program.GetStringAsync("api/v1/approvals" + query, Cancel))!;

    private async Task Approve(string slogan)
    {
        var entry = Entry(slogan);
        using var answer = await _program.PostAsJsonAsync("api/v1/approvals", new { playlist = "nuoc", entry = ApprovalSheet.NameOf(entry), @do = "approve", seen = SeenOf(slogan) }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(Shows(slogan));
    }

    private ScheduledEntry Entry(string slogan) => Now.Playlists.SelectMany(p => p.Entries, (p, e) => new ScheduledEntry(p, e)).Single(e => e.Entry.Slogan == slogan);

    private string SeenOf(string slogan) => ApprovalPages.SeenOf(_hub.Get<ApprovalDesk>().Sheet(Now, Entry(slogan)));

    private ApprovalRecord InForce(string slogan) => ((ApprovalGate)Now.Approvals).InForce(Now.Office.Boards[0], Entry(slogan))!;

    private bool Shows(string slogan) => Now.MayShow(Entry(slogan));
}
