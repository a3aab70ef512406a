using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Hooks;

/// <summary>Web hooks of programs on the real hub, with a real receiver.</summary>
public sealed class HookTests : IAsyncLifetime
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
        Assert.Equal(WebhookWay.SignatureOf(secret, timestamp, Encoding.UTF8.GetBytes(told)), signature);
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path.Combine(_hub.Office.DataFolder, "hooks.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_ThatIsBusy_IsToldAgain()
    {
        _hub.Get<Hub.Hooks.HookService>().Pauses = [TimeSpan.Zero, TimeSpan.Zero];
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

    private async Task<(string Id, string Secret)> Make(HttpClient admin, params string[] events)
    {
        using var answer = await admin.PostAsJsonAsync("api/v1/hooks", new { url = _receiver.Urls.First() + "/hook", events }, TestContext.Current.CancellationToken);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (made.GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }
}
