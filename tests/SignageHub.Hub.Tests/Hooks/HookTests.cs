using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Hooks;

/// <summary>Web hooks of programs on the real hub, with a real receiver.</summary>
public sealed partial class HookTests : IAsyncLifetime
{
    private readonly Channel<(string Body, string Timestamp, string Signature)> _received = Channel.CreateUnbounded<(string, string, string)>();
    private WebHub _hub = null!;
    private WebApplication _receiver = null!;
    private int _refusals;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.MapPost("/hook", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            if (_refusals-- > 0)
                return Results.StatusCode(503);
            await _received.Writer.WriteAsync((body, context.Request.Headers["X-SignageHub-Timestamp"].ToString(), context.Request.Headers["X-SignageHub-Signature"].ToString()));
            return Results.Ok();
        });
        await _receiver.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Playlist_Made_IsToldToTheHook_SignedWithItsSecret_AndNothingThatItDidNotAskFor()
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        var (_, secret) = await Make(admin, "playlist");

        await _hub.As(_hub.Person("minh", new Grant(Role.Editor))).Send("/observances/library", "/observances/library", ("do", "not-ours"), ("observance", "bien-phong"));
        using var body = new StringContent("""{ "name": "Nước", "entries": [ { "slogan": "Nước", "when": { "always": true } } ] }""");
        using var made = await admin.PostAsync(new Uri("api/v1/playlists?name=Nuoc", UriKind.Relative), body, TestContext.Current.CancellationToken);

        var (told, timestamp, signature) = await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var happened = JsonDocument.Parse(told).RootElement;
        Assert.Equal(("playlist.new", "nuoc", "lan"), (happened.GetProperty("event").GetString(), happened.GetProperty("what").GetString(), happened.GetProperty("who").GetString()));
        Assert.Equal(SignedPost.SignatureOf(secret, timestamp, Encoding.UTF8.GetBytes(told)), signature);
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path.Combine(_hub.Office.DataFolder, "hooks.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_ThatIsBusy_IsToldAgain()
    {
        _hub.Get<Hub.Hooks.HookService>().FirstPause = TimeSpan.FromMilliseconds(1);
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        await Make(admin, "incident");
        _refusals = 2;

        _hub.Get<INotices>().Tell(new Notice("board/gate/disk", NoticeKind.Begins, new Core.Bilingual("gate has trouble with its disk", "lỗi ổ đĩa"), new Core.Bilingual("", "")));

        var (told, _, _) = await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Contains("incident.begins", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://elsewhere.example/hook")]
    [InlineData("ftp://127.0.0.1/hook")]
    [InlineData("https://user:secret@office.vn/hook")]
    [InlineData("nonsense")]
    public async Task Address_ThatIsNotSafe_IsRefused(string url)
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);

        using var answer = await admin.PostAsJsonAsync("api/v1/hooks", new { url }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Hook_OfWhoeverMayNotReadTheLog_IsNotMade_AndAnEndedOneIsGone()
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        using var group = _hub.Program(_hub.Person("minh", new Grant(Role.Admin, "indoor")), mayWrite: true);
        var (id, _) = await Make(admin, "playlist");

        using var foreign = await group.PostAsJsonAsync("api/v1/hooks", new { url = _receiver.Urls.First() + "/hook" }, TestContext.Current.CancellationToken);
        using var ended = await admin.DeleteAsync(new Uri($"api/v1/hooks/{id}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (foreign.StatusCode, ended.StatusCode));
        Assert.Equal("[]", await admin.GetStringAsync(new Uri("api/v1/hooks", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Page_AddsAHook_ShowsItsSecretOnce_TestsIt_AndEndsIt()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));

        var made = await browser.Send("/hooks", "/hooks", ("do", "add"), ("url", _receiver.Urls.First() + "/hook"), ("events", "playlist"), ("events", "incident"), ("events", "nonsense"));
        var secret = Secret().Match(made.Text).Groups["secret"].Value;
        var page = await browser.Get("/hooks");
        var id = Assert.Single(_hub.Get<Hub.Hooks.HookStore>().All).Id;
        var tested = await browser.Send("/hooks", "/hooks", ("do", "test"), ("hook", id));

        Assert.NotEmpty(secret);
        Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal);
        Assert.Contains("playlists, trouble of boards", page.Text, StringComparison.Ordinal);
        Assert.Contains("The test was taken", tested.Text, StringComparison.Ordinal);
        var (told, timestamp, signature) = await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("test", JsonDocument.Parse(told).RootElement.GetProperty("event").GetString());
        Assert.Equal(SignedPost.SignatureOf(secret, timestamp, Encoding.UTF8.GetBytes(told)), signature);
        Assert.Contains("The web hook is ended", (await browser.Send("/hooks", "/hooks", ("do", "remove"), ("hook", id))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Send("/hooks", "/hooks", ("do", "test"), ("hook", id))).Status);
        Assert.Equal(["hook.make", "hook.test", "hook.end"], _hub.Office.Audit().Select(line => line.Deed));
    }

    [Fact]
    public async Task Hook_WhoseMakerIsShut_IsSaidSo_OnItsPageAndBesideTheAccount()
    {
        var maker = _hub.Person("lan", new Grant(Role.Admin));
        using var program = _hub.Program(maker, mayWrite: true);
        using var admin = _hub.As(_hub.Person("minh", new Grant(Role.Admin)));
        await Make(program, "playlist");
        Assert.DoesNotContain("has no open account", (await admin.Get("/hooks")).Text, StringComparison.Ordinal);

        await admin.Send("/accounts", $"/accounts/{maker.Id}", ("do", "disable"));

        Assert.Contains("whoever made it has no open account", (await admin.Get("/hooks")).Text, StringComparison.Ordinal);
        Assert.Contains("1 web hook made by them still tells", (await admin.Get("/accounts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TellsWhyADeliveryWasNotTaken()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        await browser.Send("/hooks", "/hooks", ("do", "add"), ("url", _receiver.Urls.First() + "/nowhere"));
        var id = Assert.Single(_hub.Get<Hub.Hooks.HookStore>().All).Id;

        var tested = await browser.Send("/hooks", "/hooks", ("do", "test"), ("hook", id));
        var refused = await browser.Send("/hooks", "/hooks", ("do", "add"), ("url", "http://elsewhere.example/hook"));

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.BadRequest), (tested.Status, refused.Status));
        Assert.Contains("The test was not taken: it answered HTTP 404.", tested.Text, StringComparison.Ordinal);
        Assert.Contains("not taken, it answered HTTP 404", (await browser.Get("/hooks?lang=en")).Text, StringComparison.Ordinal);
        Assert.Contains("value=\"http://elsewhere.example/hook\"", refused.Text, StringComparison.Ordinal);
    }

    /// <summary>It used to be passed over without a word.</summary>
    [Fact]
    public async Task Hook_WhoseSecretCannotBeOpened_IsAProblemOnTheWallAndOnThePage()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
        await browser.Send("/hooks", "/hooks", ("do", "add"), ("url", _receiver.Urls.First() + "/hook"));
        var file = Path.Combine(_hub.Office.DataFolder, "hooks.json");
        var hooks = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var other = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            Directory.CreateDirectory(office.DataFolder);
            File.WriteAllText(Path.Combine(office.DataFolder, "hooks.json"), hooks);
        });
        using var admin = other.As(other.Person("lan", new Grant(Role.Admin)));

        var wall = await admin.Get("/");
        var page = await admin.Get("/hooks");
        var id = Assert.Single(other.Get<Hub.Hooks.HookStore>().All).Id;
        var tested = await admin.Send("/hooks", "/hooks", ("do", "test"), ("hook", id));
        await admin.Send("/hooks", "/hooks", ("do", "remove"), ("hook", id));

        Assert.Contains("1 web hook cannot be told of anything", wall.Text, StringComparison.Ordinal);
        Assert.Contains("its secret cannot be opened", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadGateway, tested.Status);
        Assert.DoesNotContain("cannot be told", (await admin.Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("{")]
    public async Task File_ThatIsDamaged_IsToldToAdminsAlone_AndTheHubGoesOn(string content)
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            Directory.CreateDirectory(office.DataFolder);
            File.WriteAllText(Path.Combine(office.DataFolder, "hooks.json"), content);
        });
        using var admin = hub.As(hub.Person("lan", new Grant(Role.Admin)));
        using var editor = hub.As(hub.Person("minh", new Grant(Role.Editor)));
        using var nobody = new HttpClient { BaseAddress = hub.Url };

        var added = await admin.Send("/hooks", "/hooks", ("do", "add"), ("url", _receiver.Urls.First() + "/hook"));

        Assert.Contains("hooks.json in the data folder is damaged", (await admin.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, added.Status);
        Assert.DoesNotContain("hooks.json", (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks.json", await nobody.GetStringAsync("/?lang=en", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hook_TestedByAProgram_TellsWhetherItWasTaken_AndRemembersIt()
    {
        using var admin = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        var (id, _) = await Make(admin, "playlist");
        _refusals = 1;

        var refused = await Test(admin, id);
        var taken = await Test(admin, id);
        var deliveries = await admin.GetFromJsonAsync<JsonElement>($"api/v1/hooks/{id}/deliveries", TestContext.Current.CancellationToken);

        Assert.Equal((false, "it answered HTTP 503"), (refused.GetProperty("taken").GetBoolean(), refused.GetProperty("why").GetString()));
        Assert.True(taken.GetProperty("taken").GetBoolean());
        Assert.Equal([true, false], deliveries.EnumerateArray().Select(d => d.GetProperty("taken").GetBoolean()));
        Assert.All(deliveries.EnumerateArray(), d => Assert.Equal(("test", "lan"), (d.GetProperty("event").GetString(), d.GetProperty("who").GetString())));
    }

    private static async Task<JsonElement> Test(HttpClient admin, string id)
    {
        using var answer = await admin.PostAsync(new Uri($"api/v1/hooks/{id}/test", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private async Task<(string Id, string Secret)> Make(HttpClient admin, params string[] events)
    {
        using var answer = await admin.PostAsJsonAsync("api/v1/hooks", new { url = _receiver.Urls.First() + "/hook", events }, TestContext.Current.CancellationToken);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (made.GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    [GeneratedRegex("<code class=\"secret\">(?<secret>[^<]+)<", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Secret();
}
