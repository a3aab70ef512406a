using System.Threading.Channels;

namespace SignageHub.Hub.Notices;

internal static class NoticesFeature
{
    public static IServiceCollection AddNotices(this IServiceCollection services, Settings.NoticeSettings settings)
    {
        if (settings.Webhook is { } webhook)
            services.AddSingleton<INoticeWay>(new WebhookWay(webhook));
        if (settings.Mail is { } mail)
            services.AddSingleton<INoticeWay>(new MailWay(mail));
        return services
            .AddSingleton<NoticeBook>()
            .AddSingleton<NoticeService>()
            .AddSingleton<Boards.IncidentLog>()
            .AddSingleton<INotices, Boards.KeptNotices>()
            .AddHostedService(provider => provider.GetRequiredService<Boards.IncidentLog>())
            .AddHostedService(provider => provider.GetRequiredService<NoticeService>());
    }
}

/// <summary>Sends notices over every way that is set up, each in order and at its own pace.</summary>
/// <remarks>At most <see cref="NoticeBook.Most"/> wait on each way; then the oldest goes, and the log says so. They outlive the hub, see <see cref="NoticeBook"/>.</remarks>
internal sealed partial class NoticeService(IEnumerable<INoticeWay> ways, NoticeBook book, TimeProvider clock, ILogger<NoticeService> logger) : BackgroundService, INotices
{
    /// <summary>One place each, and one for the book itself. What waits from an earlier run is there from the beginning.</summary>
    private readonly List<(INoticeWay? Way, Channel<bool> News)> _loops = [.. ways.Append<INoticeWay?>(null).Select(way => (way, NewSignal()))];

    /// <summary>Tests wait for less.</summary>
    internal TimeSpan FirstPause { get; set; } = TryAgain.FirstPause;

    public void Tell(Notice notice)
    {
        if (book.Take(notice, _loops.Select(l => l.Way?.Name).OfType<string>(), clock.Now()) is not { } lost)
            return;
        foreach (var (way, oldest) in lost)
            LogLost(way, oldest.Title.En);
        foreach (var (_, news) in _loops)
            news.Writer.TryWrite(true);
    }

    public bool IsOpen(string incident) => book.IsOpen(incident);

    public void Forget(string beginning)
    {
        book.Forget(beginning);
        _loops[^1].News.Writer.TryWrite(true);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        book.Save();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_loops.Select(loop => Run(loop.Way, loop.News.Reader, stoppingToken)));

    private static Channel<bool> NewSignal()
    {
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        signal.Writer.TryWrite(true);
        return signal;
    }

    private async Task Run(INoticeWay? way, ChannelReader<bool> news, CancellationToken cancellationToken)
    {
        await foreach (var _ in news.ReadAllAsync(cancellationToken))
        {
            // On disk before anybody hears of it.
            book.Save();
            while (way is not null && book.First(way.Name) is { } next)
            {
                await Send(way, next, cancellationToken);
                book.Done(way.Name, next);
                book.Save();
            }
        }
    }

    private async Task Send(INoticeWay way, WaitingNotice next, CancellationToken cancellationToken)
    {
        try
        {
            await TryAgain.After(FirstPause, e => LogAgain(way.Name, e.Message)).ExecuteAsync(async token => await way.Send(next.Notice, next.At, token), cancellationToken);
        }
        catch (NoticeNotSentException e)
        {
            LogGivenUp(way.Name, next.Notice.Title.En, e.Message);
        }
    }

    [LoggerMessage(450, LogLevel.Warning, "{Way} does not take a notice ({Why}); trying again for half an hour.")]
    private partial void LogAgain(string way, string why);

    [LoggerMessage(451, LogLevel.Error, "{Way} was not told '{Title}': {Why}")]
    private partial void LogGivenUp(string way, string title, string why);

    [LoggerMessage(452, LogLevel.Error, "{Way} is too slow for what there is to tell: '{Title}' was dropped.")]
    private partial void LogLost(string way, string title);
}
