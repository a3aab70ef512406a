using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Api;

/// <summary>Boards of others: somebody of one group does and sees nothing there, whichever way they come.</summary>
public sealed class ApiRightsTests : IAsyncLifetime
{
    private const string Secret = "Nội dung chỉ của bảng cổng";

    private WebHub _hub = null!;
    private HttpClient _lobby = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), before: office => File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile)
            .Replace("\"id\": \"lobby\",", "\"id\": \"lobby\", \"groups\": [\"indoor\"],", StringComparison.Ordinal)));
        _lobby = _hub.Program(_hub.Person("minh", new Grant(Role.Editor, "indoor")), mayWrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        _lobby.Dispose();
        await _hub.DisposeAsync();
    }

    [Theory]
    [InlineData("red-button", """{ "reason": "lạ", "board": "gate" }""")]
    [InlineData("red-button", """{ "reason": "lạ" }""")]
    [InlineData("boards/gate/commands", """{ "kind": "identify" }""")]
    [InlineData("red-button/lift", "{ }")]
    [InlineData("observances/confirmed", """{ "id": "gio-trai-dat", "date": "2027-03-27", "document": "1/CV" }""")]
    [InlineData("approvals", """{ "playlist": "gate-only", "entry": "1", "do": "approve", "seen": "x" }""")]
    public async Task Deed_OnBoardsOfOthers_IsRefused(string path, string body)
    {
        await Foreign();
        using var content = new StringContent(body);

        using var answer = await _lobby.PostAsync(new Uri("api/v1/" + path, UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Playlist_OfOthers_IsNotThere_NorItsHistory_NorItsDrafts()
    {
        await Foreign();

        foreach (var path in (string[])["playlists/gate-only", "playlists/gate-only/history", "playlists/gate-only/history/20270101T000000000-file.json"])
        {
            using var answer = await _lobby.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        foreach (var path in (string[])["playlists", "approvals", "calendar?at=2027-03-22", "why?board=gate"])
            Assert.DoesNotContain(Secret, JsonNode.Parse(await _lobby.GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative), Cancel))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    /// <summary>It was theirs once, it is for the lobby now: what it said then stays theirs.</summary>
    [Fact]
    public async Task Version_ThatWasForBoardsOfOthers_IsNotShown_WhenThePlaylistIsNot()
    {
        await Foreign();
        var editor = _hub.Get<PlaylistEditor>();
        var caller = new Caller();
        caller.Is(_hub.Person("lan", new Grant(Role.Admin)), ApiToken.New("test", Role.Admin, TimeProvider.System.Now()).Token);
        await editor.Save("gate-only", editor.Read("gate-only")!.Value.Mark, _ => """{ "name": "Sảnh", "boards": ["lobby"], "entries": [ { "slogan": "Nước", "when": { "always": true } } ] }""", caller, "playlist.save", Cancel);

        var seen = JsonNode.Parse(await _lobby.GetStringAsync(new Uri("api/v1/playlists/gate-only/history", UriKind.Relative), Cancel))!.AsArray();

        var all = _hub.Get<PlaylistHistory>().Of("gate-only");
        Assert.Equal((2, 1), (all.Count, seen.Count));
        using var older = await _lobby.GetAsync(new Uri($"api/v1/playlists/gate-only/history/{all[^1].Name}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, older.StatusCode);
    }

    /// <summary>The number of a plan is easily guessed: importing it must not show what somebody else has made of it.</summary>
    [Fact]
    public async Task Import_OverAPlaylistOfOthers_TellsNothingOfIt()
    {
        var plan = await File.ReadAllBytesAsync(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"), Cancel);
        using var document = new ByteArrayContent(plan);
        using var read = await _lobby.PostAsync(new Uri("api/v1/plans", UriKind.Relative), document, Cancel);
        var ticket = JsonNode.Parse(await read.Content.ReadAsStringAsync(Cancel))!["ticket"]!.GetValue<string>();
        var first = await Import(_lobby, ticket, "1");
        var id = JsonNode.Parse(first.Text)!["id"]!.GetValue<string>();
        await Foreign(id);

        var (status, text) = await Import(_lobby, ticket, "1");
        var nulls = await Import(_lobby, ticket, "1", """, "fixes": [null]""");
        var none = await Import(_lobby, ticket, ",");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.Contains("not yours", text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity), (nulls.Status, none.Status));
    }

    [Fact]
    public async Task Documents_OfOnePerson_DoNotPushOutAnothers()
    {
        using var lan = _hub.Program(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);
        var hers = await Ticket(lan);
        for (var i = 0; i < 6; i++)
            await Ticket(_lobby);

        Assert.NotEqual(HttpStatusCode.NotFound, (await Import(lan, hers, "1")).Status);
    }

    private static async Task<string> Ticket(HttpClient program)
    {
        using var document = new StringContent("Số: 12/KH-SCT\nTừ ngày 07/4/2027 đến ngày 15/4/2027 tuyên truyền khẩu hiệu: “Tiết kiệm nước là bảo vệ sự sống”.");
        using var read = await program.PostAsync(new Uri("api/v1/plans", UriKind.Relative), document, Cancel);
        return JsonNode.Parse(await read.Content.ReadAsStringAsync(Cancel))!["ticket"]!.GetValue<string>();
    }

    private static async Task<(HttpStatusCode Status, string Text)> Import(HttpClient program, string ticket, string accept, string more = "")
    {
        using var body = new StringContent($$"""{ "accept": "{{accept}}", "boards": ["lobby"]{{more}} }""");
        using var answer = await program.PostAsync(new Uri($"api/v1/plans/{ticket}/import", UriKind.Relative), body, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>A draft for the gate alone, written by hand.</summary>
    private async Task Foreign(string id = "gate-only")
    {
        _hub.Office.Playlist(id, $$"""{ "name": "Cổng", "boards": ["gate"], "entries": [ { "slogan": "{{Secret}}", "draft": true, "when": { "always": true } } ] }""");
        await _hub.Until(signage => signage.Playlists.Any(p => p.Id == id && p.Entries.Any(entry => entry.Slogan == Secret)));
    }
}
