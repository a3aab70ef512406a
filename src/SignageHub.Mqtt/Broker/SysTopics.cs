using System.Globalization;
using System.Text;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// What the broker says of itself under <c>$SYS/broker/</c>, retained, under the names that mosquitto made usual: MQTT 5.0 §4.7.2.
/// Numbers are decimal text; what has not changed is not said again.
/// </summary>
internal sealed class SysTopics(MqttBroker broker, MqttBrokerOptions options)
{
    private const string Root = "$SYS/broker/";

    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    private readonly long _startedAt = broker.Core.Clock.Now;
    private long? _lastAt;

    /// <summary>Publishes when the interval is over. One caller at a time.</summary>
    public async ValueTask Check()
    {
        if (options.SysInterval is not { } interval || (_lastAt is { } last && broker.Core.Clock.Since(last) < interval)) return;
        _lastAt = broker.Core.Clock.Now;
        foreach (var (name, value) in Values(broker.Counts)) await Say(name, value);
    }

    private IEnumerable<(string Name, string Value)> Values(MqttBrokerCounts counts)
    {
        yield return ("version", $"SignageHub {typeof(SysTopics).Assembly.GetName().Version?.ToString(3)}");
        yield return ("uptime", $"{Text((long)broker.Core.Clock.Since(_startedAt).TotalSeconds)} seconds");
        yield return ("clients/connected", Text(counts.Connected));
        yield return ("clients/disconnected", Text(counts.Sessions - counts.Connected));
        yield return ("clients/total", Text(counts.Sessions));
        yield return ("clients/half-open", Text(counts.HalfOpen));
        yield return ("messages/received", Text(counts.MessagesReceived));
        yield return ("messages/sent", Text(counts.MessagesSent));
        yield return ("messages/queued", Text(counts.Queued));
        yield return ("publish/messages/dropped", Text(counts.Dropped));
        yield return ("retained messages/count", Text(counts.Retained));
        yield return ("bytes/received", Text(counts.BytesReceived));
        yield return ("bytes/sent", Text(counts.BytesSent));
        yield return ("protocol errors", Text(counts.ProtocolErrors));
        foreach (var (reason, count) in counts.RefusedBy) yield return ($"clients/refused/{reason}", Text(count));
    }

    private async ValueTask Say(string name, string value)
    {
        if (_said.TryGetValue(name, out var before) && before == value) return;
        _said[name] = value;
        await broker.Publish(new MqttMessage { Topic = Root + name, Payload = Encoding.UTF8.GetBytes(value), Retain = true, PayloadIsText = true });
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
