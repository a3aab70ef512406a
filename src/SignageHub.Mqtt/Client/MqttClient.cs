using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>The client of MQTT 5.0 and MQTT 3.1.1, §4. One loop connects, serves and connects again; handlers are called one after the other.</summary>
public sealed class MqttClient : IMqttClient
{
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(2);

    private readonly MqttClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ClientSubscriptions _subscriptions = new();
    private readonly PublishWindow _window = new();
    private readonly ClientInbox _inbox;

    /// <summary>Not disposed of: a wait that is cancelled in that moment would never end. It holds nothing of the system's.</summary>
    private readonly SemaphoreSlim _places;

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClientLink? _link;
    private volatile bool _stopping;
    private bool _cleanStart;
    private long? _welcomedAt;
    private Task? _loop;
    private Task _handling = Task.CompletedTask;

    /// <exception cref="ArgumentException">An option is out of its range; the message names each.</exception>
    public MqttClient(MqttClientOptions options, TimeProvider? time = null, ILogger<MqttClient>? logger = null)
    {
        MqttClientOptionsCheck.Check(options);
        (_options, _time, _logger) = (options, time ?? TimeProvider.System, logger ?? NullLogger<MqttClient>.Instance);
        _inbox = new ClientInbox(options, _subscriptions, _logger);
        _places = new SemaphoreSlim(options.MaximumPending);
        _stopped = _stop.Token;
        _cleanStart = options.CleanStart;
    }

    public bool IsConnected => _link is not null;

    public Action<MqttClientState>? StateChanged { get; set; }

    /// <summary>QoS 0 messages dropped because the handlers were behind: <see cref="MqttClientOptions.MaximumReceived"/>.</summary>
    public long Dropped => _inbox.Dropped;

    public void Start()
    {
        lock (_gate)
        {
            if (_loop is not null) throw new InvalidOperationException("The client was started before.");
            _loop = Task.Run(() => Loop(_stop.Token));
            _handling = Task.Run(() => _inbox.Run(_stop.Token));
        }
    }

    public Task WaitUntilConnected(CancellationToken cancellationToken = default) => _connected.Task.WaitAsync(cancellationToken);

    public async ValueTask Publish(MqttMessage message, CancellationToken cancellationToken = default)
    {
        MessageRules.Check(message);
        var publish = new PendingPublish(new EncodedMessage(message), _time.GetTimestamp());
        await TakePlace(cancellationToken);
        var keepsPlace = false;
        try
        {
            _window.Add(publish);
            _link?.Wake();

            // One of QoS 0 waits for no answer.
            if (publish.Qos == QualityOfService.AtMostOnce) await publish.Done.WaitAsync(cancellationToken);
            else await _inbox.Await(publish.Done.WaitAsync, wasHandedIn: true, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _window.Withdraw(publish);
            throw;
        }
        catch (MqttConnectionException e) when (e.WasHandedIn)
        {
            keepsPlace = true;
            _ = GiveBackWhenDone(publish);
            throw;
        }
        finally
        {
            if (!keepsPlace) _places.Release();
        }
    }

    private async ValueTask TakePlace(CancellationToken cancellationToken)
    {
        if (_places.Wait(0, cancellationToken)) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped);
        try
        {
            await _inbox.Await(_places.WaitAsync, wasHandedIn: false, either.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MqttConnectionException("The client was stopped before the message had a place; nothing was sent.");
        }
    }

    /// <summary>The handler that published it was told not to wait; it holds its place as long as any other.</summary>
    private async Task GiveBackWhenDone(PendingPublish publish)
    {
        await publish.Done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _places.Release();
    }

    public async ValueTask<IAsyncDisposable> Subscribe(string filter, QualityOfService qos, MqttMessageHandler handler, CancellationToken cancellationToken = default)
    {
        var subscription = _subscriptions.Add(TopicFilter.Parse(filter), qos, handler);
        if (_link is { } link)
        {
            var asking = Ask(link, subscription);
            try
            {
                await _inbox.Await(asking.WaitAsync, wasHandedIn: true, cancellationToken);
                var reason = await asking;
                if (reason.IsFailure())
                {
                    _subscriptions.Remove(subscription, handler);
                    throw new MqttRefusedException(reason, $"The broker refused the subscription to '{filter}': {reason}.");
                }
            }
            catch (MqttConnectionException)
            {
                // The answer comes when the handler that asks has ended, or the next connection asks again.
                _ = Note(asking, subscription);
            }
            catch (OperationCanceledException)
            {
                _subscriptions.Remove(subscription, handler);
                throw;
            }
        }

        return new Handle(this, subscription, handler);
    }

    public async Task Stop(CancellationToken cancellationToken = default)
    {
        _stopping = true;
        if (_loop is { } loop)
        {
            if (_link is { } link)
            {
                link.Send(new DisconnectPacket(ReasonCode.Success));
                await loop.WaitAsync(GoodbyeTimeout, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await _stop.CancelAsync();
            await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_stopped.IsCancellationRequested) await _stop.CancelAsync();
        _connected.TrySetCanceled(CancellationToken.None);
        _window.Close();
        _inbox.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _handling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _inbox.Dispose();
    }

    private async Task Loop(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(_options.FirstRetry, _options.SteadyRetry, _options.LongestRetry, Random.Shared.NextDouble);
        while (!_stopping)
        {
            _welcomedAt = null;
            var (reason, error) = await ConnectAndServe(cancellationToken);
            backoff.Ended(_welcomedAt is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero, MayBePushedOut(reason));
            TimeSpan? pause = _stopping ? null : backoff.Next();
            Report(new MqttClientState(Connected: false, SessionPresent: false, reason, error, pause));
            if (pause is not { } retryIn) return;
            ClientLog.Disconnected(_logger, _options.Broker, reason, error, retryIn);
            await Task.Delay(retryIn, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether another program may be there under this client's id; MQTT 3.1.1 has no words for it.</summary>
    private bool MayBePushedOut(ReasonCode reason) => reason == ReasonCode.SessionTakenOver || _options.Version == MqttVersion.V311;

    /// <summary>One connection from beginning to end.</summary>
    /// <returns>Why it ended.</returns>
    private async Task<(ReasonCode Reason, string Error)> ConnectAndServe(CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await using var transport = await ClientTransport.Open(_options, either.Token);
            var link = new ClientLink(transport, _options, _window, _inbox, _time);
            var answer = await link.Connect(_cleanStart, either.Token);
            if (answer.Reason.IsFailure()) return (answer.Reason, answer.Properties.ReasonString ?? $"The broker refused the connection: {answer.Reason}.");
            _cleanStart = false;
            Begin(link, answer);
            try
            {
                var goodbye = await link.Run(cancellationToken);
                return goodbye is null
                    ? (ReasonCode.Success, _stopping ? "The client was stopped." : "The broker closed the connection.")
                    : (goodbye.Reason, goodbye.Properties.ReasonString ?? $"The broker ended the connection: {goodbye.Reason}.");
            }
            finally
            {
                _link = null;
                _connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
        catch (MqttProtocolException e)
        {
            return (e.Reason, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (ReasonCode.Success, cancellationToken.IsCancellationRequested ? "The client was stopped." : $"No connection within {_options.ConnectTimeout}.");
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            return (ReasonCode.Success, e.Message);
        }
#pragma warning disable CA1031 // Where this runs nobody may be there to start it again; the pause grows, so that a lasting fault costs little.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ClientLog.Failed(_logger, e, _options.Broker);
            return (ReasonCode.Success, e.Message);
        }
    }

    private void Begin(ClientLink link, ConnAckPacket answer)
    {
        _welcomedAt = _time.GetTimestamp();
        link.Begin(answer);
        if (!answer.SessionPresent) _inbox.Forget();
        _window.Reconnected(answer.SessionPresent);

        // Before the list of what to ask for is made, so that a Subscribe in this moment is in the list or sees the link.
        _link = link;
        var (subscribe, unsubscribe) = _subscriptions.Reconnected(answer.SessionPresent);
        foreach (var subscription in subscribe) _ = Note(Ask(link, subscription), subscription);
        foreach (var filter in unsubscribe) _ = Unsubscribe(link, filter);
        ClientLog.Connected(_logger, _options.Broker, _options.ClientId, answer.SessionPresent);
        Report(new MqttClientState(Connected: true, answer.SessionPresent, ReasonCode.Success, Error: null, RetryIn: null));
        _connected.TrySetResult();
    }

    /// <summary>Nobody waits for the answer.</summary>
    private async Task Note(Task<ReasonCode> asking, ClientSubscription subscription)
    {
        try
        {
            var reason = await asking;
            if (reason.IsFailure()) ClientLog.SubscriptionRefused(_logger, subscription.Filter.Whole, reason);
        }
        catch (MqttConnectionException)
        {
            // The next connection asks again.
        }
    }

    private static async Task<ReasonCode> Ask(ClientLink link, ClientSubscription subscription)
    {
        var (id, answer) = link.Requests.Add();
        link.Send(new SubscribePacket(id, [new SubscriptionRequest(subscription.Filter.Whole, subscription.Qos)])
        {
            Properties = link.TakesIdentifiers ? new PropertySet { SubscriptionIdentifiers = [subscription.Identifier] } : PropertySet.Empty,
        });
        var reason = (await answer)[0];
        subscription.Granted = !reason.IsFailure();
        return reason;
    }

    private async Task Unsubscribe(ClientLink link, string filter)
    {
        try
        {
            var (id, answer) = link.Requests.Add();
            link.Send(new UnsubscribePacket(id, [filter]));
            await answer;
            _subscriptions.Unsubscribed(filter);
        }
        catch (MqttConnectionException)
        {
            // The next connection asks again, if the broker still has the session.
        }
    }

    private void Report(MqttClientState state)
    {
        try
        {
            StateChanged?.Invoke(state);
        }
#pragma warning disable CA1031 // A listener's fault must not end the connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ClientLog.ListenerFailed(_logger, e);
        }
    }

    /// <summary>Ends one handler's subscription when it is disposed of: MQTT 5.0 §3.10.</summary>
    private sealed class Handle(MqttClient client, ClientSubscription subscription, MqttMessageHandler handler) : IAsyncDisposable
    {
        private int _disposed;

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0 || !client._subscriptions.Remove(subscription, handler)) return;
            if (client._link is not { } link) return;
            try
            {
                await client._inbox.Await(client.Unsubscribe(link, subscription.Filter.Whole).WaitAsync, wasHandedIn: true, CancellationToken.None);
            }
            catch (MqttConnectionException)
            {
                // The answer comes when the handler that asks has ended.
            }
        }
    }
}
