using System.Text;
using System.Threading.Channels;
using SignageHub.Mqtt.Client;

namespace SignageHub.Mqtt.Tests.Testing;

internal static class TestClients
{
    private static int s_clients;

    /// <summary>A client with a name of its own, retrying fast, user and password "tester".</summary>
    public static MqttClient Make(Uri broker, MqttVersion version = MqttVersion.V5, Action<MqttClientOptions>? configure = null)
    {
        var options = new MqttClientOptions
        {
            Broker = broker,
            ClientId = $"client-{Interlocked.Increment(ref s_clients)}",
            UserName = "tester",
            Password = "tester"u8.ToArray(),
            Version = version,
            FirstRetry = TimeSpan.FromMilliseconds(20),
            LongestRetry = TimeSpan.FromMilliseconds(200),
        };
        configure?.Invoke(options);
        return new MqttClient(options);
    }

    public static async Task<MqttClient> Connect(Uri broker, MqttVersion version = MqttVersion.V5, Action<MqttClientOptions>? configure = null)
    {
        var client = Make(broker, version, configure);
        client.Start();
        await client.WaitUntilConnected().WaitAsync(TimeSpan.FromSeconds(20));
        return client;
    }

    public static Task<MqttClient> Connect(BrokerHost host, MqttVersion version = MqttVersion.V5, Action<MqttClientOptions>? configure = null) =>
        Connect(new Uri($"mqtt://127.0.0.1:{host.Port}"), version, configure);

    public static MqttMessage Text(string topic, string payload, QualityOfService qos = QualityOfService.AtLeastOnce, bool retain = false) =>
        new() { Topic = topic, Payload = Encoding.UTF8.GetBytes(payload), Qos = qos, Retain = retain };

    public static string Text(this MqttMessage message) => Encoding.UTF8.GetString(message.Payload.Span);
}

/// <summary>Messages that came, to be awaited one by one.</summary>
internal sealed class Inbox
{
    private readonly Channel<MqttMessage> _messages = Channel.CreateUnbounded<MqttMessage>();

    public ValueTask Take(MqttMessage message, CancellationToken cancellationToken) => _messages.Writer.WriteAsync(message, cancellationToken);

    public async Task<MqttMessage> Next() => await _messages.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
