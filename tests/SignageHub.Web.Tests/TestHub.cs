using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Web.Tests;

/// <summary>The hub's web on a port of its own, with real signed manifests; only where they come from is made up.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHub(WebApplication app, SigningKey key, FakeOverviews overviews, PublishedBoards published) =>
        (_app, Key, Overviews, Published) = (app, key, overviews, published);

    public SigningKey Key { get; }

    public FakeOverviews Overviews { get; }

    public PublishedBoards Published { get; }

    /// <summary>Without a slash at the end.</summary>
    public string Url => _app.Urls.First();

    public static Task<TestHub> Start(params BoardOverview[] boards) => Start(_ => { }, boards);

    public static async Task<TestHub> Start(Action<WebOptions> configure, params BoardOverview[] boards)
    {
        var key = SigningKey.Create();
        var overviews = new FakeOverviews { Now = Office.Evening, Boards = boards };
        var published = new PublishedBoards();

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddWeb().Configure(configure);
        builder.Services.AddSingleton<TimeProvider>(new StillTime());
        builder.Services.AddSingleton<IBoardOverviews>(overviews);
        builder.Services.AddSingleton(published);
        builder.Services.AddSingleton(new HubKeys([key.Public]));
        var app = builder.Build();
        app.MapWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestHub(app, key, overviews, published);
    }

    /// <summary>Publishes the frames of the scenes and a manifest that shows them from an hour ago until in an hour.</summary>
    public void Show(Board board, long version, params PlayedScene[] scenes) =>
        Publish(ManifestOf(board, version, scenes), scenes);

    public void Publish(Manifest manifest, params PlayedScene[] scenes)
    {
        foreach (var png in scenes.SelectMany(s => s.Pngs))
            Published.SetFrame(FrameId.Of(png), png);
        Published.SetManifest(manifest.Board, CompactJws.Of(SignedManifest.Sign(manifest, Key)));
    }

    public Manifest ManifestOf(Board board, long version, params PlayedScene[] scenes) => new()
    {
        Board = board.Id,
        KeyId = Key.Public.KeyId,
        Version = version,
        IssuedAt = Overviews.Now - Duration.FromHours(1),
        LeaseUntil = Overviews.Now + Duration.FromHours(24),
        Width = board.Size.Width,
        Height = board.Size.Height,
        Color = board.Color.Word,
        TimeZone = board.TimeZone.Id,
        Brightness = board.Brightness,
        Hours = [],
        Scenes = [.. scenes.Select(s => s.Scene)],
        Segments = [SegmentOf(Duration.FromHours(-1), Duration.FromHours(1), scenes)],
        Fallback = null,
    };

    /// <param name="from">Counted from the hub's time.</param>
    /// <param name="until">Counted from the hub's time.</param>
    /// <param name="scenes">None means dark.</param>
    public ManifestSegment SegmentOf(Duration from, Duration until, params PlayedScene[] scenes) => new()
    {
        From = Overviews.Now + from,
        Until = Overviews.Now + until,
        State = scenes.Length > 0 ? "normal" : "dark",
        Scenes = [.. scenes.Select(s => s.Scene.Id)],
        Reason = new ManifestWords("test", "thử"),
    };

    public Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }
}
