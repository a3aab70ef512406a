namespace SignageHub.Mqtt.Client;

/// <summary>How much may wait for the handlers of a client, in messages and bytes: MQTT 5.0 §4.9.</summary>
/// <remarks>QoS 0 has places of its own; the bytes are shared. A message that is larger than all of them has room when nothing else is held.</remarks>
internal sealed class InboxRoom(MqttClientOptions options) : IDisposable
{
    /// <summary>As many as <see cref="ClientLink"/> lets an MQTT 5.0 broker send, which therefore never waits for a place on one connection.</summary>
    private readonly int _places = options.ReceiveMaximum + options.MaximumReceived;

    private readonly Lock _gate = new();
    private CancellationTokenSource _full = new();
    private TaskCompletionSource? _freed;
    private MqttMessage? _outside;
    private long _bytes;
    private int _taken;
    private int _takenByQos0;

    /// <summary>Cancelled while a message waits that has no room: nothing is read meanwhile, and only a handler that ends makes some.</summary>
    public CancellationToken Full
    {
        get
        {
            lock (_gate) return _full.Token;
        }
    }

    public bool TryEnter(MqttMessage message)
    {
        lock (_gate)
        {
            if (!HasRoom(message)) return false;
            if (message.Qos == QualityOfService.AtMostOnce) _takenByQos0++;
            else _taken++;
            _bytes += Weight(message);
            return true;
        }
    }

    /// <summary>Completes when the message has room. One caller at a time.</summary>
    public async ValueTask Enter(MqttMessage message, CancellationToken cancellationToken)
    {
        try
        {
            while (!TryEnterOrWait(message, out var full, out var freed))
            {
                await full.CancelAsync();
                await freed.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            lock (_gate)
            {
                if (_outside is not null) Reopen();
            }
        }
    }

    /// <summary>Where that makes room for the message that waits, nobody is told any more that there is none.</summary>
    public void Leave(MqttMessage message)
    {
        lock (_gate)
        {
            _bytes -= Weight(message);
            if (message.Qos == QualityOfService.AtMostOnce) _takenByQos0--;
            else _taken--;
            if (_outside is { } outside && HasRoom(outside)) Reopen();
        }
    }

    public void Dispose() => _full.Dispose();

    private bool TryEnterOrWait(MqttMessage message, out CancellationTokenSource full, out Task freed)
    {
        lock (_gate)
        {
            (full, freed) = (_full, Task.CompletedTask);
            if (TryEnter(message)) return true;
            _outside = message;
            freed = (_freed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return false;
        }
    }

    /// <summary>Under the gate.</summary>
    private void Reopen()
    {
        _outside = null;
        _full = new CancellationTokenSource();
        _freed?.TrySetResult();
        _freed = null;
    }

    private bool HasRoom(MqttMessage message)
    {
        if (_bytes > 0 && _bytes + Weight(message) > options.MaximumReceivedBytes) return false;
        return message.Qos == QualityOfService.AtMostOnce ? _takenByQos0 < options.MaximumReceived : _taken < _places;
    }

    /// <summary>About what the message holds; never nothing, nor for a property without text: its two references are 16 bytes.</summary>
    private static long Weight(MqttMessage message) =>
        1 + message.Topic.Length + message.Payload.Length
        + (message.ContentType?.Length ?? 0) + (message.ResponseTopic?.Length ?? 0) + (message.CorrelationData?.Length ?? 0)
        + message.UserProperties.Sum(property => 16L + property.Name.Length + property.Value.Length);
}
