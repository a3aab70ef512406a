using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>CONNECT and CONNACK: MQTT 5.0 §3.1 and §3.2, MQTT 3.1.1 §3.1 and §3.2.</summary>
public sealed class ConnectTests
{
    public static readonly TheoryData<MqttVersion> Versions = [MqttVersion.V311, MqttVersion.V5];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_CleanStart_FindsNoSession(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();

        await using var client = await WireClient.Connect(host, version);

        Assert.False(client.Answer.SessionPresent);
    }

    /// <summary>A client need not wait for CONNACK: MQTT 5.0 §3.1.4, MQTT 3.1.1 §3.1.4.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task PacketsInOneBreathWithConnect_AreAnsweredWithoutAnotherByte(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host, version);

        await client.Send([
            .. client.Bytes(WireClient.ConnectAs("eager", version)),
            .. client.Bytes(new SubscribePacket(7, [new SubscriptionRequest("news", QualityOfService.AtLeastOnce)])),
            .. client.Bytes(PingReqPacket.Instance),
        ]);

        Assert.Equal(ReasonCode.Success, (await client.Next<ConnAckPacket>()).Reason);
        Assert.Equal(7, (await client.Next<SubAckPacket>()).PacketId);
        await client.Next<PingRespPacket>();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task SecondConnect_OnTheSameConnection_EndsIt(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);

        await client.Send(WireClient.ConnectAs("again", version));

        if (version == MqttVersion.V5) Assert.Equal(ReasonCode.ProtocolError, (await client.Next<DisconnectPacket>()).Reason);
        Assert.Empty(await client.UntilClosed());
    }

    [Theory]
    [InlineData(MqttVersion.V311, true, true)]
    [InlineData(MqttVersion.V311, false, false)]
    [InlineData(MqttVersion.V5, true, true)]
    [InlineData(MqttVersion.V5, false, true)]
    public async Task EmptyClientId_WhereTheBrokerAssignsOnes_IsTakenUnless311WantsToKeepItsSession(MqttVersion version, bool cleanStart, bool taken)
    {
        await using var host = await BrokerHost.Start(o => o.AssignClientIds = true);
        await using var client = await WireClient.Dial(host, version);

        var answer = await client.Ask<ConnAckPacket>(WireClient.ConnectAs("", version) with { CleanStart = cleanStart });

        Assert.Equal(taken ? ReasonCode.Success : ReasonCode.ClientIdentifierNotValid, answer.Reason);
        Assert.Equal(taken && version == MqttVersion.V5, answer.Properties.AssignedClientIdentifier is { Length: > 0 });
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task EmptyClientId_WhereTheBrokerAssignsNone_IsRefused(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host, version);

        Assert.Equal(ReasonCode.ClientIdentifierNotValid, (await client.Ask<ConnAckPacket>(WireClient.ConnectAs("", version))).Reason);
        Assert.Empty(await client.UntilClosed());
    }

    [Fact]
    public async Task ServerKeepAlive_LongerOneAskedFor_IsTold()
    {
        await using var host = await BrokerHost.Start(o => o.ServerKeepAlive = TimeSpan.FromSeconds(60));

        await using var longer = await WireClient.Connect(host, configure: c => c with { KeepAlive = 120 });
        await using var none = await WireClient.Connect(host, configure: c => c with { KeepAlive = 0 });
        await using var shorter = await WireClient.Connect(host, configure: c => c with { KeepAlive = 30 });

        Assert.Equal((60, 60, null), (longer.Answer.Properties.ServerKeepAlive, none.Answer.Properties.ServerKeepAlive, (int?)shorter.Answer.Properties.ServerKeepAlive));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task KeepAlive_NothingForOneAndAHalfTimes_EndsTheConnectionAndPublishesTheWill(MqttVersion version)
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using var watcher = await WireClient.Connect(host, version);
        await watcher.Subscribe("online/+");
        await using var silent = await WireClient.Connect(host, version, configure: c => c with { KeepAlive = 10, Will = TestClients.Text("online/silent", "lost") });

        time.Advance(TimeSpan.FromSeconds(15));
        host.Inside.Sweep();
        Assert.True(await watcher.HasNothing());
        time.Advance(TimeSpan.FromSeconds(0.1));
        host.Inside.Sweep();

        if (version == MqttVersion.V5) Assert.Equal(ReasonCode.KeepAliveTimeout, (await silent.Next<DisconnectPacket>()).Reason);
        Assert.Equal("lost", (await watcher.Take()).Message.Text());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task SameClientId_ConnectedTwice_TheFirstIsCut(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var first = await WireClient.Connect(host, version, "board");

        await using var second = await WireClient.Connect(host, version, "board");

        if (version == MqttVersion.V5) Assert.Equal(ReasonCode.SessionTakenOver, (await first.Next<DisconnectPacket>()).Reason);
        Assert.Empty(await first.UntilClosed());
        Assert.True(await second.HasNothing());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task SameClientId_OfAnotherUser_IsRefusedAndTheOwnerUndisturbed(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var owner = await WireClient.Connect(host, version, "board");
        await using var thief = await WireClient.Dial(host, version);

        var answer = await thief.Ask<ConnAckPacket>(WireClient.ConnectAs("board", version) with { UserName = "thief", Password = "thief"u8.ToArray() });

        Assert.Equal(ReasonCode.ClientIdentifierNotValid, answer.Reason);
        Assert.True(await owner.HasNothing());
    }

    [Fact]
    public async Task AuthenticationMethod_WhichTheBrokerHasNone_IsRefused()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host);

        var answer = await client.Ask<ConnAckPacket>(WireClient.ConnectAs("x") with { Properties = new PropertySet { AuthenticationMethod = "SCRAM" } });

        Assert.Equal(ReasonCode.BadAuthenticationMethod, answer.Reason);
    }

    [Fact]
    public async Task WillTopic_ThatMayNotBePublishedTo_RefusesTheConnect()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host);

        var answer = await client.Ask<ConnAckPacket>(WireClient.ConnectAs("x") with { Will = TestClients.Text("readonly/x", "forged") });

        Assert.Equal(ReasonCode.NotAuthorized, answer.Reason);
    }

    [Fact]
    public async Task Shutdown_ConnectedClient_IsToldWhy()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        host.Inside.Shutdown();

        Assert.Equal(ReasonCode.ServerShuttingDown, (await client.Next<DisconnectPacket>()).Reason);
    }
}
