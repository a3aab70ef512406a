using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>A publisher that waits for a receiver is a receiver itself, and is not deaf meanwhile: MQTT 5.0 §4.9.</summary>
public sealed class HeldPublisherTests
{
    /// <summary>What the host takes for a handler that stands still.</summary>
    private const int HostBytes = 16 * 1024 * 1024;

    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Neither is slow: each is held for the other, and only their acknowledgements make room.</summary>
    [Fact]
    public async Task TwoThatSendEachOther_AndAwaitNothing_GetAll()
    {
        const int count = 4000;
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 400);
        await using var one = await WireClient.Connect(host, MqttVersion.V311);
        await using var two = await WireClient.Connect(host, MqttVersion.V311);
        await one.Subscribe("to/one", QualityOfService.AtLeastOnce);
        await two.Subscribe("to/two", QualityOfService.AtLeastOnce);

        await Task.WhenAll(Talk(one, "to/two"), Talk(two, "to/one"));

        Assert.Equal(0, host.Broker.Counts.Dropped);

        static async Task Talk(WireClient client, string other)
        {
            using var line = new SemaphoreSlim(1);
            var sending = Task.Run(async () =>
            {
                for (ushort id = 1; id <= count; id++) await Say(new PublishPacket(TestClients.Text(other, $"{id}")) { PacketId = id });
            });
            for (var next = 1; next <= count;)
            {
                if (await client.Next<Packet>() is not PublishPacket packet) continue;
                Assert.Equal($"{next++}", packet.Message.Text());
                await Say(new AckPacket(PacketType.PubAck, packet.PacketId));
            }

            await sending;

            async Task Say(Packet packet)
            {
                await line.WaitAsync();
                await client.Send(packet);
                line.Release();
            }
        }
    }

    [Theory]
    [InlineData(QualityOfService.AtLeastOnce)]
    [InlineData(QualityOfService.ExactlyOnce)]
    public async Task Acknowledgements_OfOneThatIsHeld_AreTaken(QualityOfService qos)
    {
        await using var host = await BrokerHost.Start(o => o.MaximumInflight = 1);
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news", qos);
        await Hold(host, client);

        // Messages stand before the acknowledgements, and between them.
        for (var i = 1; i <= 10; i++)
        {
            await client.Send(new PublishPacket(TestClients.Text("held", $"{i}", QualityOfService.AtMostOnce)));
            await host.Broker.Publish(TestClients.Text("news", $"{i}", qos));
        }

        for (var i = 1; i <= 10; i++) Assert.Equal($"{i}", (await client.Take()).Message.Text());

        // Each was taken once: one that is taken again would be no answer to anything, and what waited is handled now.
        _goOn.SetResult();
        Assert.True(await client.HasNothing());
        Assert.Equal(17 + 10, host.Broker.Counts.MessagesReceived);
    }

    /// <summary>There the bytes come through a pipe of another make, and in small pieces.</summary>
    [Fact]
    public async Task Acknowledgements_OfOneThatIsHeldOnAWebSocket_AreTaken()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumInflight = 1);
        await using var client = await TestClients.Connect(new Uri($"ws://127.0.0.1:{host.WebPort}/mqtt"));
        var inbox = new Inbox();
        await client.Subscribe("news", QualityOfService.ExactlyOnce, inbox.Take, TestContext.Current.CancellationToken);
        await host.Broker.Subscribe("held", QualityOfService.AtLeastOnce, async (_, _) => await _goOn.Task, TestContext.Current.CancellationToken);
        for (var i = 0; i < 17; i++) await client.Publish(new MqttMessage { Topic = "held", Payload = new byte[HostBytes / 16 - 100] }, TestContext.Current.CancellationToken);
        await Until.Is(() => host.Broker.Counts.MessagesReceived == 17);

        for (var i = 1; i <= 50; i++)
        {
            await client.Publish(TestClients.Text("held", $"{i}", QualityOfService.AtMostOnce), TestContext.Current.CancellationToken);
            await host.Broker.Publish(TestClients.Text("news", $"{i}", i % 2 == 0 ? QualityOfService.AtLeastOnce : QualityOfService.ExactlyOnce));
        }

        for (var i = 1; i <= 50; i++) Assert.Equal($"{i}", (await inbox.Next()).Text());
        Assert.Equal(17, host.Broker.Counts.MessagesReceived);
        _goOn.SetResult();
        await Until.Is(() => host.Broker.Counts.MessagesReceived == 17 + 50);
        Assert.Equal(1, host.Broker.Counts.Connected);
    }

    [Fact]
    public async Task AnswersThatAreDue_WhenAMessageBehindThemIsHeld_AreSent()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        await Hold(host, client, client.Bytes(PingReqPacket.Instance));

        Assert.IsType<PingRespPacket>(await client.Next());
        _goOn.SetResult();
    }

    /// <summary>The last of the messages that fill the host's queue is held until the test lets go.</summary>
    private async Task Hold(BrokerHost host, WireClient client, params byte[] before)
    {
        const int count = 16;
        var large = HostBytes / count - 100;
        await host.Broker.Subscribe("held", QualityOfService.AtLeastOnce, async (_, _) => await _goOn.Task);
        for (var i = 0; i < count; i++) await client.Send(Held(large));
        await Until.Is(() => host.Broker.Counts.MessagesReceived == count);

        // In one piece, which the broker reads as one.
        await client.Send([.. before, .. client.Bytes(Held(2000))]);
        await Until.Is(() => host.Broker.Counts.MessagesReceived == count + 1);
    }

    private static PublishPacket Held(int bytes) => new(new MqttMessage { Topic = "held", Payload = new byte[bytes] });
}
