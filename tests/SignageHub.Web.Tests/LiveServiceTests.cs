using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Live;
using SignageHub.Testing;

namespace SignageHub.Web.Tests;

public sealed class LiveServiceTests : IDisposable
{
    private static readonly Board Lobby = Office.Board("lobby", "Sảnh", 96, 16, "red");

    private readonly FakeOverviews _overviews = new() { Now = Office.Evening };
    private readonly Listeners _listeners = new(Options.Create(new WebOptions()), new NeverStops());
    private readonly WallNews _news;
    private readonly IDisposable _watching;
    private readonly LiveService _service;
    private readonly int _askedAtFirst;

    public LiveServiceTests()
    {
        var published = new PublishedBoards();
        _news = new WallNews(_overviews, published);
        _watching = _news.Watch();
        _service = new LiveService(published, _overviews, _news, _listeners, new StillTime());
        _askedAtFirst = _overviews.Asked;
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
        using var listener = _listeners.TryOpen(null, out _);

        _overviews.Boards = [Lobby.On(Office.Slogans("Hai"))];
        _service.Look();

        Assert.True(await listener!.WaitForRing(TestContext.Current.CancellationToken));
        Assert.Contains("Hai", _news.State.Boards.In(Language.Vietnamese).Text);
    }

    [Fact]
    public void Look_NobodyWatches_WorksNothingOutAndKeepsNothing()
    {
        _overviews.Boards = [Lobby.On(Office.Slogans("Một"), Office.Evening + Duration.FromSeconds(7), Office.Dark())];
        _service.Look();
        _watching.Dispose();

        Assert.Same(WallState.Nothing, _news.State);
        Assert.Equal(Duration.FromSeconds(15), _service.Look());
        Assert.Same(WallState.Nothing, _news.State);
        Assert.Equal(1, _overviews.Asked - _askedAtFirst);
    }

    [Fact]
    public void Watch_OneOfTwoLeavesTwice_TheOtherHearsOn()
    {
        using var other = _news.Watch();
        _watching.Dispose();
        _watching.Dispose();

        _overviews.Boards = [Lobby.On(Office.Slogans("Hai"))];
        _service.Look();

        Assert.Contains("Hai", _news.State.Boards.In(Language.Vietnamese).Text);
    }

    [Fact]
    public async Task Watch_FirstComesWhileTheHubWaits_HubLooksAheadForThem()
    {
        var stopped = TestContext.Current.CancellationToken;
        _watching.Dispose();
        using var listener = _listeners.TryOpen(null, out _);
        await _service.StartAsync(stopped);
        Assert.True(await listener!.WaitForRing(stopped));

        using var watching = _news.Watch();

        // One look is the watcher's own; by the next, which rings, the hub learns when the programme changes.
        Assert.True(await listener.WaitForRing(stopped));
        Assert.Equal(2, _overviews.Asked - _askedAtFirst);
        await _service.StopAsync(stopped);
    }

    [Fact]
    public async Task Listener_ManyRings_AreHeardOnce()
    {
        using var listener = _listeners.TryOpen(null, out _);
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
        var first = listeners.TryOpen(null, out _);
        Assert.Null(listeners.TryOpen(null, out var why));
        Assert.Equal(StreamRefusal.Altogether, why);

        first!.Dispose();
        first.Dispose();

        Assert.NotNull(listeners.TryOpen(null, out _));
        Assert.Null(listeners.TryOpen(null, out _));
    }

    [Fact]
    public void Listeners_OneAddressHasItsShare_OthersStillFindAPlace()
    {
        using var listeners = new Listeners(Options.Create(new WebOptions { MostStreams = 4, MostStreamsOfOne = 2 }), new NeverStops());
        var first = listeners.TryOpen("10.0.0.7", out _);
        Assert.NotNull(listeners.TryOpen("10.0.0.7", out _));

        Assert.Null(listeners.TryOpen("10.0.0.7", out var why));
        Assert.Equal(StreamRefusal.FromOneAddress, why);
        Assert.NotNull(listeners.TryOpen("10.0.0.8", out _));
        first!.Dispose();
        Assert.NotNull(listeners.TryOpen("10.0.0.7", out _));
    }

    [Fact]
    public void Listeners_AllPlacesTaken_ABoardThatHasProvedItselfStillHasItsOwn()
    {
        using var listeners = new Listeners(Options.Create(new WebOptions { MostStreams = 1, MostStreamsOfOne = 1 }), new NeverStops());
        Assert.NotNull(listeners.TryOpen("10.0.0.7", out _));

        var own = listeners.TryOpen("10.0.0.7", out _, Lobby.Id);
        Assert.NotNull(own);
        Assert.NotNull(listeners.TryOpen("10.0.0.7", out _, Lobby.Id));
        Assert.Null(listeners.TryOpen("10.0.0.7", out _, Lobby.Id));
        own.Dispose();
        Assert.NotNull(listeners.TryOpen("10.0.0.7", out _, Lobby.Id));
    }

    [Fact]
    public async Task WallStream_WhoeverLostTheRightToIt_HearsNoMoreFromTheNextClockOn()
    {
        var mayStay = true;
        var streams = new Streams(new PublishedBoards(), _overviews, _news);
        using var listener = _listeners.TryOpen(null, out _);
        await using var heard = streams.OfWall(Language.Vietnamese, listener!, () => mayStay, isOfOffice: false, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
            Assert.True(await heard.MoveNextAsync());

        mayStay = false;
        _listeners.RingClocks();

        Assert.False(await heard.MoveNextAsync());
    }

    [Fact]
    public void Board_ThatSignedWhatItSays_IsKnownAtItsAddress_ForTenMinutes()
    {
        var clock = new ManualTime();
        var proven = new ProvenBoards(clock);

        proven.Hear(Lobby.Id, "10.0.0.7");

        Assert.True(proven.IsAt(Lobby.Id, "10.0.0.7"));
        Assert.False(proven.IsAt(Lobby.Id, "10.0.0.8"));
        Assert.False(proven.IsAt(BoardId.Parse("gate"), "10.0.0.7"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(proven.IsAt(Lobby.Id, "10.0.0.7"));
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
