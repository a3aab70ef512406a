using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using static SignageHub.Mqtt.Tests.Testing.TestClients;

namespace SignageHub.Mqtt.Tests.Broker.Storage;

/// <summary>A disk that is slow, full or damaged holds up what must be on it, and nothing else.</summary>
public sealed class RefusingDiskTests
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task DamagedJournal_AfterTwoStartsWithoutANewRecord_HasLostNothingButTheDamage()
    {
        await using (var host = await BrokerHost.Start(journal: _journal))
        {
            await using var board = await Connect(host);
            for (var i = 0; i < 5; i++) await board.Publish(Text($"state/{i}", "on", retain: true));
        }

        var torn = new MemoryJournal([.. _journal.Records, [1, 2, 3]]);
        MemoryJournal afterFirst;
        await using (var first = await BrokerHost.Start(journal: torn))
        {
            Assert.Equal(5, first.Broker.Counts.Retained);
            afterFirst = torn.AfterPowerCut();
        }

        await using var second = await BrokerHost.Start(journal: afterFirst);

        Assert.Equal(5, second.Broker.Counts.Retained);
    }

    [Fact]
    public async Task DamageInTheMiddle_CostsTheRecordsThatNeedIt_AndNoneBehindIt()
    {
        await using (var host = await BrokerHost.Start(journal: _journal))
        {
            await using var board = await Connect(host);
            for (var i = 0; i < 5; i++) await board.Publish(Text($"state/{i}", "on", retain: true));
        }

        // The message itself; the record that retains it is whole and names a message that is not there.
        var message = _journal.Records.ToList().FindIndex(record => record.AsSpan().IndexOf("state/1"u8) >= 0);
        var damaged = new MemoryJournal(_journal.Records.Select((record, i) => i == message ? [1, 2, 3] : record));

        await using var next = await BrokerHost.Start(journal: damaged);

        Assert.Equal(["state/0", "state/2", "state/3", "state/4"], next.Broker.Retained("#").Select(m => m.Topic).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MessageNumbers_OfOneJournalOverSeveralStarts_AreEachGivenOnce()
    {
        for (var start = 0; start < 3; start++)
        {
            await using var host = await BrokerHost.Start(journal: _journal);
            await using var board = await Connect(host);
            await board.Publish(Text($"state/{start}", "on", retain: true));
        }

        // With a number twice, the loss of the second message would put the first in its place, before a client that may not have it.
        var numbers = _journal.Records.Where(record => record[0] == 1).Select(record => Convert.ToHexString(record, 1, 4)).ToList();
        Assert.Equal(3, numbers.Count);
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public async Task ReceiveMaximum_WhileAcknowledgementsWaitForTheDisk_IsKept()
    {
        await using var host = await BrokerHost.Start(o => o.ReceiveMaximum = 3, journal: _journal);
        await using var board = await WireClient.Connect(host);
        _journal.SetFull(true);

        // Each in a read of its own.
        for (ushort id = 1; id <= 4; id++)
        {
            await board.Send(new PublishPacket(Text($"state/{id}", "on", retain: true)) { PacketId = id });
            await Until.Is(() => host.Broker.Counts.MessagesReceived == id);
        }

        Assert.Equal(ReasonCode.ReceiveMaximumExceeded, (await board.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task ReceiveMaximum_WhenTheDiskWasLate_IsThereAgain()
    {
        await using var host = await BrokerHost.Start(o => o.ReceiveMaximum = 3, journal: _journal);
        await using var board = await WireClient.Connect(host);
        _journal.Hold();
        for (ushort id = 1; id <= 3; id++) await board.Send(new PublishPacket(Text($"state/{id}", "on", retain: true)) { PacketId = id });
        await Until.Is(() => host.Broker.Counts.MessagesReceived == 3);
        _journal.LetGo();
        for (ushort id = 1; id <= 3; id++) Assert.Equal(id, (await board.Next<AckPacket>()).PacketId);

        for (ushort id = 4; id <= 6; id++) await board.Send(new PublishPacket(Text($"state/{id}", "on", retain: true)) { PacketId = id });

        for (ushort id = 4; id <= 6; id++) Assert.Equal(id, (await board.Next<AckPacket>()).PacketId);
    }

    [Fact]
    public async Task Acknowledgements_WhenOneWaitsForTheDisk_KeepTheirOrder_AndPingrespPasses()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await WireClient.Connect(host, MqttVersion.V311);
        _journal.Hold();

        await board.Send(board.Bytes(Publish(1, "news", retain: false)), board.Bytes(Publish(2, "state/lobby", retain: true)), board.Bytes(Publish(3, "news", retain: false)));
        Assert.Equal(new AckPacket(PacketType.PubAck, 1), await board.Next<AckPacket>());
        Assert.True(await board.HasNothing());
        _journal.LetGo();

        Assert.Equal(new AckPacket(PacketType.PubAck, 2), await board.Next<AckPacket>());
        Assert.Equal(new AckPacket(PacketType.PubAck, 3), await board.Next<AckPacket>());
    }

    [Fact]
    public async Task Acknowledgements_AcrossTheMomentOfTheFlush_KeepTheirOrder()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        for (var round = 0; round < 50; round++)
        {
            await using var board = await WireClient.Connect(host, MqttVersion.V311);
            var ids = Enumerable.Range(1, 120).Select(i => (ushort)i).ToList();
            await board.Send([.. ids.Select(id => board.Bytes(Publish(id, "state/lobby", retain: id == 11)))]);

            var acknowledged = new List<ushort>();
            foreach (var _ in ids) acknowledged.Add((await board.Next<AckPacket>()).PacketId);

            Assert.Equal(ids, acknowledged);
        }
    }

    [Fact]
    public async Task Client_WhosePacketsNeedNoDisk_IsAnsweredWhileAnotherWaitsForIt()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        _journal.Hold();
        await using var lasting = await WireClient.Connect(host, configure: Lasting);
        await lasting.Send(new SubscribePacket(7, [new SubscriptionRequest("news", QualityOfService.AtLeastOnce)]));
        Assert.True(await lasting.HasNothing());

        await using var passing = await WireClient.Connect(host);
        await passing.Subscribe("x");
        Assert.Equal(ReasonCode.Success, await passing.Publish(Text("x", "y", QualityOfService.AtMostOnce)));
        Assert.Equal("y", (await passing.Take()).Message.Text());
        Assert.Equal(ReasonCode.NoMatchingSubscribers, await passing.Publish(Text("nobody", "y")));

        _journal.LetGo();
        await lasting.Next<SubAckPacket>();
    }

    [Fact]
    public async Task Message_ForASessionThatLasts_IsAcknowledgedWhenItIsOnDisk()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using (var lasting = await WireClient.Connect(host, configure: Lasting)) await lasting.Subscribe("news");
        await using var publisher = await WireClient.Connect(host);
        _journal.Hold();

        await publisher.Send(Publish(1, "news", retain: false));
        Assert.True(await publisher.HasNothing());
        _journal.LetGo();

        Assert.Equal(new AckPacket(PacketType.PubAck, 1), await publisher.Next<AckPacket>());
    }

    [Fact]
    public async Task Connection_ThatEndsWhileItsAcknowledgementWaits_EndsAtOnce()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await WireClient.Connect(host, id: "board");
        _journal.Hold();
        await board.Send(Publish(1, "state/lobby", retain: true));
        Assert.True(await board.HasNothing());

        host.Broker.Disconnect("board", ReasonCode.AdministrativeAction);

        Assert.Equal(ReasonCode.AdministrativeAction, (await board.Next<DisconnectPacket>()).Reason);
        Assert.Null(await board.Next());
        _journal.LetGo();
    }

    [Fact]
    public async Task Journal_ThatFailsInAWayNobodyThoughtOf_IsTriedAgain()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        await using var board = await Connect(host);
        _journal.FailOnce(new InvalidOperationException());

        await board.Publish(Text("state/lobby", "on", retain: true)).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, _journal.Refused);
        await using var next = await BrokerHost.Start(journal: _journal.AfterPowerCut());
        Assert.Equal(1, next.Broker.Counts.Retained);
    }

    private static PublishPacket Publish(ushort id, string topic, bool retain) => new(Text(topic, "x", retain: retain)) { PacketId = id };

    private static ConnectPacket Lasting(ConnectPacket connect) =>
        connect with { ClientId = "lasting", Properties = new PropertySet { SessionExpiryInterval = 3600 } };
}
