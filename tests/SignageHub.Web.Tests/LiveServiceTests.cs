using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Live;

namespace SignageHub.Web.Tests;

public sealed class LiveServiceTests : IDisposable
{
    private static readonly Board Lobby = Office.Board("lobby", "Sảnh", 96, 16, "red");

    private readonly FakeOverviews _overviews = new() { Now = Office.Evening };
    private readonly Listeners _listeners = new(Options.Create(new WebOptions()), new NeverStops());
    private readonly WallNews _news;
    private readonly LiveService _service;

    public LiveServiceTests()
    {
        var published = new PublishedBoards();
        _news = new WallNews(_overviews, published);
        _service = new LiveService(published, _overviews, _news, _listeners, new StillTime());
    }

    [Theory]
    [InlineData(7_000, 7_000)]
    [InlineData(15_000, 15_000)]
    [InlineData(1_800_000, 15_000)]
    [InlineData(0, 20)]
    [InlineData(-5_000, 20)]
    public void Look_BoardChangesSoon_WaitsUntilThenOrTheSlowTick(int changesInMilliseconds, int waitMilliseconds)
    {
        _overviews.Boards =
        [
            Lobby.On(Office.Idle()),
            Lobby.On(Office.Idle(), Office.Evening + Duration.FromMilliseconds(changesInMilliseconds), Office.Dark()),
            Lobby.On(Office.Idle(), Office.Evening + Duration.FromHours(2), Office.Dark()),
        ];

        Assert.Equal(Duration.FromMilliseconds(waitMilliseconds), _service.Look());
    }

    [Fact]
    public void Look_NothingChangesAnyMore_WaitsForTheSlowTick()
    {
        _overviews.Boards = [Lobby.On(Office.Idle())];

        Assert.Equal(Duration.FromSeconds(15), _service.Look());
    }

    [Fact]
    public async Task Look_ProgrammeChangedOver_TellsListenersTheNewNews()
    {
        _overviews.Boards = [Lobby.On(Office.Slogans("Một"))];
        _service.Look();
        using var listener = _listeners.TryOpen();

        _overviews.Boards = [Lobby.On(Office.Slogans("Hai"))];
        _service.Look();

        Assert.True(await listener!.WaitForRing(TestContext.Current.CancellationToken));
        Assert.Contains("Hai", _news.State.Boards.In(Language.Vietnamese).Text);
    }

    [Fact]
    public async Task Listener_ManyRings_AreHeardOnce()
    {
        using var listener = _listeners.TryOpen();
        for (var i = 0; i < 1000; i++)
            _listeners.RingAll();

        Assert.True(await listener!.WaitForRing(TestContext.Current.CancellationToken));

        var again = listener.WaitForRing(TestContext.Current.CancellationToken).AsTask();
        Assert.False(again.IsCompleted);
    }

    [Fact]
    public void Listeners_OneLeaves_ItsPlaceIsFree()
    {
        using var listeners = new Listeners(Options.Create(new WebOptions { MostStreams = 1 }), new NeverStops());
        var first = listeners.TryOpen();
        Assert.Null(listeners.TryOpen());

        first!.Dispose();
        first.Dispose();

        Assert.NotNull(listeners.TryOpen());
        Assert.Null(listeners.TryOpen());
    }

    public void Dispose()
    {
        _service.Dispose();
        _listeners.Dispose();
    }

    private sealed class NeverStops : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
