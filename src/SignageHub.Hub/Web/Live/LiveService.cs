using System.Threading.Channels;
using NodaTime;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Web.Live;

/// <summary>Rings the open streams: when a manifest changes, when a programme changes over, and every ten seconds for the clock.</summary>
internal sealed class LiveService(
    PublishedBoards published, IBoardOverviews overviews, WallNews news, Listeners listeners, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan ClockInterval = TimeSpan.FromSeconds(10);

    /// <summary>Behind the exact timer: files may change at any time, and clocks may be set.</summary>
    private static readonly Duration SlowTick = Duration.FromSeconds(15);

    /// <summary>A timer may wake a little early; without a floor the loop would spin to the instant.</summary>
    private static readonly Duration ShortestWait = Duration.FromMilliseconds(20);

    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<bool> _watched = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Between two looks at all that is told: of a hundred boards that change one after the other, people need not see every step in words.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        overviews.Changed += LookAgain;
        news.Watched += LookAhead;
        try
        {
            await Task.WhenAll(FollowManifests(stoppingToken), FollowNews(stoppingToken), FollowProgrammes(stoppingToken), TellTime(stoppingToken));
        }
        finally
        {
            overviews.Changed -= LookAgain;
            news.Watched -= LookAhead;
        }
    }

    /// <summary>At the next moment, for whoever tells has boards to bring up to date first.</summary>
    private void LookAgain(object? sender, EventArgs e) => _changed.Writer.TryWrite(true);

    /// <summary>While nobody watched, nobody asked when the next programme changes.</summary>
    private void LookAhead(object? sender, EventArgs e) => _watched.Writer.TryWrite(true);

    private async Task FollowManifests(CancellationToken stoppingToken)
    {
        await foreach (var _ in published.Changes(stoppingToken))
        {
            news.RefreshManifests();
            listeners.RingAll();
            _changed.Writer.TryWrite(true);
        }
    }

    private async Task FollowNews(CancellationToken stoppingToken)
    {
        await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            Look();
            await Task.Delay(Rest, TimeProvider.System, stoppingToken);
        }
    }

    private async Task FollowProgrammes(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(Look().ToTimeSpan(), time, waiting.Token), _watched.Reader.WaitToReadAsync(waiting.Token).AsTask());
            _watched.Reader.TryRead(out _);
            await waiting.CancelAsync();
        }
    }

    private async Task TellTime(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ClockInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            listeners.RingClocks();
    }

    /// <summary>Works the news out again if somebody watches, tells the listeners, and says how long until the next look.</summary>
    internal Duration Look()
    {
        var next = news.Refresh();
        listeners.RingAll();
        return next is { } at ? Duration.Max(ShortestWait, Duration.Min(SlowTick, at - overviews.Now)) : SlowTick;
    }
}
