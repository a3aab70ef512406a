using System.Diagnostics.Metrics;

namespace SignageHub.Mqtt.Broker;

/// <summary>What the broker counts, shown by the meter "SignageHub.Mqtt" and by <see cref="IMqttBroker.Counts"/>. MQTT 5.0 §5.4.8.</summary>
internal sealed class BrokerCounters : IDisposable
{
    private readonly Meter _meter;
    private readonly long[] _refused = new long[256];
    private long _messagesReceived;
    private long _messagesSent;
    private long _bytesReceived;
    private long _bytesSent;
    private long _dropped;
    private long _protocolErrors;

    public BrokerCounters(IMeterFactory? meters = null)
    {
        _meter = meters?.Create("SignageHub.Mqtt") ?? new Meter("SignageHub.Mqtt");
        _meter.CreateObservableUpDownCounter("signagehub.mqtt.connections", () => Connected, "{connection}", "Clients connected now");
        _meter.CreateObservableUpDownCounter("signagehub.mqtt.half_open", () => HalfOpen, "{connection}", "Connections not authenticated yet");
        _meter.CreateObservableUpDownCounter("signagehub.mqtt.sessions", () => Sessions, "{session}", "Sessions held, absent clients included");
        _meter.CreateObservableUpDownCounter("signagehub.mqtt.retained", () => Retained, "{message}", "Retained messages held");
        _meter.CreateObservableUpDownCounter("signagehub.mqtt.messages.queued", () => Queued(), "{message}", "Messages waiting for clients, those not yet acknowledged among them");
        _meter.CreateObservableCounter("signagehub.mqtt.messages.received", () => Volatile.Read(ref _messagesReceived), "{message}", "PUBLISH packets from clients");
        _meter.CreateObservableCounter("signagehub.mqtt.messages.sent", () => Volatile.Read(ref _messagesSent), "{message}", "PUBLISH packets to clients");
        _meter.CreateObservableCounter("signagehub.mqtt.received", () => Volatile.Read(ref _bytesReceived), "By", "Bytes of packets from clients");
        _meter.CreateObservableCounter("signagehub.mqtt.sent", () => Volatile.Read(ref _bytesSent), "By", "Bytes of packets to clients");
        _meter.CreateObservableCounter("signagehub.mqtt.messages.dropped", () => Volatile.Read(ref _dropped), "{message}", "Messages a full queue, an expiry or a packet limit kept from a client");
        _meter.CreateObservableCounter("signagehub.mqtt.protocol_errors", () => Volatile.Read(ref _protocolErrors), "{connection}", "Connections closed because the peer broke the protocol");
        _meter.CreateObservableCounter("signagehub.mqtt.refused", ObserveRefused, "{connection}", "Connections refused or cut, by reason code");
    }

    /// <summary>Where the figures that are no totals come from.</summary>
    public Func<(long Connected, long HalfOpen, long Sessions, long Retained)> Gauges { get; set; } = () => default;

    /// <summary>How many messages wait; a walk over all sessions.</summary>
    public Func<long> Queued { get; set; } = () => 0;

    private long Connected => Gauges().Connected;

    private long HalfOpen => Gauges().HalfOpen;

    private long Sessions => Gauges().Sessions;

    private long Retained => Gauges().Retained;

    public void MessageReceived() => Interlocked.Increment(ref _messagesReceived);

    public void Received(long bytes) => Interlocked.Add(ref _bytesReceived, bytes);

    public void Sent(long messages, long bytes)
    {
        Interlocked.Add(ref _messagesSent, messages);
        Interlocked.Add(ref _bytesSent, bytes);
    }

    public void Drop(long messages) => Interlocked.Add(ref _dropped, messages);

    public void Refuse(ReasonCode reason) => Interlocked.Increment(ref _refused[(byte)reason]);

    public void ProtocolError() => Interlocked.Increment(ref _protocolErrors);

    public MqttBrokerCounts Snapshot()
    {
        var (connected, halfOpen, sessions, retained) = Gauges();
        return new MqttBrokerCounts(
            connected, sessions, retained, Volatile.Read(ref _messagesReceived), Volatile.Read(ref _messagesSent),
            Volatile.Read(ref _bytesReceived), Volatile.Read(ref _bytesSent), Volatile.Read(ref _dropped), _refused.Sum(), Volatile.Read(ref _protocolErrors))
        {
            HalfOpen = halfOpen,
            Queued = Queued(),
            RefusedBy = RefusedBy(),
        };
    }

    public void Dispose() => _meter.Dispose();

    private Dictionary<ReasonCode, long> RefusedBy()
    {
        var counts = new Dictionary<ReasonCode, long>();
        for (var code = 0; code < _refused.Length; code++)
        {
            var count = Volatile.Read(ref _refused[code]);
            if (count > 0) counts.Add((ReasonCode)code, count);
        }

        return counts;
    }

    private IEnumerable<Measurement<long>> ObserveRefused()
    {
        foreach (var (reason, count) in RefusedBy()) yield return new Measurement<long>(count, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }
}
