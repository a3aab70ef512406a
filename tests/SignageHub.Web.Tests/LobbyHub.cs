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

/// <summary>The real hub of an office that has one board, the lobby, and a slogan for it.</summary>
internal sealed class LobbyHub : IAsyncDisposable
{
    public static readonly BoardId Lobby = BoardId.Parse("lobby");

    private readonly DirectoryInfo _office = Directory.CreateTempSubdirectory("signagehub-");
    private readonly WebApplication _hub;

    private LobbyHub()
    {
        var playlists = Directory.CreateDirectory(Path.Combine(_office.FullName, "playlists")).FullName;
        var boards = Path.Combine(_office.FullName, "boards.json");
        File.WriteAllText(boards, """{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""");
        File.WriteAllText(
            Path.Combine(playlists, "everyday.json"), """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true }, "level": "filler" } ] }""");
        var settings = new HubSettings
        {
            BoardsFile = boards,
            PlaylistsFolder = playlists,
            DataFolder = DataFolder,
            Urls = "http://127.0.0.1:0",
            Mqtt = new MqttSettings { Port = 0, Tls = new TlsSettings { Port = 0 } },
        };
        var files = new SignageFiles(settings);
        _hub = HubHost.Build(settings, Hub.Storage.DataFolder.Open(settings.DataFolder), files, files.Load().Signage!, new SceneLibrary(new SceneRenderer()));
    }

    public static async Task<LobbyHub> Start()
    {
        var lobby = new LobbyHub();
        await lobby._hub.StartAsync(TestContext.Current.CancellationToken);
        return lobby;
    }

    /// <summary>Where its pages are, without a slash at the end.</summary>
    public string Url => _hub.Urls.First();

    public string DataFolder => Path.Combine(_office.FullName, "data");

    public BoardConversations Conversations => Get<BoardConversations>();

    public T Get<T>()
        where T : notnull => _hub.Services.GetRequiredService<T>();

    /// <summary>A browser that lights what the hub has for the lobby.</summary>
    public async Task<View> Open(Chromium chromium)
    {
        var view = await chromium.Open(new Uri(Url + "/play/lobby"));
        await view.WaitFor("lobby", "state", "filler");
        return view;
    }

    /// <summary>The browser becomes the board: code, digits, Enter.</summary>
    public async Task Enrol(View view)
    {
        var enrolments = Get<Enrolments>();
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
    }

    public static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _office.Delete(recursive: true);
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
