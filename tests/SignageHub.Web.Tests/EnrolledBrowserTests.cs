using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SignageHub.Core.Boards;
using SignageHub.Hub;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Push.Enrolling;
using SignageHub.Rendering;

namespace SignageHub.Web.Tests;

/// <summary>A browser becomes a board of the real hub, and hands in its proof; nobody else can.</summary>
public sealed class EnrolledBrowserTests(Chromium chromium) : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");

    private readonly DirectoryInfo _office = Directory.CreateTempSubdirectory("signagehub-");

    [Fact]
    public async Task Browser_ThatIsClaimedAndConfirmed_TellsItsState_AndHandsInItsPlays()
    {
        await using var hub = await StartHub();
        var (enrolments, conversations) = (hub.Services.GetRequiredService<Enrolments>(), hub.Services.GetRequiredService<BoardConversations>());
        await using var view = await chromium.Open(new Uri(hub.Urls.First() + "/play/lobby"));
        await view.WaitFor("lobby", "state", "filler");
        await view.Page.Keyboard.PressAsync("e");
        var title = view.Page.Locator("#identity strong");
        await Assertions.Expect(title).ToHaveTextAsync(Pattern("^[A-Z]{4}-[A-Z]{4}$"));
        var code = EnrolCode.Parse(await title.InnerTextAsync())!;

        Assert.Equal(EnrolVerdict.Fine, enrolments.Claim(code, Lobby));
        await Assertions.Expect(title).ToHaveTextAsync(Pattern(" [0-9]{4}$"));
        await view.Keep("play-enrol", fullPage: false);
        var digits = (await title.InnerTextAsync())[^4..];
        await Until(() => enrolments.Progress(code).Digits is not null);
        Assert.Equal(enrolments.Progress(code).Digits, digits);
        Assert.Equal(EnrolVerdict.Fine, (await enrolments.Confirm(code, digits, TestContext.Current.CancellationToken)).Verdict);
        await Assertions.Expect(view.Page.Locator("#identity span")).ToContainTextAsync("Enter");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.WaitFor("lobby", "enrolled", "yes");

        await Until(() => conversations.IsSettled(Lobby));
        Assert.Equal("filler", conversations.Newest(Lobby)!.Value.State.Reason);
        // A start of the page closes what the last one had open, and hands it in.
        await view.Page.ReloadAsync();
        var plays = Path.Combine(_office.FullName, "data", "plays", "lobby");
        await Until(() => Directory.Exists(plays) && Directory.GetFiles(plays).Any(file => File.ReadAllText(file).Contains("\"entry\":\"everyday/1\"", StringComparison.Ordinal)));
        Assert.Empty(view.Complaints);
    }

    [Theory]
    [InlineData("lobby", "no signature")]
    [InlineData("hall", "x.y.z")]
    public async Task Stranger_IsNotHeard(string board, string said)
    {
        await using var hub = await StartHub();
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri($"{hub.Urls.First()}/play/{board}/said"), new StringContent(said), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    public void Dispose() => _office.Delete(recursive: true);

    private async Task<WebApplication> StartHub()
    {
        var playlists = Directory.CreateDirectory(Path.Combine(_office.FullName, "playlists")).FullName;
        var boards = Path.Combine(_office.FullName, "boards.json");
        await File.WriteAllTextAsync(boards, """{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(playlists, "everyday.json"), """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true }, "level": "filler" } ] }""", TestContext.Current.CancellationToken);
        var settings = new HubSettings
        {
            BoardsFile = boards,
            PlaylistsFolder = playlists,
            DataFolder = Path.Combine(_office.FullName, "data"),
            Urls = "http://127.0.0.1:0",
            Mqtt = new MqttSettings { Port = 0, Tls = new TlsSettings { Port = 0 } },
        };
        var files = new SignageFiles(settings);
        var hub = HubHost.Build(settings, DataFolder.Open(settings.DataFolder), files, files.Load().Signage!, new SceneLibrary(new SceneRenderer()));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
