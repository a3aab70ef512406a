using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;

namespace SignageHub.Hub.Hooks;

/// <summary>Something that happened here.</summary>
/// <param name="Name">As in the audit log, <c>playlist.save</c>; or <c>incident.begins</c>, <c>incident.over</c>, <c>reminder</c>, <c>test</c>.</param>
/// <param name="What">What it was done to, or what is wrong.</param>
/// <param name="Who">The account's name; <c>hub</c> for what nobody did.</param>
/// <param name="At">When.</param>
public sealed record HookEvent(string Name, string What, string Who, Instant At);

/// <summary>One try to tell a web hook.</summary>
/// <param name="At">When.</param>
/// <param name="Event">What there was to tell.</param>
/// <param name="Why">Why it was not taken; null when it was.</param>
public sealed record HookDelivery(Instant At, HookEvent Event, Bilingual? Why);

/// <summary>Tells web hooks what happens: to each in order, as <see cref="SignedPost"/> says, tried again as <see cref="TryAgain"/> says.</summary>
/// <remarks>At most <see cref="Most"/> events wait for each; then the oldest goes. They do not outlive the hub.</remarks>
internal sealed partial class HookService(HookStore store, AuditLog audit, TimeProvider clock, ILogger<HookService> logger) : BackgroundService, INoticeWay
{
    public const int Most = 500;

    /// <summary>Tries of each hook that are remembered.</summary>
    public const int MostDeliveries = 20;

    private readonly ConcurrentDictionary<string, Channel<HookEvent>> _queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<HookDelivery>> _deliveries = new(StringComparer.Ordinal);
    private readonly SignedPost _post = new();
    private readonly TaskCompletionSource<CancellationToken> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "The web hooks of programs";

    /// <summary>Tests wait for less.</summary>
    internal TimeSpan FirstPause { get; set; } = TryAgain.FirstPause;

    public Task Send(Notice notice, Instant at, CancellationToken cancellationToken)
    {
        var name = notice.Kind switch { NoticeKind.Begins => "incident.begins", NoticeKind.Over => "incident.over", _ => "reminder" };
        Take(new HookEvent(name, $"{notice.Incident}: {notice.Title.En}", "hub", at));
        return Task.CompletedTask;
    }

    /// <summary>Returns at once.</summary>
    public void Take(HookEvent happened)
    {
        try
        {
            foreach (var hook in store.All.Where(h => h.Wants(happened.Name)))
                _queues.GetOrAdd(hook.Id, Begin).Writer.TryWrite(happened);
        }
        catch (StartProblemException e)
        {
            LogNobody(e.Words.En);
        }
    }

    /// <summary>Tells it something now, once, so that people see whether it hears.</summary>
    public async Task<HookDelivery> Test(Hook hook, string who, CancellationToken cancellationToken)
    {
        var happened = new HookEvent("test", "a test from the hub's page", who, clock.Now());
        try
        {
            return await Deliver(hook, happened, cancellationToken);
        }
        catch (NoticeNotSentException e)
        {
            return new HookDelivery(clock.Now(), happened, e.Words);
        }
    }

    /// <summary>The last tries since the hub's start, the newest first.</summary>
    public IReadOnlyList<HookDelivery> DeliveriesOf(string id) => _deliveries.GetValueOrDefault(id) ?? [];

    public override void Dispose()
    {
        _post.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        audit.Written += OnWritten;
        _running.TrySetResult(stoppingToken);
        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            audit.Written -= OnWritten;
        }
    }

    private void OnWritten(object? sender, AuditWrittenEventArgs line) => Take(new HookEvent(line.Deed, line.What, line.Who, clock.Now()));

    private Channel<HookEvent> Begin(string id)
    {
        var queue = Channel.CreateBounded<HookEvent>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });
        _ = Run(id, queue.Reader);
        return queue;
    }

    private async Task Run(string id, ChannelReader<HookEvent> queue)
    {
        var stopping = await _running.Task;
        try
        {
            await foreach (var happened in queue.ReadAllAsync(stopping))
            {
                try
                {
                    if (store.Find(id) is { } hook)
                    {
                        await Tell(hook, happened, stopping);
                        continue;
                    }
                }
                catch (StartProblemException e)
                {
                    // The next event may find the file mended.
                    LogNobody(e.Words.En);
                    continue;
                }

                _queues.TryRemove(id, out _);
                _deliveries.TryRemove(id, out _);
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }

    private async Task Tell(Hook hook, HookEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            // One that was ended while it did not hear needs no further try.
            await TryAgain.After(FirstPause, e => LogAgain(hook.Url.Host, e.Message)).ExecuteAsync(
                async token => await (store.Find(hook.Id) is { } still ? Deliver(still, happened, token) : Task.CompletedTask), cancellationToken);
        }
        catch (NoticeNotSentException e)
        {
            LogGivenUp(hook.Url.Host, happened.Name, e.Message);
        }
    }

    /// <exception cref="NoticeNotSentException">It was not taken, which is remembered.</exception>
    private async Task<HookDelivery> Deliver(Hook hook, HookEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            var secret = store.SecretOf(hook) ?? throw new NoticeNotSentException(HookTexts.NoSecret, mayWork: false);
            var body = JsonSerializer.SerializeToUtf8Bytes(new { Event = happened.Name, happened.What, happened.Who, At = InstantPattern.ExtendedIso.Format(happened.At) }, JsonSerializerOptions.Web);
            await _post.Send(hook.Url, secret, body, cancellationToken);
            return Remember(hook, new HookDelivery(clock.Now(), happened, Why: null));
        }
        catch (NoticeNotSentException e)
        {
            Remember(hook, new HookDelivery(clock.Now(), happened, e.Words));
            throw;
        }
    }

    private HookDelivery Remember(Hook hook, HookDelivery delivery)
    {
        _deliveries.AddOrUpdate(hook.Id, _ => [delivery], (_, before) => [delivery, .. before.Take(MostDeliveries - 1)]);
        return delivery;
    }

    [LoggerMessage(460, LogLevel.Error, "The web hook at {Host} was not told of {Event}: {Why}")]
    private partial void LogGivenUp(string host, string @event, string why);

    [LoggerMessage(461, LogLevel.Error, "{Why}")]
    private partial void LogNobody(string why);

    [LoggerMessage(462, LogLevel.Warning, "The web hook at {Host} does not take what there is to tell ({Why}); trying again.")]
    private partial void LogAgain(string host, string why);
}
