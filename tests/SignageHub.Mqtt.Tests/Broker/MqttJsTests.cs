using System.Globalization;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The embedded broker with MQTT.js, in both versions, over TCP and WebSocket.</summary>
public sealed class MqttJsTests
{
    /// <summary>Subscribes, publishes with each QoS and once retained, prints what comes back, unsubscribes, and ends well.</summary>
    private const string Script = """
        const [, version, url] = process.argv;
        const client = require('mqtt').connect(url, {
          clientId: 'mqtt-js', username: 'tester', password: 'tester', protocolVersion: Number(version), reconnectPeriod: 0,
          will: { topic: 'online/js', payload: 'lost', qos: 1 } });
        client.on('error', error => { console.log('error ' + error.message); process.exit(1); });
        let left = 4;
        client.on('message', (topic, payload, packet) => {
          const name = packet.properties?.userProperties?.name ?? '';
          console.log(`got ${topic} q=${packet.qos} r=${packet.retain} ${name}${payload}`);
          if (--left > 0) return;
          client.unsubscribe('news/+', (error) => { console.log(`unsubscribed ${error ?? ''}`); client.end(false, {}, () => console.log('ended')); });
        });
        const properties = version === '5' ? { userProperties: { name: 'Lan: ' }, contentType: 'text/plain', responseTopic: 'answers' } : undefined;
        client.on('connect', () => client.publish('news/kept', 'Xin chào', { qos: 2, retain: true, properties }, () =>
          client.subscribe('news/+', { qos: 2 }, (error, granted) => {
            console.log(`granted ${granted.map(g => g.qos)}`);
            for (const qos of [0, 1, 2]) client.publish('news/live', `${qos}`, { qos, properties });
          })));
        """;

    [Theory]
    [InlineData("4", false)]
    [InlineData("4", true)]
    [InlineData("5", false)]
    [InlineData("5", true)]
    public async Task MqttJs_SubscribesAndPublishes_GetsWhatItSent(string version, bool overWebSocket)
    {
        var (node, modules) = RealPart.RequireNode("mqtt", "node-mqtt");
        await using var host = await BrokerHost.Start();
        var url = overWebSocket ? $"ws://127.0.0.1:{host.WebPort.ToString(CultureInfo.InvariantCulture)}/mqtt" : $"mqtt://127.0.0.1:{host.Port.ToString(CultureInfo.InvariantCulture)}";

        var (code, lines) = await ExternalProcess.Run(RealPart.Require("env"), $"NODE_PATH={modules}", node, "-e", Script, version, url);

        Assert.True(code == 0, string.Join('\n', lines));
        var name = version == "5" ? "Lan: " : "";
        Assert.Equal(
            ["granted 2", $"got news/kept q=2 r=true {name}Xin chào", $"got news/live q=0 r=false {name}0", $"got news/live q=1 r=false {name}1", $"got news/live q=2 r=false {name}2", "unsubscribed ", "ended"],
            lines.OrderBy(line => line.StartsWith("got", StringComparison.Ordinal) ? 1 : line.StartsWith("granted", StringComparison.Ordinal) ? 0 : 2).ThenBy(line => line.StartsWith("got", StringComparison.Ordinal) ? line : "", StringComparer.Ordinal));
    }
}
