using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SignageHub.Mqtt.Broker;

/// <summary>A handler of the host with its queue. While the queue is full, the client that publishes waits, and so does nobody else. MQTT 5.0 §3.8.4.</summary>
internal sealed class HostSubscription : IAsyncDisposable
{
    /// <summary>Bytes of topics and payloads from which on whoever publishes waits; the message that passes it is taken, one from each publisher.</summary>
    private const long MaximumBytes = 16 * 1024 * 1024;

    private readonly Channel<MqttMessage> _messages;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _lighter;
    private long _bytes;
    private readonly CancellationTokenSource _stop = new();
    private readonly Action<HostSubscription> _forget;
    private readonly MqttMessageHandler _handler;
    private readonly ILogger _logger;
    private Task _loop = Task.CompletedTask;

    public HostSubscription(TopicFilter filter, int capacity, MqttMessageHandler handler, Action<HostSubscription> forget, ILogger logger)
    {
        Filter = filter;
        _messages = Channel.CreateBounded<MqttMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });
        (_handler, _forget, _logger) = (handler, forget, logger);
    }

    public TopicFilter Filter { get; }

    /// <summary>Begins to call the handler, with the retained messages first.</summary>
    public void Start(IReadOnlyList<MqttMessage> retained) => _loop = Task.Run(() => Run(retained));

    /// <summary>Completes when there was room.</summary>
    public ValueTask Offer(MqttMessage message)
    {
        Task? lighter = null;
        lock (_gate)
        {
            _bytes += Weight(message);
            if (_bytes > MaximumBytes) lighter = (_lighter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        return lighter is null && _messages.Writer.TryWrite(message) ? ValueTask.CompletedTask : Wait(message, lighter);
    }

    /// <summary>Ends the handler's calls; one that runs is cancelled and awaited, so do not call this from inside the handler.</summary>
    public async ValueTask DisposeAsync()
    {
        _forget(this);
        _messages.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static long Weight(MqttMessage message) => message.Topic.Length + message.Payload.Length;

    private void Took(MqttMessage message)
    {
        lock (_gate)
        {
            _bytes -= Weight(message);
            if (_bytes > MaximumBytes) return;
            _lighter?.TrySetResult();
            _lighter = null;
        }
    }

    private async ValueTask Wait(MqttMessage message, Task? lighter)
    {
        try
        {
            await _messages.Writer.WriteAsync(message, _stop.Token);
            if (lighter is not null) await lighter.WaitAsync(_stop.Token);
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException or ObjectDisposedException)
        {
            // The host does not want it any more.
        }
    }

    private async Task Run(IReadOnlyList<MqttMessage> retained)
    {
        foreach (var message in retained) await Handle(message);
        await foreach (var message in _messages.Reader.ReadAllAsync(_stop.Token))
        {
            await Handle(message);
            Took(message);
        }
    }

    private async ValueTask Handle(MqttMessage message)
    {
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            await _handler(message, _stop.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            BrokerLog.HandlerFailed(_logger, e, Filter.Whole, message.Topic);
        }
    }
}
