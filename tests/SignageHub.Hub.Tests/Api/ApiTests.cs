using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Api;

/// <summary>What programs may do with a token.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private const string Body = """
        {
          // by a program
          "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm nước", "when": { "always": true }, "level": "filler" } ]
        }
        """;

    private WebHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder());

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Playlist_ReadAndReplacedWithAToken_IsTheFile_UnderItsPersonsName()
    {
        using var client = Client(_hub.Person("lan", new Grant(Role.Approver)), mayWrite: true);
        using var read = await client.GetAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel);

        using var stale = await Put(client, "\"0\"");
        using var saved = await Put(client, read.Headers.ETag!.ToString());

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK), (stale.StatusCode, saved.StatusCode));
        Assert.Equal(Body, File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "everyday.json")));
        Assert.Equal(("lan", "playlist.save"), (_hub.Get<AuditLog>().Read()[^1].Who, _hub.Get<AuditLog>().Read()[^1].Deed));
        Assert.Contains("Tiết kiệm nước", JsonNode.Parse(await client.GetStringAsync(new Uri("api/v1/boards", UriKind.Relative), Cancel))![1]!["slogans"]!.AsArray().Select(s => s!.GetValue<string>()));
    }

    [Fact]
    public async Task Token_ForReading_OfAnEditor_OrOfNobody_ChangesNothing()
    {
        var before = File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "everyday.json"));
        using var reader = Client(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: false);
        using var editor = Client(_hub.Person("minh", new Grant(Role.Editor)), mayWrite: true);
        using var nobody = new HttpClient { BaseAddress = _hub.Url };
        var mark = $"\"{_hub.Get<PlaylistEditor>().Read("everyday")!.Value.Mark}\"";

        using var first = await Put(reader, mark);
        using var second = await Put(editor, mark);
        using var third = await Put(nobody, mark);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode, third.StatusCode));
        Assert.Contains("This token may only read", await first.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("Bearer", third.Headers.WwwAuthenticate.ToString());
        Assert.Contains("must be a draft", await second.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "everyday.json")));
    }

    /// <summary>Proxies on the way may have made the mark weak; * is whatever stands there.</summary>
    [Theory]
    [InlineData("W/\"{0}\"", HttpStatusCode.OK)]
    [InlineData("\"0\", \"{0}\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("W/\"0\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"\"", HttpStatusCode.PreconditionRequired)]
    public async Task IfMatch_IsUnderstoodInEveryWay(string header, HttpStatusCode status)
    {
        using var client = Client(_hub.Person("lan", new Grant(Role.Approver)), mayWrite: true);

        using var answer = await Put(client, header.Replace("{0}", _hub.Get<PlaylistEditor>().Read("everyday")!.Value.Mark, StringComparison.Ordinal));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Token_ForReading_SeesHowASloganWouldLook()
    {
        using var reader = Client(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: false);
        using var entry = new StringContent("""{ "slogan": "Nước", "when": { "always": true } }""");

        using var answer = await reader.PostAsync(new Uri("api/v1/preview", UriKind.Relative), entry, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Token_ThatIsNone_IsToldSo()
    {
        using var client = new HttpClient { BaseAddress = _hub.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "signagehub_none");

        using var answer = await client.GetAsync(new Uri("api/v1/playlists", UriKind.Relative), Cancel);

        Assert.Equal(("Bearer error=\"invalid_token\"", HttpStatusCode.Unauthorized), (answer.Headers.WwwAuthenticate.ToString(), answer.StatusCode));
    }

    [Theory]
    [InlineData("api/v1/nowhere")]
    [InlineData("api/v1/preview")]
    public async Task Refusal_OfTooMuch_IsJson_AlsoWhereNoEndPointIs(string path)
    {
        using var client = Client(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);
        // More than the 64 KB that are taken, and little enough to be on its way before the answer comes.
        using var much = new ByteArrayContent(new byte[100 * 1024]);

        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), much, Cancel);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Playlist_Deleted_IsListedAndPutBack()
    {
        using var client = Client(_hub.Person("lan", new Grant(Role.Approver)), mayWrite: true);
        var before = await client.GetStringAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel);
        using var without = await client.DeleteAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "api/v1/playlists/everyday");
        request.Headers.TryAddWithoutValidation("If-Match", "*");

        using var deleted = await client.SendAsync(request, Cancel);
        using var gone = await client.GetAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel);
        var list = JsonNode.Parse(await client.GetStringAsync(new Uri("api/v1/deleted-playlists", UriKind.Relative), Cancel))!.AsArray();
        using var back = await client.PostAsync(new Uri("api/v1/deleted-playlists/everyday", UriKind.Relative), content: null, Cancel);
        using var again = await client.PostAsync(new Uri("api/v1/deleted-playlists/everyday", UriKind.Relative), content: null, Cancel);

        Assert.Equal((HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.NotFound), (without.StatusCode, deleted.StatusCode, gone.StatusCode));
        Assert.Equal(["everyday"], list.Select(p => p!["id"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (back.StatusCode, again.StatusCode));
        Assert.Equal(before, await client.GetStringAsync(new Uri("api/v1/playlists/everyday", UriKind.Relative), Cancel));
    }

    [Fact]
    public async Task Cookie_OfABrowser_IsNoToken()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/v1/boards")).Status);
    }

    [Fact]
    public async Task Token_MadeAndEndedOnThePage_IsGoodBetween()
    {
        var account = _hub.Person("lan", new Grant(Role.Viewer));
        using var browser = _hub.As(account);
        var made = await browser.Send("/account", "/account/tokens", ("name", "bảng điều khiển"), ("scope", "read"), ("old", WebHub.Password));
        var key = made.Text.Split(' ').First(word => word.StartsWith("signagehub_", StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = _hub.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var good = await client.GetAsync(new Uri("api/v1/playlists", UriKind.Relative), Cancel);
        await browser.Send("/account", "/account/tokens", ("end", _hub.Get<AccountStore>().Find(account.Id)!.Tokens[0].Id));
        using var over = await client.GetAsync(new Uri("api/v1/playlists", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (good.StatusCode, over.StatusCode));
        Assert.DoesNotContain(key, File.ReadAllText(Path.Combine(_hub.Office.DataFolder, "accounts", "accounts.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_NamesEveryEndPointOfTheInterface()
    {
        using var client = new HttpClient { BaseAddress = _hub.Url };
        var described = JsonNode.Parse(await client.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative), Cancel))!["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Where(m => m.Key is "get" or "put" or "post" or "delete").Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}"));

        var mapped = _hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever people do on a page a program can do too. Previews and readings of a document have their answers there as data.</summary>
    [Fact]
    public void EveryFormOfThePages_HasItsTwinForPrograms()
    {
        var endpoints = _hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var forms = endpoints.Where(e => e.Metadata.GetMetadata<Access>() is { Deed: not null, IsApi: false }
            && e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST")).Select(e => e.RoutePattern.RawText!);
        var forPrograms = endpoints.Where(e => e.Metadata.GetMetadata<Access>()!.IsApi)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Twins.Keys.Concat(OnesOwn).Order(StringComparer.Ordinal), forms.Order(StringComparer.Ordinal));
        Assert.All(Twins.Values, twin => Assert.Contains(twin, forPrograms));
    }

    /// <summary>What is a person's own is nobody else's, and no program's.</summary>
    private static readonly string[] OnesOwn = ["/account/news", "/account/passkeys", "/account/passkeys/begin", "/account/password", "/account/sessions", "/account/tokens", "/account/totp", "/sign-out"];

    private static readonly Dictionary<string, string> Twins = new(StringComparer.Ordinal)
    {
        ["/accounts"] = "POST /api/v1/accounts",
        ["/accounts/{id}"] = "POST /api/v1/accounts/{id}",
        ["/approvals"] = "POST /api/v1/approvals",
        ["/boards"] = "PUT /api/v1/boards.json",
        ["/boards/{id}"] = "POST /api/v1/boards/{id}/commands",
        ["/enrolment"] = "POST /api/v1/enrolments",
        ["/enrolment/confirm"] = "POST /api/v1/enrolments/confirm",
        ["/hooks"] = "POST /api/v1/hooks",
        ["/observances"] = "POST /api/v1/observances/confirmed",
        ["/observances/library"] = "POST /api/v1/observances/own",
        ["/plans"] = "POST /api/v1/plans",
        ["/plans/import"] = "POST /api/v1/plans/{ticket}/import",
        ["/playlists"] = "POST /api/v1/playlists",
        ["/playlists/{id}"] = "PUT /api/v1/playlists/{id}",
        ["/playlists/{id}/history"] = "PUT /api/v1/playlists/{id}",
        ["/playlists/{id}/move"] = "POST /api/v1/playlists/{id}/entries/{number}/move",
        ["/playlists/{id}/preview"] = "POST /api/v1/preview",
        ["/reports/{id}/sent"] = "POST /api/v1/reports/{id}/sent",
        ["/red-button"] = "POST /api/v1/red-button",
        ["/red-button/lift"] = "POST /api/v1/red-button/lift",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client(Account account, bool mayWrite) => _hub.Program(account, mayWrite);

    private static async Task<HttpResponseMessage> Put(HttpClient client, string mark)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/v1/playlists/everyday") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", mark);
        return await client.SendAsync(request, Cancel);
    }
}
