using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>A receiver that takes something and stays half full all the same does not hold a publisher for good: MQTT 5.0 §4.9.</summary>
public sealed class CrowdedSessionTests
{
    [Fact]
    public async Task Wait_ThatEndedWithoutRelief_IsNotRepeatedByThatPublisherBeforeOne()
    {
        var crowd = new CrowdedSession(halfMessages: 5, halfBytes: 1_000_000);
        var (publisher, other) = (new WaitAllowance(), new WaitAllowance());
        var first = crowd.Wait(() => true, publisher).AsTask();
        Take(crowd, isHalfFull: true);
        await first;

        Take(crowd, isHalfFull: true);
        Assert.True(crowd.Wait(() => true, publisher).AsTask().IsCompleted);
        Assert.False(crowd.Wait(() => true, other).AsTask().IsCompleted);

        Take(crowd, isHalfFull: false);
        Assert.False(crowd.Wait(() => true, publisher).AsTask().IsCompleted);
        crowd.Reset();
    }

    [Fact]
    public async Task Queue_ThatAReceiverFillsItself_IsNotWaitedFor()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var busy = await WireClient.Connect(host, id: "busy", configure: c => c with { Properties = new PropertySet { ReceiveMaximum = 1 } });
        await busy.Subscribe("self", QualityOfService.AtLeastOnce);
        await busy.Subscribe("news", QualityOfService.AtLeastOnce);
        for (ushort id = 1; id <= 8; id++) await busy.Send(new PublishPacket(TestClients.Text("self", "more")) { PacketId = id });
        await Until.Is(() => host.Broker.Counts.MessagesReceived == 8);
        var session = host.Inside.Core.Sessions.Find("busy")!;

        Assert.True(session.Relief(new WaitAllowance()).AsTask().IsCompleted);

        for (var i = 0; i < 2; i++) await host.Broker.Publish(TestClients.Text("news", "text"));
        Assert.True(session.Relief(new WaitAllowance()).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Queue_ThatOthersFill_IsWaitedFor()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 10);
        await using var busy = await WireClient.Connect(host, id: "busy", configure: c => c with { Properties = new PropertySet { ReceiveMaximum = 1 } });
        await busy.Subscribe("news", QualityOfService.AtLeastOnce);
        for (var i = 0; i < 8; i++) await host.Broker.Publish(TestClients.Text("news", "text"));
        var session = host.Inside.Core.Sessions.Find("busy")!;

        var waiting = session.Relief(new WaitAllowance()).AsTask();

        Assert.False(waiting.IsCompleted);
        await busy.DisposeAsync();
        await waiting;
    }

    private static void Take(CrowdedSession crowd, bool isHalfFull)
    {
        for (var i = 0; i < 100; i++) crowd.Took(weight: 1, isHalfFull, isEmpty: false);
    }
}
