using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Rendering;

namespace SignageHub.Web.Tests;

/// <summary>The whole hub with its own broker, in a folder of its own, listening.</summary>
internal sealed class RealHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private RealHub(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    public Uri Url => new(_app.Urls.First());

    public string BoardsFile => Path.Combine(_folder.FullName, "boards.json");

    public string Playlists => Path.Combine(_folder.FullName, "playlists");

    public static async Task<RealHub> Start(Instant? startAt = null, Func<HubSettings, HubSettings>? change = null, string? boards = null)
    {
        var folder = Directory.CreateTempSubdirectory("signagehub-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "playlists"));
        var settings = new HubSettings
        {
            BoardsFile = Path.Combine(folder.FullName, "boards.json"),
            PlaylistsFolder = Path.Combine(folder.FullName, "playlists"),
            DataFolder = Path.Combine(folder.FullName, "data"),
            Urls = "http://127.0.0.1:0",
            Mqtt = new MqttSettings { Port = 0, Tls = new TlsSettings { Port = 0 } },
            StartAt = startAt,
        };
        settings = change?.Invoke(settings) ?? settings;
        await File.WriteAllTextAsync(settings.BoardsFile, boards ?? """
            {
              "office": "Sở Công Thương",
              "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [
                { "id": "lobby", "name": "Bảng LED sảnh chính", "size": "192x32", "color": "red", "groups": ["indoor"] },
                { "id": "gate", "name": "Bảng LED cổng", "size": "128x32", "color": "rgb" }
              ]
            }
            """, TestContext.Current.CancellationToken);
        var files = new SignageFiles(settings);
        var app = HubHost.Build(settings, DataFolder.Open(settings.DataFolder), files, files.Load().Signage!, new SceneLibrary(new SceneRenderer()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RealHub(app, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Writes a playlist and waits until it is in force.</summary>
    public async Task Write(string id, string json)
    {
        var store = Get<SignageStore>();
        var loaded = new TaskCompletionSource();
        store.Replaced += Look;
        await File.WriteAllTextAsync(Path.Combine(Playlists, id + ".json"), json, TestContext.Current.CancellationToken);
        Look(null, EventArgs.Empty);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        store.Replaced -= Look;

        void Look(object? sender, EventArgs e)
        {
            if (store.Current.Playlists.Any(p => p.Id == id))
                loaded.TrySetResult();
        }
    }

    /// <summary>Hands the drafts of a playlist in force to those who approve, and waits until the hub knows.</summary>
    public Task Submit(string id)
    {
        var (store, cancel) = (Get<SignageStore>(), TestContext.Current.CancellationToken);
        var playlist = store.Current.Playlists.Single(p => p.Id == id);
        return TakenUp.After(
            store,
            async () => (await Get<ApprovalDesk>().Submit(
                store.Current, playlist.Entries.Where(e => e.Draft).Select(e => new ScheduledEntry(playlist, e)), "Nguyễn Thị Lan (lan)", TimeProvider.System.Now(), cancel))[^1],
            cancel);
    }

    /// <summary>Somebody of that role is signed in, without the detour over the form.</summary>
    public Task SignIn(IBrowserContext context, Role role) =>
        context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = "signagehub-session", Value = Begin(role), Url = Url.AbsoluteUri }]);

    /// <summary>The same without a browser.</summary>
    public HttpClient SignedIn(Role role) => new()
    {
        BaseAddress = Url,
        DefaultRequestHeaders = { { "Cookie", "signagehub-session=" + Begin(role) }, { "Accept", "text/html" } },
    };

    private string Begin(Role role)
    {
        var account = new Account { Id = AccountStore.NewId(), Name = $"{role}".ToLowerInvariant(), Display = "Nguyễn Thị Lan", Grants = [new Grant(role)], Password = "-", Stamp = "1" };
        Get<AccountStore>().Add(account);
        return Get<Sessions>().Begin(account, "127.0.0.1", "test");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
