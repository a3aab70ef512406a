using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Api;

/// <summary>A token is given a part of its person's rights: a script that writes drafts need not be able to approve them.</summary>
public sealed class TokenRoleTests : IAsyncLifetime
{
    private const string Shows = """{ "name": "Nước", "entries": [ { "slogan": "Một", "when": { "always": true } } ] }""";

    private WebHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder());

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task TokenOfAnAdmin_ForAnEditor_WritesDrafts_AndNothingMore()
    {
        using var program = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), Role.Editor);

        using var atOnce = await program.PostAsync("api/v1/playlists?name=Một", Json(Shows), Cancel);
        using var draft = await program.PostAsync("api/v1/playlists?name=Hai", Json(Shows.Replace("\"when\"", "\"draft\": true, \"when\"", StringComparison.Ordinal)), Cancel);
        using var approval = await program.PostAsJsonAsync("api/v1/approvals", new { playlist = "hai", entry = "1", @do = "approve", seen = "x" }, Cancel);
        using var hooks = await program.GetAsync(new Uri("api/v1/hooks", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (atOnce.StatusCode, draft.StatusCode));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (approval.StatusCode, hooks.StatusCode));
        Assert.Contains("This token may less than you", await approval.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_GivesNoMoreThanThePersonHas()
    {
        var editor = _hub.Person("thu", new Grant(Role.Editor));
        using var browser = _hub.As(editor);

        var page = (await browser.Get("/account")).Text;
        await browser.Send("/account", "/account/tokens", ("name", "nhập kế hoạch"), ("scope", "Editor"), ("old", WebHub.Password));
        await browser.Send("/account", "/account/tokens", ("name", "quá tay"), ("scope", "Admin"), ("old", WebHub.Password));

        Assert.Contains("value=\"Editor\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Approver\"", page, StringComparison.Ordinal);
        var tokens = _hub.Get<AccountStore>().Find(editor.Id)!.Tokens;
        Assert.Equal([(true, Role.Editor), (false, Role.Admin)], tokens.Select(t => (t.MayWrite, t.As)));
        Assert.Equal(["read and write as editor", "read"], _hub.Get<AuditLog>().Read().Where(l => l.Deed == "token.add").Select(l => l.After));
    }

    /// <summary>Tokens that were made before roles could be chosen have no role in the file.</summary>
    [Fact]
    public void OldToken_MayWhatItMight_AndALaterOneKeepsItsRole()
    {
        var old = JsonSerializer.Deserialize<ApiToken>("""{ "id": "a", "name": "b", "hash": "c", "mayWrite": true, "until": "2027-01-01T00:00:00Z" }""", AccountStore.Form)!;
        var least = JsonSerializer.Deserialize<ApiToken>(JsonSerializer.Serialize(old with { As = Role.Viewer }, AccountStore.Form), AccountStore.Form)!;

        Assert.Equal((Role.Admin, Role.Viewer), (old.As, least.As));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
