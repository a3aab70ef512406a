using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using static SignageHub.Mqtt.Tests.Testing.TestClients;

namespace SignageHub.Mqtt.Tests.Broker.Storage;

/// <summary>What the broker acknowledged is there after a power cut at that very moment.</summary>
public sealed class DurableBrokerTests
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task RetainedMessage_PowerCutAfterPuback_IsThere()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host);
        await board.Publish(Text("state/lobby", "on", retain: true));
        await board.Publish(Text("state/gate", "on", retain: true));
        await board.Publish(new MqttMessage { Topic = "state/gate", Retain = true, Qos = QualityOfService.AtLeastOnce });

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());

        Assert.Equal(["state/lobby on"], next.Broker.Retained("#").Select(m => $"{m.Topic} {m.Text()}"));
    }

    /// <summary>Who sent a message is known as long as the message is kept: MQTT 5.0 §3.8.3.1.</summary>
    [Fact]
    public async Task RetainedMessage_AfterARestart_DoesNotComeBackToItsSenderThatWantsNoneOfItsOwn()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await WireClient.Connect(host, id: "board");
        await board.Publish(Text("state/own", "1", retain: true));
        await using var other = await WireClient.Connect(host);
        await other.Publish(Text("state/other", "2", retain: true));

        // Twice: what was read is written anew.
        var between = _journal.AfterPowerCut();
        await using var next = await BrokerHost.Start(journal: between);
        await using var last = await BrokerHost.Start(journal: between.AfterPowerCut());
        await using var back = await WireClient.Connect(last, id: "board");
        await back.Subscribe(0, new SubscriptionRequest("state/+", QualityOfService.AtLeastOnce) { NoLocal = true });

        Assert.Equal("2", (await back.Take()).Message.Text());
        Assert.True(await back.HasNothing());
        await using var reader = await WireClient.Connect(last);
        await reader.Subscribe(0, new SubscriptionRequest("state/own", QualityOfService.AtLeastOnce) { NoLocal = true });
        Assert.Equal("1", (await reader.Take()).Message.Text());
    }

    [Fact]
    public async Task RetainedMessageThatExpires_AfterARestart_StillExpires()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host);
        await board.Publish(Text("state/lobby", "on", retain: true) with { Expiry = TimeSpan.FromHours(1) });

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        await using var reader = await Connect(next);
        var inbox = new Inbox();
        await reader.Subscribe("state/#", QualityOfService.AtLeastOnce, inbox.Take);

        Assert.InRange((await inbox.Next()).Expiry!.Value, TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(QualityOfService.AtLeastOnce)]
    [InlineData(QualityOfService.ExactlyOnce)]
    public async Task Session_OfAnAbsentClient_GetsWhatWasAcknowledgedBeforeThePowerCut(QualityOfService qos)
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using (var absent = await Connect(host, configure: Lasting))
            await absent.Subscribe("news/#", QualityOfService.ExactlyOnce, (_, _) => ValueTask.CompletedTask);
        await using (var publisher = await Connect(host))
        {
            for (var i = 0; i < 50; i++) await publisher.Publish(Text("news/today", $"{i}", qos));
        }

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        await using var back = Make(new Uri($"mqtt://127.0.0.1:{next.Port}"), configure: Lasting);
        var inbox = new Inbox();
        await back.Subscribe("news/#", QualityOfService.ExactlyOnce, inbox.Take);
        back.Start();

        for (var i = 0; i < 50; i++) Assert.Equal($"{i}", (await inbox.Next()).Text());
    }

    /// <summary>The power cut ended the connection: its will comes before what the client says of itself next (MQTT 5.0 §3.1.2.5).</summary>
    [Fact]
    public async Task Will_PowerCutAndTheClientBackAtOnce_IsPublishedBeforeAnythingElse()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await WireClient.Connect(host, id: "board", configure: WithWill);
        await board.Subscribe("news");

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        await using var back = await WireClient.Connect(next, id: "board", configure: c => WithWill(c) with { CleanStart = false });

        Assert.True(back.Answer.SessionPresent);
        Assert.Equal("lost", Assert.Single(next.Broker.Retained("online/board")).Text());

        static ConnectPacket WithWill(ConnectPacket connect) => connect with
        {
            Will = Text("online/board", "lost", retain: true),
            Properties = new PropertySet { SessionExpiryInterval = 100 },
        };
    }

    [Fact]
    public async Task Session_ThatHasEnded_StaysGone()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using (var absent = await Connect(host, configure: Lasting)) await absent.Subscribe("news/#", QualityOfService.AtLeastOnce, (_, _) => ValueTask.CompletedTask);
        await using (var back = await Connect(host, configure: o =>
        {
            Lasting(o);
            (o.CleanStart, o.SessionExpiry) = (true, TimeSpan.Zero);
        })) await back.Publish(Text("x", "y"));
        await using (var publisher = await Connect(host)) await publisher.Publish(Text("state/lobby", "on", retain: true));

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());

        Assert.Equal(0, next.Broker.Counts.Sessions);
        Assert.Equal(1, next.Broker.Counts.Retained);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    public async Task Will_OfAClientThatWasHereAtThePowerCut_IsPublishedAfterIt(int sessionExpiry)
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host, configure: o =>
            (o.Will, o.SessionExpiry) = (Text("online/lobby", "offline", retain: true), TimeSpan.FromSeconds(sessionExpiry)));
        await board.Publish(Text("online/lobby", "online", retain: true));

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        await using var reader = await Connect(next);
        var inbox = new Inbox();
        await reader.Subscribe("online/#", QualityOfService.AtLeastOnce, inbox.Take);

        // With a session the client has the time of its delay to come back; here there is none, but the next round of the sweep.
        while ((await inbox.Next()).Text() != "offline")
        {
            // The board's own word comes first.
        }
    }

    [Fact]
    public async Task Will_OfAClientThatSaidGoodbye_IsGone()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using (var board = await Connect(host, configure: o => o.Will = Text("online/lobby", "offline", retain: true)))
            await board.Publish(Text("online/lobby", "online", retain: true));
        await using (var other = await Connect(host)) await other.Publish(Text("x", "y", retain: true));

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());

        Assert.Equal(["online"], next.Broker.Retained("online/#").Select(m => m.Text()));
    }

    [Fact]
    public async Task Puback_OfAMessageThatIsKept_WaitsForTheDiskAndNothingElseDoes()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host);
        var inbox = new Inbox();
        await board.Subscribe("news", QualityOfService.AtMostOnce, inbox.Take);
        _journal.Hold();

        var kept = board.Publish(Text("state/lobby", "on", retain: true)).AsTask();
        await board.Publish(Text("news", "after it", QualityOfService.AtMostOnce));

        // The broker has handled both, in this order, and the disk has neither.
        Assert.Equal("after it", (await inbox.Next()).Text());
        Assert.False(kept.IsCompleted);
        _journal.LetGo();
        await kept.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(_journal.Size > 0);
    }

    [Fact]
    public async Task FullDisk_WhenThereIsRoomAgain_AcknowledgesAndHasLostNothing()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host);
        await board.Publish(Text("state/lobby", "on", retain: true));
        _journal.SetFull(true);

        var kept = board.Publish(Text("state/gate", "on", retain: true)).AsTask();
        while (_journal.Refused == 0) await Task.Yield();
        Assert.False(kept.IsCompleted);
        _journal.SetFull(false);
        await kept.WaitAsync(TimeSpan.FromSeconds(20));

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        Assert.Equal(["state/gate", "state/lobby"], next.Broker.Retained("#").Select(m => m.Topic).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task HostsOwnMessages_AreTheHostsToKeep()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using (var client = await Connect(host))
        {
            await client.Publish(Text("topic", "of the client", retain: true));
            await host.Broker.Publish(Text("topic", "of the host", retain: true));
            await client.Publish(Text("other", "of the client", retain: true));
        }

        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());

        Assert.Equal(["other"], next.Broker.Retained("#").Select(m => m.Topic));
    }

    [Fact]
    public async Task Journal_ThatMakesNoSense_DoesNotStopTheStart()
    {
        await using var host = await BrokerHost.Start(journal: new MemoryJournal([[1, 2, 3]]));
        await using var board = await Connect(host);

        await board.Publish(Text("state/lobby", "on", retain: true));

        Assert.Equal(1, host.Broker.Counts.Retained);
    }

    private static void Lasting(MqttClientOptions options) =>
        (options.ClientId, options.CleanStart, options.SessionExpiry) = ("lasting", false, TimeSpan.FromHours(1));
}
