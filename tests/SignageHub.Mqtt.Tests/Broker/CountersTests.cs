using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Tests.Testing;
using static SignageHub.Mqtt.Tests.Testing.TestClients;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The same figures from the host's interface, the meter and <c>$SYS</c>.</summary>
public sealed class CountersTests
{
    [Fact]
    public async Task WhatHappens_IsCounted_WhereverOneLooks()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 30);
        await Happen(host);

        var counts = host.Broker.Counts;
        Assert.Equal((1, 2, 1), (counts.Connected, counts.Sessions, counts.Retained));
        Assert.Equal((30, 2), (counts.Queued, counts.Dropped));
        Assert.Equal(1, counts.Refused);
        Assert.Equal(new Dictionary<ReasonCode, long> { [ReasonCode.BadUserNameOrPassword] = 1 }, counts.RefusedBy);
        Assert.Equal((33, true), (counts.MessagesReceived, counts.BytesReceived > 0));

        var metered = Metered(host);
        Assert.Equal(1, metered["signagehub.mqtt.connections"]);
        Assert.Equal(2, metered["signagehub.mqtt.sessions"]);
        Assert.Equal(30, metered["signagehub.mqtt.messages.queued"]);
        Assert.Equal(2, metered["signagehub.mqtt.messages.dropped"]);
        Assert.Equal(33, metered["signagehub.mqtt.messages.received"]);
        Assert.Equal(1, metered["signagehub.mqtt.refused BadUserNameOrPassword"]);
    }

    [Fact]
    public async Task WhatHappens_IsSaidOnSys_AndNotToWhoAsksForEverything()
    {
        await using var host = await BrokerHost.Start(o => (o.SysInterval, o.MaximumQueuedMessages) = (TimeSpan.FromSeconds(1), 30));
        await Happen(host);
        await using var watcher = await Connect(host);
        var said = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var everything = new ConcurrentQueue<string>();
        string[] awaited = ["clients/connected", "messages/queued", "clients/total", "clients/refused/BadUserNameOrPassword", "publish/messages/dropped", "version", "uptime"];
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await watcher.Subscribe("#", QualityOfService.AtMostOnce, (message, _) =>
        {
            everything.Enqueue(message.Topic);
            return ValueTask.CompletedTask;
        });
        await watcher.Subscribe("$SYS/broker/#", QualityOfService.AtMostOnce, (message, _) =>
        {
            said[message.Topic["$SYS/broker/".Length..]] = message.Text();
            var isWhole = awaited.All(said.ContainsKey);
            if (isWhole && said["clients/connected"] == "2" && said["messages/queued"] == "30") settled.TrySetResult();
            return ValueTask.CompletedTask;
        });

        await settled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotEmpty(everything);
        Assert.DoesNotContain(everything, topic => topic.StartsWith('$'));
        Assert.Equal(("3", "1", "2"), (said["clients/total"], said["clients/refused/BadUserNameOrPassword"], said["publish/messages/dropped"]));
        Assert.StartsWith("SignageHub ", said["version"], StringComparison.Ordinal);
        Assert.EndsWith(" seconds", said["uptime"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_DoNotPublishOnSys()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await Connect(host);

        var refused = await Assert.ThrowsAsync<MqttRefusedException>(async () => await client.Publish(Text("$SYS/broker/uptime", "for ever")));

        Assert.Equal(ReasonCode.NotAuthorized, refused.Reason);
    }

    /// <summary>One here, one absent with thirty messages waiting and two dropped, one refused, one retained message.</summary>
    private static async Task Happen(BrokerHost host)
    {
        await using (var absent = await Connect(host, configure: o => (o.ClientId, o.SessionExpiry) = ("absent", TimeSpan.FromHours(1))))
            await absent.Subscribe("news", QualityOfService.AtLeastOnce, (_, _) => ValueTask.CompletedTask);
        await using (var stranger = Make(new Uri($"mqtt://127.0.0.1:{host.Port}"), configure: o =>
            (o.Password, o.FirstRetry, o.LongestRetry) = ("wrong"u8.ToArray(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60))))
        {
            var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            stranger.StateChanged = _ => refused.TrySetResult();
            stranger.Start();
            await refused.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        var here = await Connect(host);
        for (var i = 0; i < 32; i++) await here.Publish(Text("news", $"{i}"));
        await here.Publish(Text("state", "on", retain: true));
    }

    /// <summary>By instrument, and by reason where there is one.</summary>
    private static Dictionary<string, long> Metered(BrokerHost host)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == "SignageHub.Mqtt" && instrument.Meter.Scope == host.Meters) own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            values[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }
}
