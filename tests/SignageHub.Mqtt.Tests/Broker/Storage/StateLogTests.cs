using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker.Storage;

/// <summary>What waits for a disk that does not come is bounded, and is all there when it does.</summary>
public sealed class StateLogTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly BrokerClock Clock = new(TimeProvider.System);

    private readonly MemoryJournal _journal = new();

    [Fact]
    public void Publishers_OfLargeMessages_WaitLongBeforeTheyAreTenThousand()
    {
        var log = Open(_journal);
        _journal.Hold();

        var taken = 0;
        for (; HasRoom(log); taken++) log.Retain(Message($"screen/{taken}", Megabyte), byHost: false);

        Assert.InRange(taken, 15, 17);
        _journal.LetGo();
    }

    [Fact]
    public async Task RetainedTopic_ThatChangesWhileTheDiskIsStalled_IsWrittenOnceAndAsItIsLast()
    {
        var log = Open(_journal);
        _journal.Hold();
        for (var i = 0; i < 1000; i++) log.Retain(Message("screen", Megabyte, (byte)i), byHost: false);

        Assert.InRange(log.Waiting.Records, 0, 1);
        Assert.True(HasRoom(log));
        _journal.LetGo();
        await log.Stop();

        var kept = Assert.Single(Reread().Retained);
        Assert.Equal((byte)(999 % 256), kept.Message.Payload.Span[0]);
        Assert.InRange(_journal.Size, Megabyte, 3 * Megabyte);
    }

    [Fact]
    public async Task RetainedTopic_DeletedBehindItsMessage_IsGone()
    {
        var log = Open(_journal);
        log.Retain(Message("kept", 1), byHost: false);
        _journal.Hold();
        log.Retain(Message("screen", 1), byHost: false);
        log.Retain(Message("screen", 0), byHost: false);
        log.Retain(Message("kept", 0), byHost: false);
        log.Retain(Message("kept", 2), byHost: false);
        _journal.LetGo();
        await log.Stop();

        Assert.Equal(2, Assert.Single(Reread().Retained).Message.Payload.Length);
    }

    [Fact]
    public async Task Appenders_WhoNeverAskForRoom_AreBoundedAndLoseNothing()
    {
        var log = Open(_journal);
        var session = log.Begin("board", "owner");
        _journal.Hold();
        var message = Message("news", 10);
        for (ushort i = 1; i < 30_000; i++)
        {
            var item = session.Number(new Outgoing(message, QualityOfService.AtLeastOnce, Retain: false, FromStore: false, default));
            session.Queued(item);
            session.Sent(item, i);
            if (i > 3) session.Acknowledged(i, AckOutcome.Done);
            Assert.InRange(log.Waiting.Records, 0, StateLog.MaximumPending * StateLog.Overflow);
        }

        _journal.LetGo();
        await log.Stop();

        var stored = Assert.Single(Reread().Sessions);
        Assert.Equal([(ushort)1, (ushort)2, (ushort)3], stored.Inflight.Keys.ToArray());
        Assert.Empty(stored.Queue);
        Assert.Equal(29_999, stored.LastId);
    }

    [Fact]
    public void State_ThatIsBeingTakenUp_DoesNotChangeUnderItsReader()
    {
        var log = new StateLog(_journal, Clock, NullLogger.Instance);
        var state = log.Load();
        state.Apply(new StateRecord.Began("board", "owner"));

        foreach (var session in state.Sessions)
        {
            for (var i = 0; i <= StateLog.MaximumPending * StateLog.Overflow; i++) log.Append(new StateRecord.Ended(session.ClientId));
        }

        Assert.Single(state.Sessions);
    }

    [Fact]
    public async Task Wills_OfClientsThatComeAndGo_AreBoundedInBytes()
    {
        var log = Open(_journal);
        _journal.Hold();
        var will = new Will(new MqttMessage { Topic = "online", Payload = new byte[Megabyte] }, DelaySeconds: 0);
        for (var i = 0; i < 200; i++)
        {
            log.Will("board", "owner", will);
            Assert.InRange(log.Waiting.Records, 0, StateLog.Overflow * 16 + 1);
        }

        _journal.LetGo();
        await log.Stop();

        Assert.Single(Reread().Wills);
    }

    [Fact]
    public async Task Connection_WithAnAcknowledgementThatWaits_WaitsInOnePlaceAndLeavesIt()
    {
        await using var host = await BrokerHost.Start(journal: _journal);
        var log = host.Inside.Core.Log!;
        await using (var board = await WireClient.Connect(host, id: "board"))
        {
            await board.Subscribe("news", QualityOfService.AtMostOnce);
            _journal.Hold();
            await board.Send(new PublishPacket(TestClients.Text("state/lobby", "on", retain: true)) { PacketId = 1 });
            for (var i = 0; i < 100; i++)
            {
                await board.Send(new PublishPacket(TestClients.Text("news", "x", QualityOfService.AtMostOnce)));
                await board.Next<PublishPacket>();
                Assert.True(await board.HasNothing());
            }

            Assert.Equal(1, log.Waiting.Connections);
            host.Broker.Disconnect("board", ReasonCode.AdministrativeAction);
            await board.UntilClosed();
        }

        Assert.Equal(0, log.Waiting.Connections);
        _journal.LetGo();
    }

    private static StateLog Open(MemoryJournal journal)
    {
        var log = new StateLog(journal, Clock, NullLogger.Instance);
        log.Load();
        log.Begin();
        return log;
    }

    private StoredState Reread() => new StateLog(_journal.AfterPowerCut(), Clock, NullLogger.Instance).Load();

    private static bool HasRoom(StateLog log) => log.Room().AsTask().IsCompleted;

    private static EncodedMessage Message(string topic, int length, byte first = 0)
    {
        var payload = new byte[length];
        if (length > 0) payload[0] = first;
        return new EncodedMessage(new MqttMessage { Topic = topic, Payload = payload, Retain = true });
    }
}
