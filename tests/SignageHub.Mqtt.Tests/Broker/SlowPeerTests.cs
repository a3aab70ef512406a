using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>A peer that does not read, or does not stop, costs a bounded amount and nobody else's time: the rule stands at MaximumQueuedMessages. MQTT 5.0 §4.9 and §5.4.</summary>
public sealed class SlowPeerTests
{
    private const int Large = 64 * 1024;

    [Fact]
    public async Task Qos0_ForAPeerThatDoesNotRead_IsDroppedAndCountedAndTheOthersGetAll()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var stalled = await WireClient.Connect(host, id: "stalled");
        await stalled.Subscribe("news", QualityOfService.AtMostOnce);
        await using var healthy = await WireClient.Connect(host);
        await healthy.Subscribe("news", QualityOfService.AtMostOnce);

        var sent = 0;
        while (host.Broker.Counts.Dropped < 10)
        {
            await host.Broker.Publish(new MqttMessage { Topic = "news", Payload = new byte[Large] });
            Assert.Equal(Large, (await healthy.Take()).Message.Payload.Length);
            Assert.True(++sent < 2000, "Nothing was dropped.");
        }

        Assert.InRange(Assert.Single(host.Broker.Clients, client => client.ClientId == "stalled").Queued, 0, 10);
        Assert.Equal(host.Broker.Counts.Dropped + host.Broker.Counts.MessagesSent + 10, sent * 2);
    }

    [Fact]
    public async Task Qos1_ForAPeerThatDoesNotRead_CutsIt()
    {
        var time = new ManualTime();
        using var logs = new LogLines();
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10, time: time, logs: logs);
        await using var stalled = await WireClient.Connect(host, id: "stalled");
        await stalled.Subscribe("news", QualityOfService.AtLeastOnce);

        for (var i = 0; i < 31; i++) await host.Broker.Publish(TestClients.Text("news", $"{i}"));

        Packet? packet;
        do packet = await stalled.Next();
        while (packet is PublishPacket);
        Assert.Equal(ReasonCode.QuotaExceeded, Assert.IsType<DisconnectPacket>(packet).Reason);
        Assert.InRange(host.Broker.Counts.Dropped, 1, 21);
        Assert.Single(logs.All, (LogLevel.Warning, "The queue of stalled is full: a message did not fit"));
    }

    [Fact]
    public async Task Closing_PeerThatDoesNotReadTheGoodbye_IsCutAfterTwoSeconds()
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using var stalled = await WireClient.Connect(host, id: "stalled");
        await stalled.Subscribe("news", QualityOfService.AtMostOnce);
        while (host.Broker.Counts.Dropped == 0) await host.Broker.Publish(new MqttMessage { Topic = "news", Payload = new byte[Large] });
        host.Broker.Disconnect("stalled", ReasonCode.AdministrativeAction);

        await Until.Is(() =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            host.Inside.Sweep();
            return host.Inside.Core.Connections.Snapshot().Count == 0;
        });

        Assert.Empty(host.Broker.Clients);
    }

    [Fact]
    public async Task Goodbye_WithMessagesWaiting_ComesAfterThem()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news", QualityOfService.AtMostOnce);

        for (var i = 0; i < 300; i++) await host.Broker.Publish(TestClients.Text("news", $"{i}"));
        host.Broker.SayGoodbye();

        for (var i = 0; i < 300; i++) Assert.Equal($"{i}", (await client.Next<PublishPacket>()).Message.Text());
        Assert.Equal(ReasonCode.ServerShuttingDown, (await client.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task AbsentClient_MoreThanItsQueueHolds_LosesTheOldest()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 3);
        await using (var first = await WireClient.Connect(host, id: "board", configure: Keep))
        {
            await first.Subscribe("news");
            await first.Leave();
        }

        for (var i = 1; i <= 5; i++) await host.Broker.Publish(TestClients.Text("news", $"{i}"));
        await using var second = await WireClient.Connect(host, id: "board", configure: c => Keep(c) with { CleanStart = false });

        Assert.Equal(("3", "4", "5"), ((await second.Take()).Message.Text(), (await second.Take()).Message.Text(), (await second.Take()).Message.Text()));
        Assert.Equal(2, host.Broker.Counts.Dropped);
    }

    [Theory]
    [InlineData(QualityOfService.AtMostOnce)]
    [InlineData(QualityOfService.AtLeastOnce)]
    public async Task Burst_ForPeersThatReadAtOnce_GoesAtTheirPaceAndLosesNothing(QualityOfService qos)
    {
        // Given a burst that is ten times what a queue holds, from a client that waits for no acknowledgement.
        const int count = 4000;
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 400);
        await using var one = await WireClient.Connect(host);
        await using var two = await WireClient.Connect(host);
        await one.Subscribe("news", qos);
        await two.Subscribe("news", qos);
        await using var sender = await WireClient.Connect(host, MqttVersion.V311);
        var burst = Enumerable.Range(1, count).SelectMany(i => sender.Bytes(new PublishPacket(TestClients.Text("news", $"{i}", qos)) { PacketId = qos == QualityOfService.AtMostOnce ? (ushort)0 : (ushort)i })).ToArray();

        var taken = Task.WhenAll(TakeAll(one), TakeAll(two));
        await sender.Send(burst);
        await taken;

        Assert.Equal(0, host.Broker.Counts.Dropped);
        Assert.Equal(3, host.Broker.Counts.Connected);

        static async Task TakeAll(WireClient client)
        {
            for (var i = 1; i <= count; i++) Assert.Equal($"{i}", (await client.Take()).Message.Text());
        }
    }

    [Fact]
    public async Task Burst_ForAPeerThatDoesNotRead_HoldsTheSenderUpForAMomentOnly()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var stalled = await WireClient.Connect(host, id: "stalled");
        await stalled.Subscribe("news", QualityOfService.AtMostOnce);
        await using var sender = await WireClient.Connect(host);

        while (host.Broker.Counts.Dropped < 100) await sender.Send(new PublishPacket(new MqttMessage { Topic = "news", Payload = new byte[Large] }));

        Assert.True(await sender.HasNothing());
    }

    [Fact]
    public async Task Sender_ToManyPeersThatTakeNothing_IsHeldUpForAMomentAltogether()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        List<WireClient> stalled = [];
        for (var i = 0; i < 40; i++)
        {
            stalled.Add(await WireClient.Connect(host, configure: OneAtATime));
            await stalled[i].Subscribe($"news/{i}");
        }

        await using var sender = await WireClient.Connect(host, MqttVersion.V311);
        for (var i = 0; i < stalled.Count; i++)
        {
            for (ushort id = 1; id <= 8; id++) await sender.Send(new PublishPacket(TestClients.Text($"news/{i}", "text", QualityOfService.AtLeastOnce)) { PacketId = id });
        }

        for (var i = 0; i < 8 * stalled.Count; i++) await sender.Next<AckPacket>();
        foreach (var client in stalled) await client.DisposeAsync();
    }

    [Fact]
    public async Task Sender_ToAPeerThatTakesALittleAllTheTime_IsNotHeldUpForGood()
    {
        // Given a peer that takes ten a second, a fifth of half its queue.
        const int count = 600;
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 100);
        await using var slow = await WireClient.Connect(host, configure: OneAtATime);
        await slow.Subscribe("news", QualityOfService.AtLeastOnce);
        var taking = Task.Run(async () =>
        {
            while (await slow.Next() is PublishPacket packet)
            {
                await Task.Delay(100);
                await slow.TrySend(slow.Bytes(new AckPacket(PacketType.PubAck, packet.PacketId)));
            }
        });
        await using var sender = await WireClient.Connect(host, MqttVersion.V311);

        var burst = Enumerable.Range(1, count).SelectMany(i => sender.Bytes(new PublishPacket(TestClients.Text("news", $"{i}", QualityOfService.AtLeastOnce)) { PacketId = (ushort)i })).ToArray();
        await sender.Send(burst);
        await Until.Is(() => host.Broker.Counts.MessagesReceived == count);

        // Then it was cut by the rule for full queues.
        await taking;
        Assert.Equal(1, host.Broker.Counts.Connected);
    }

    [Fact]
    public async Task Flood_ToOneThatTakesNothingAndOneThatTakesAll_ReachesTheSecondWhole()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var healthy = await WireClient.Connect(host);
        await healthy.Subscribe("news", QualityOfService.AtMostOnce);
        await using var stalled = await WireClient.Connect(host);
        await stalled.Subscribe("news", QualityOfService.AtMostOnce);
        await using var elsewhere = await WireClient.Connect(host);
        await elsewhere.Subscribe("other", QualityOfService.AtMostOnce);
        await using var sender = await WireClient.Connect(host);

        var taking = TakeFlood(healthy);
        await Flood(sender, "news");
        await sender.Send(new PublishPacket(TestClients.Text("other", "still here", QualityOfService.AtMostOnce)));
        await taking;

        Assert.Equal("still here", (await elsewhere.Take()).Message.Text());
        Assert.NotEqual(0, host.Broker.Counts.Dropped);
    }

    [Fact]
    public async Task Flood_ToANewcomer_AfterAnotherHasHadItsWait_ReachesItWhole()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var sender = await WireClient.Connect(host);
        await using var stalled = await WireClient.Connect(host);
        await stalled.Subscribe("news/old", QualityOfService.AtMostOnce);
        await Flood(sender, "news/old");

        await using var newcomer = await WireClient.Connect(host);
        await newcomer.Subscribe("news/new", QualityOfService.AtMostOnce);
        var taking = TakeFlood(newcomer);
        await Flood(sender, "news/new");

        await taking;
    }

    /// <summary>More than the sockets hold and the queue.</summary>
    private const int FloodCount = 400;

    private static async Task Flood(WireClient sender, string topic)
    {
        var bytes = sender.Bytes(new PublishPacket(new MqttMessage { Topic = topic, Payload = new byte[Large] }));
        for (var i = 0; i < FloodCount; i++) await sender.Send(bytes);
    }

    private static async Task TakeFlood(WireClient client)
    {
        for (var i = 0; i < FloodCount; i++) Assert.Equal(Large, (await client.Take()).Message.Payload.Length);
    }

    /// <summary>Whoever publishes writes to the receivers on the thread at hand; one that always takes more must not keep it.</summary>
    [Fact]
    public async Task Receiver_ForWhomThereIsMoreWithoutEnd_GivesTheThreadBackAfterItsTurn()
    {
        const int count = 1000;
        await using var host = await BrokerHost.Start();
        var (input, output) = (new Pipe(), new FedWriter());
        var serving = host.Inside.Serve(new Transport(new TwoEnds(input.Reader, output), null, null, () => { }));
        await using var words = await WireClient.Dial(host);
        await input.Writer.WriteAsync(words.Bytes(WireClient.ConnectAs("receiver")));
        await Until.Is(() => output.Flushes == 1);
        await input.Writer.WriteAsync(words.Bytes(new SubscribePacket(1, [new SubscriptionRequest("news", QualityOfService.AtMostOnce)])));
        await Until.Is(() => output.Flushes == 2);

        var (flushes, here) = (0, 0);
        Thread thread = null!;
        output.Flushed = () =>
        {
            flushes++;
            if (Thread.CurrentThread == thread) here++;
            if (flushes < count) Publish();
        };
        thread = new Thread(Publish);
        thread.Start();
        thread.Join();
        await Until.Is(() => Volatile.Read(ref flushes) == count);

        Assert.InRange(here, 1, 100);
        await input.Writer.CompleteAsync();
        await serving;

        void Publish() => Assert.True(host.Broker.Publish(TestClients.Text("news", "more", QualityOfService.AtMostOnce)).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Host_ThatHandlesNothing_TakesSixteenMegabytesAndThenTheSenderWaits()
    {
        await using var host = await BrokerHost.Start(o => o.ReceiveMaximum = 100);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handled = 0;
        await host.Broker.Subscribe("state", QualityOfService.AtLeastOnce, async (_, _) =>
        {
            await goOn.Task;
            Interlocked.Increment(ref handled);
        });
        await using var sender = await WireClient.Connect(host);
        var message = new MqttMessage { Topic = "state", Payload = new byte[1_000_000] };

        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await sender.Send(new PublishPacket(message));
        });
        await Until.Is(() => host.Broker.Counts.MessagesReceived >= 17);
        Assert.Equal(17, host.Broker.Counts.MessagesReceived);
        goOn.SetResult();
        await sending;

        await Until.Is(() => Volatile.Read(ref handled) == 40);
    }

    private sealed record TwoEnds(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Takes everything at once, and says so.</summary>
    private sealed class FedWriter : PipeWriter
    {
        private readonly byte[] _nowhere = new byte[Large];

        public Action? Flushed { get; set; }

        public int Flushes { get; private set; }

        public override void Advance(int bytes)
        {
            // What is written here goes nowhere.
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _nowhere;

        public override Span<byte> GetSpan(int sizeHint = 0) => _nowhere;

        public override void CancelPendingFlush()
        {
            // There is never one.
        }

        public override void Complete(Exception? exception = null)
        {
            // Nothing is held.
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Flushes++;
            Flushed?.Invoke();
            return ValueTask.FromResult(new FlushResult(isCanceled: false, isCompleted: false));
        }
    }

    private static ConnectPacket OneAtATime(ConnectPacket connect) => connect with { Properties = new PropertySet { ReceiveMaximum = 1 } };

    private static ConnectPacket Keep(ConnectPacket connect) => connect with { Properties = new PropertySet { SessionExpiryInterval = 100 } };
}
