using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>How long a session lives, and what waits in it: MQTT 5.0 §3.1.2.11.2, §4.1 and §4.4, MQTT 3.1.1 §3.1.2.4 and §4.4.</summary>
public sealed class SessionTests
{
    private readonly ManualTime _time = new();

    public static readonly TheoryData<MqttVersion> Versions = [MqttVersion.V311, MqttVersion.V5];

    /// <summary>A board whose link has died takes no further place when it comes back: MQTT 5.0 §3.1.4-3.</summary>
    [Fact]
    public async Task Connection_WhenThereIsNoPlaceLeft_MayStillReplaceItsOwn()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumConnections = 1);
        await using var old = await WireClient.Connect(host, id: "board");

        await using var back = await WireClient.Connect(host, id: "board");

        await using var other = await WireClient.Dial(host);
        Assert.Equal(ReasonCode.QuotaExceeded, (await other.Ask<ConnAckPacket>(WireClient.ConnectAs("other"))).Reason);
    }

    /// <summary>Who has one secret does not take the places of all others, and keeps no board out that comes under its own name: MQTT 5.0 §5.4.</summary>
    [Fact]
    public async Task Sessions_OfOneIdentity_AreOnlySoMany()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumSessionsPerIdentity = 2);
        await using (var leaves = await WireClient.Connect(host, id: "leaves", configure: c => Keep(c, 100))) await leaves.Leave();
        await using var stays = await WireClient.Connect(host, id: "stays");

        Assert.Equal(ReasonCode.QuotaExceeded, await Answer("third"));
        Assert.Equal(ReasonCode.Success, await Answer("leaves"));
        Assert.Equal(ReasonCode.Success, await Answer("tester"));
        Assert.Equal(ReasonCode.Success, await Answer("other", "other"));

        await stays.Leave();
        Assert.Equal(ReasonCode.Success, await Answer("third"));

        async Task<ReasonCode> Answer(string id, string user = "tester")
        {
            await using var client = await WireClient.Dial(host);
            var connect = WireClient.ConnectAs(id) with { UserName = user, Password = System.Text.Encoding.UTF8.GetBytes(user) };
            return (await client.Ask<ConnAckPacket>(Keep(connect, 100))).Reason;
        }
    }

    [Theory]
    [InlineData(0u, null, 0, false)]
    [InlineData(5u, null, 2, true)]
    [InlineData(5u, null, 6, false)]
    [InlineData(1u, 5u, 3, true)]
    [InlineData(5u, 0u, 0, false)]
    [InlineData(uint.MaxValue, null, 100_000, true)]
    public async Task Session_ClientReturns_IsThereUntilItsExpiry(uint expiry, uint? atDisconnect, int away, bool present)
    {
        await using var host = await BrokerHost.Start(time: _time);
        await using (var first = await WireClient.Connect(host, id: "board", configure: c => Keep(c, expiry))) await first.Leave(atDisconnect);

        _time.Advance(TimeSpan.FromSeconds(away));
        host.Inside.Sweep();
        await using var second = await WireClient.Connect(host, id: "board", configure: c => Keep(c, expiry) with { CleanStart = false });

        Assert.Equal(present, second.Answer.SessionPresent);
    }

    [Fact]
    public async Task Session_CleanStart_IsForgotten()
    {
        await using var host = await BrokerHost.Start();
        await using (var first = await WireClient.Connect(host, id: "board", configure: c => Keep(c, 100))) await first.Leave();

        await using var second = await WireClient.Connect(host, id: "board", configure: c => Keep(c, 100));

        Assert.False(second.Answer.SessionPresent);
    }

    [Fact]
    public async Task Disconnect_WithAnExpiryWhereConnectGaveNone_IsAProtocolError()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        await client.Send(new DisconnectPacket(ReasonCode.Success) { Properties = new PropertySet { SessionExpiryInterval = 5 } });

        Assert.Equal(ReasonCode.ProtocolError, (await client.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task SessionExpiry_LongerThanTheBrokerKeeps_IsShortenedAndTold()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumSessionExpiry = TimeSpan.FromSeconds(60));

        await using var client = await WireClient.Connect(host, configure: c => Keep(c, 3600));

        Assert.Equal(60u, client.Answer.Properties.SessionExpiryInterval);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Messages_WhileTheClientIsAway_WaitForIt(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using (var first = await WireClient.Connect(host, version, "board", c => Keep(c, 100)))
        {
            await first.Subscribe("news/#");
            await first.Leave();
        }

        for (var qos = QualityOfService.AtMostOnce; qos <= QualityOfService.ExactlyOnce; qos++) await host.Broker.Publish(TestClients.Text("news/x", $"{qos}", qos));
        await using var second = await WireClient.Connect(host, version, "board", c => Keep(c, 100) with { CleanStart = false });

        Assert.True(second.Answer.SessionPresent);
        Assert.Equal(("AtLeastOnce", "ExactlyOnce"), ((await second.Take()).Message.Text(), (await second.Take()).Message.Text()));
        Assert.True(await second.HasNothing());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Messages_NotAcknowledged_ComeAgainInOrderAsRepetitions(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var first = await WireClient.Connect(host, version, "board", c => Keep(c, 100));
        await first.Subscribe("news/#");
        await host.Broker.Publish(TestClients.Text("news/x", "1", QualityOfService.AtLeastOnce));
        await host.Broker.Publish(TestClients.Text("news/x", "2", QualityOfService.ExactlyOnce));
        var before = (await first.Next<PublishPacket>(), await first.Next<PublishPacket>());
        await first.Leave();

        await using var second = await WireClient.Connect(host, version, "board", c => Keep(c, 100) with { CleanStart = false });
        var after = (await second.Take(), await second.Take());

        Assert.Equal(("1", "2"), (after.Item1.Message.Text(), after.Item2.Message.Text()));
        Assert.Equal((before.Item1.PacketId, before.Item2.PacketId), (after.Item1.PacketId, after.Item2.PacketId));
        Assert.False(before.Item1.Message.Duplicate);
        Assert.True(after.Item1.Message.Duplicate && after.Item2.Message.Duplicate);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Message_Received_IsRepeatedAsPubRelOnly(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var first = await WireClient.Connect(host, version, "board", c => Keep(c, 100));
        await first.Subscribe("news/#");
        await host.Broker.Publish(TestClients.Text("news/x", "1", QualityOfService.ExactlyOnce));
        var message = await first.Next<PublishPacket>();
        await first.Ask<AckPacket>(new AckPacket(PacketType.PubRec, message.PacketId));
        await first.Leave();

        await using var second = await WireClient.Connect(host, version, "board", c => Keep(c, 100) with { CleanStart = false });

        Assert.Equal(new AckPacket(PacketType.PubRel, message.PacketId), await second.Next<AckPacket>());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Qos2_RepeatedByTheClient_ArrivesOnce(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var watcher = await WireClient.Connect(host, version);
        await watcher.Subscribe("news/#", QualityOfService.AtMostOnce);
        await using var first = await WireClient.Connect(host, version, "board", c => Keep(c, 100));
        await first.Ask<AckPacket>(new PublishPacket(TestClients.Text("news/x", "once", QualityOfService.ExactlyOnce)) { PacketId = 3 });
        await first.Leave();

        await using var second = await WireClient.Connect(host, version, "board", c => Keep(c, 100) with { CleanStart = false });
        var again = TestClients.Text("news/x", "once", QualityOfService.ExactlyOnce) with { Duplicate = true };
        Assert.Equal(PacketType.PubRec, (await second.Ask<AckPacket>(new PublishPacket(again) { PacketId = 3 })).Kind);
        Assert.Equal(new AckPacket(PacketType.PubComp, 3), await second.Ask<AckPacket>(new AckPacket(PacketType.PubRel, 3)));

        Assert.Equal("once", (await watcher.Take()).Message.Text());
        Assert.True(await watcher.HasNothing());
    }

    [Fact]
    public async Task Message_ThatExpiresWhileItWaits_IsGoneAndTheOthersCountDown()
    {
        await using var host = await BrokerHost.Start(time: _time);
        await using (var first = await WireClient.Connect(host, id: "board", configure: c => Keep(c, 100)))
        {
            await first.Subscribe("news/#");
            await first.Leave();
        }

        foreach (var seconds in (int[])[1, 6])
        {
            await host.Broker.Publish(TestClients.Text("news/x", $"{seconds} qos 1", QualityOfService.AtLeastOnce) with { Expiry = TimeSpan.FromSeconds(seconds) });
            await host.Broker.Publish(TestClients.Text("news/x", $"{seconds} qos 2", QualityOfService.ExactlyOnce) with { Expiry = TimeSpan.FromSeconds(seconds) });
        }

        _time.Advance(TimeSpan.FromSeconds(4));
        await using var second = await WireClient.Connect(host, id: "board", configure: c => Keep(c, 100) with { CleanStart = false });
        var (one, two) = ((await second.Take()).Message, (await second.Take()).Message);

        Assert.Equal(("6 qos 1", "6 qos 2"), (one.Text(), two.Text()));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)), (one.Expiry, two.Expiry));
        Assert.True(await second.HasNothing());
        Assert.Equal(2, host.Broker.Counts.Dropped);
    }

    private static ConnectPacket Keep(ConnectPacket connect, uint seconds) => connect.Version == MqttVersion.V311
        ? connect with { CleanStart = false }
        : connect with { Properties = new PropertySet { SessionExpiryInterval = seconds } };
}
