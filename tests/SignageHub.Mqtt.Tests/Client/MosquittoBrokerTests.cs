using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>Our client with a real mosquitto, which is killed and started again under it.</summary>
public sealed class MosquittoBrokerTests
{
    public static TheoryData<MqttVersion, QualityOfService> VersionsAndQos => new MatrixTheoryData<MqttVersion, QualityOfService>(
        [MqttVersion.V311, MqttVersion.V5], [QualityOfService.AtMostOnce, QualityOfService.AtLeastOnce, QualityOfService.ExactlyOnce]);

    [Theory]
    [MemberData(nameof(VersionsAndQos))]
    public async Task Message_Published_ComesBackToTheSubscriber(MqttVersion version, QualityOfService qos)
    {
        await using var mosquitto = await MosquittoBroker.Start();
        await using var client = await TestClients.Connect(new Uri($"mqtt://127.0.0.1:{mosquitto.Port}"), version);
        var inbox = new Inbox();
        await client.Subscribe("news/+", qos, inbox.Take);

        await client.Publish(TestClients.Text("news/today", "Xin chào", qos));

        var message = await inbox.Next();
        Assert.Equal(("news/today", "Xin chào", qos), (message.Topic, message.Text(), message.Qos));
    }

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public async Task Broker_KilledAndStartedAgain_SubscriptionsAreRenewed(MqttVersion version)
    {
        await using var mosquitto = await MosquittoBroker.Start();
        await using var client = await TestClients.Connect(new Uri($"mqtt://127.0.0.1:{mosquitto.Port}"), version);
        var inbox = new Inbox();
        await client.Subscribe("news/+", QualityOfService.AtLeastOnce, inbox.Take);

        await mosquitto.Kill();
        await mosquitto.Run();
        await client.Publish(TestClients.Text("news/today", "after"));

        Assert.Equal("after", (await inbox.Next()).Text());
    }

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public async Task Publish_WhileTheBrokerIsDown_CompletesWhenItIsBack(MqttVersion version)
    {
        await using var mosquitto = await MosquittoBroker.Start();
        await using var client = await TestClients.Connect(new Uri($"mqtt://127.0.0.1:{mosquitto.Port}"), version);
        var lost = new TaskCompletionSource();
        client.StateChanged = state =>
        {
            if (!state.Connected) lost.TrySetResult();
        };
        await mosquitto.Kill();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var publishes = Enumerable.Range(0, 50).Select(i => client.Publish(TestClients.Text($"late/{i}", "x", (QualityOfService)(i % 3))).AsTask()).ToArray();
        Assert.All(publishes, publish => Assert.False(publish.IsCompleted));
        await mosquitto.Run();

        await Task.WhenAll(publishes).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task RetainedMessages_ManyMoreThanTheReceiveMaximum_ComeOverOneConnection()
    {
        await using var mosquitto = await MosquittoBroker.Start();
        var broker = new Uri($"mqtt://127.0.0.1:{mosquitto.Port}");
        await using var sender = await TestClients.Connect(broker);
        for (var i = 0; i < 300; i++) await sender.Publish(TestClients.Text($"board/{i}/state", new string('x', 500), QualityOfService.AtLeastOnce) with { Retain = true });
        await using var receiver = await TestClients.Connect(broker);
        var connections = 0;
        receiver.StateChanged = _ => Interlocked.Increment(ref connections);
        var (seen, all) = (0, new TaskCompletionSource());
        async ValueTask Take(MqttMessage message, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            if (++seen == 900) all.TrySetResult();
        }

        await receiver.Subscribe("board/+/state", QualityOfService.AtLeastOnce, Take);
        await receiver.Subscribe("board/+/screen", QualityOfService.AtLeastOnce, Take);
        await receiver.Subscribe("board/#", QualityOfService.AtLeastOnce, Take);
        for (var i = 0; i < 300; i++) await sender.Publish(TestClients.Text($"board/{i}/screen", new string('x', 500), QualityOfService.AtLeastOnce));

        await all.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, connections);
    }

    [Fact]
    public async Task Broker_KilledOverAndOverDuringAStream_EveryQos1MessageArrives()
    {
        await using var mosquitto = await MosquittoBroker.Start();
        var broker = new Uri($"mqtt://127.0.0.1:{mosquitto.Port}");
        await using var receiver = await TestClients.Connect(broker, configure: o => o.SessionExpiry = TimeSpan.FromHours(1));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new TaskCompletionSource();
        await receiver.Subscribe("stream/#", QualityOfService.AtLeastOnce, (message, _) =>
        {
            if (seen.Add(message.Text()) && seen.Count == 300) all.TrySetResult();
            return ValueTask.CompletedTask;
        });
        await using var sender = await TestClients.Connect(broker, configure: o => o.SessionExpiry = TimeSpan.FromHours(1));

        for (var round = 0; round < 3; round++)
        {
            var first = round * 100;
            var publishes = Enumerable.Range(first, 100).Select(i => sender.Publish(TestClients.Text("stream/x", $"{i}")).AsTask()).ToArray();
            await publishes[50];
            await mosquitto.Kill();
            await mosquitto.Run();
            await Task.WhenAll(publishes).WaitAsync(TimeSpan.FromSeconds(20));

            // What mosquitto acknowledged just before it was killed may be lost with it; that is its promise, not the client's.
            await receiver.WaitUntilConnected().WaitAsync(TimeSpan.FromSeconds(20));
            foreach (var i in Enumerable.Range(first, 100)) await sender.Publish(TestClients.Text("stream/x", $"{i}"));
        }

        await all.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Will_ClientDisposedOfProperly_IsNotPublished()
    {
        await using var mosquitto = await MosquittoBroker.Start();
        var broker = new Uri($"mqtt://127.0.0.1:{mosquitto.Port}");
        await using var watcher = await TestClients.Connect(broker);
        var inbox = new Inbox();
        await watcher.Subscribe("online/#", QualityOfService.AtLeastOnce, inbox.Take);

        var board = await TestClients.Connect(broker, configure: o => o.Will = TestClients.Text("online/board", "lost"));
        await board.Publish(TestClients.Text("online/board", "bye"));
        await board.DisposeAsync();
        await watcher.Publish(TestClients.Text("online/end", "end"));

        Assert.Equal("bye", (await inbox.Next()).Text());
        Assert.Equal("end", (await inbox.Next()).Text());
    }
}
