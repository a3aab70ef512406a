using System.Threading.Channels;
using NodaTime;
using Polly;
using Polly.Retry;

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
            .AddSingleton<NoticeService>()
            .AddSingleton<Boards.IncidentLog>()
            .AddSingleton<INotices, Boards.KeptNotices>()
            .AddHostedService(provider => provider.GetRequiredService<Boards.IncidentLog>())
            .AddHostedService(provider => provider.GetRequiredService<NoticeService>());
    }
}

/// <summary>Sends notices over every way that is set up, each in order and at its own pace.</summary>
/// <remarks>At most <see cref="Most"/> wait on each way; then the oldest goes, and the log says so. They do not outlive the hub: what is still wrong is told anew.</remarks>
internal sealed partial class NoticeService(IEnumerable<INoticeWay> ways, TimeProvider clock, ILogger<NoticeService> logger) : BackgroundService, INotices
{
    public const int Most = 200;

    private readonly List<(INoticeWay Way, Channel<(Notice Notice, Instant At)> Queue)> _queues = [];
    private readonly Lock _gate = new();

    /// <summary>The first of five further tries comes after this; each next takes four times as long, an hour at most. Tests wait for less.</summary>
    internal TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    public void Tell(Notice notice)
    {
        foreach (var (_, queue) in Queues())
            queue.Writer.TryWrite((notice, clock.Now()));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Queues().Select(q => Run(q.Way, q.Queue.Reader, stoppingToken)));

    private List<(INoticeWay Way, Channel<(Notice Notice, Instant At)> Queue)> Queues()
    {
        lock (_gate)
        {
            if (_queues.Count == 0)
            {
                foreach (var way in ways)
                    _queues.Add((way, Channel.CreateBounded<(Notice, Instant)>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest }, lost => LogLost(way.Name, lost.Item1.Title.En))));
            }

            return _queues;
        }
    }

    private async Task Run(INoticeWay way, ChannelReader<(Notice Notice, Instant At)> queue, CancellationToken cancellationToken)
    {
        var again = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NoticeNotSentException>(e => e.MayWork),
                MaxRetryAttempts = 5,
                DelayGenerator = tries => ValueTask.FromResult<TimeSpan?>(TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << (2 * tries.AttemptNumber), TimeSpan.TicksPerHour))),
                OnRetry = tries =>
                {
                    if (tries.AttemptNumber == 0)
                        LogAgain(way.Name, tries.Outcome.Exception!.Message);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        await foreach (var (notice, at) in queue.ReadAllAsync(cancellationToken))
        {
            try
            {
                await again.ExecuteAsync(async token => await way.Send(notice, at, token), cancellationToken);
            }
            catch (NoticeNotSentException e)
            {
                LogGivenUp(way.Name, notice.Title.En, e.Message);
            }
        }
    }

    [LoggerMessage(450, LogLevel.Warning, "{Way} does not take a notice ({Why}); trying again for an hour and a half.")]
    private partial void LogAgain(string way, string why);

    [LoggerMessage(451, LogLevel.Error, "{Way} was not told '{Title}': {Why}")]
    private partial void LogGivenUp(string way, string title, string why);

    [LoggerMessage(452, LogLevel.Error, "{Way} is too slow for what there is to tell: '{Title}' was dropped.")]
    private partial void LogLost(string way, string title);
}
