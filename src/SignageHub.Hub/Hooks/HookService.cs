using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;

namespace SignageHub.Hub.Hooks;

/// <summary>Something that happened here.</summary>
/// <param name="Name">As in the audit log, <c>playlist.save</c>; or <c>incident.begins</c>, <c>incident.over</c>, <c>reminder</c>.</param>
/// <param name="What">What it was done to, or what is wrong.</param>
/// <param name="Who">The account's name; <c>hub</c> for what nobody did.</param>
/// <param name="At">When.</param>
public sealed record HookEvent(string Name, string What, string Who, Instant At);

/// <summary>Tells web hooks what happens: to each in order, signed as <see cref="WebhookWay"/> says, tried again for some minutes.</summary>
/// <remarks>At most <see cref="Most"/> events wait for each; then the oldest goes. They do not outlive the hub.</remarks>
internal sealed partial class HookService(HookStore store, AuditLog audit, TimeProvider clock, ILogger<HookService> logger) : BackgroundService, INoticeWay
{
    public const int Most = 500;

    private readonly ConcurrentDictionary<string, Channel<HookEvent>> _queues = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private readonly TaskCompletionSource<CancellationToken> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "The web hooks of programs";

    /// <summary>Before each further try; tests wait for less.</summary>
    internal IReadOnlyList<TimeSpan> Pauses { get; set; } = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3)];

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

    public override void Dispose()
    {
        _http.Dispose();
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
                for (var tries = 0; store.All.FirstOrDefault(h => h.Id == id) is { } hook; tries++)
                {
                    if (await Post(hook, happened, stopping) is not { } why)
                        break;
                    if (tries == Pauses.Count)
                    {
                        LogGivenUp(hook.Url.Host, happened.Name, why);
                        break;
                    }

                    await Task.Delay(Pauses[tries], stopping);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }

    /// <returns>Why it was not taken; null when it was, or never will be.</returns>
    private async Task<string?> Post(Hook hook, HookEvent happened, CancellationToken cancellationToken)
    {
        if (store.SecretOf(hook) is not { } secret)
            return null;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { Event = happened.Name, happened.What, happened.Who, At = InstantPattern.ExtendedIso.Format(happened.At) }, JsonSerializerOptions.Web);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-SignageHub-Timestamp", timestamp);
        request.Headers.Add("X-SignageHub-Signature", WebhookWay.SignatureOf(secret, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer within 15 seconds";
        }
    }

    [LoggerMessage(460, LogLevel.Error, "The web hook at {Host} was not told of {Event}: {Why}")]
    private partial void LogGivenUp(string host, string @event, string why);

    [LoggerMessage(461, LogLevel.Error, "{Why}")]
    private partial void LogNobody(string why);
}
