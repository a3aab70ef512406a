using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>A peer that breaks the protocol is told why where the standard has words for it, and cut; nobody else notices: MQTT 5.0 §4.13.</summary>
public sealed class MalformedPacketTests
{
    [Theory]
    [MemberData(nameof(MalformedPackets.Connects), MemberType = typeof(MalformedPackets))]
    public async Task InPlaceOfConnect_ThatIsWrong_IsToldAndClosed(string what, string hex, int reason)
    {
        await using var host = await BrokerHost.Start();
        await using var other = await WireClient.Connect(host);
        await using var peer = await WireClient.Dial(host);

        await peer.Send(Bytes(hex));

        if (reason != 0) Assert.Equal((what, (ReasonCode)reason), (what, (await peer.Next<ConnAckPacket>()).Reason));
        Assert.Empty(await peer.UntilClosed());
        Assert.True(await other.HasNothing());
    }

    [Fact]
    public async Task Connect_OfMqtt31_IsToldInItsOwnWords()
    {
        await using var host = await BrokerHost.Start();
        await using var peer = await WireClient.Dial(host);

        await peer.Send(Bytes("10 0F 0006 4D5149736470 03 02 0000 0001 61"));

        Assert.Equal(Bytes("20 02 00 01"), await peer.UntilClosed());
    }

    [Theory]
    [MemberData(nameof(MalformedPackets.Packets), MemberType = typeof(MalformedPackets))]
    public async Task Packet_ThatIsWrong_IsToldAndClosed(string what, string hex, int reason)
    {
        await using var host = await BrokerHost.Start();
        await using var other = await WireClient.Connect(host);
        await using var peer = await WireClient.Connect(host);

        await peer.Send(Bytes(hex));

        Assert.Equal((what, (ReasonCode)reason), (what, (await peer.Next<DisconnectPacket>()).Reason));
        Assert.Empty(await peer.UntilClosed());
        Assert.True(await other.HasNothing());
        Assert.Equal(1, host.Broker.Counts.ProtocolErrors);
    }

    [Theory]
    [MemberData(nameof(MalformedPackets.PacketsOf311), MemberType = typeof(MalformedPackets))]
    public async Task PacketOf311_ThatIsWrong_ClosesWithoutAWord(string what, string hex)
    {
        await using var host = await BrokerHost.Start();
        await using var peer = await WireClient.Connect(host, MqttVersion.V311);

        await peer.Send(Bytes(hex));

        Assert.Equal((what, []), (what, await peer.UntilClosed()));
        Assert.Equal(1, host.Broker.Counts.ProtocolErrors);
    }

    [Fact]
    public async Task Properties_LargerThanAllowed_AreRefusedUnread()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumPropertyBytes = 100);
        await using var peer = await WireClient.Connect(host);

        await peer.Send(new PublishPacket(TestClients.Text("news", "text", QualityOfService.AtMostOnce) with { UserProperties = [new UserProperty("name", new string('x', 100))] }));

        Assert.Equal(ReasonCode.PacketTooLarge, (await peer.Next<DisconnectPacket>()).Reason);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
