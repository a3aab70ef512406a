using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>SUBSCRIBE, UNSUBSCRIBE and who gets what: MQTT 5.0 §3.8, §3.10, §4.7 and §4.8, MQTT 3.1.1 §3.8 and §4.7.</summary>
public sealed class SubscribeTests
{
    public static readonly TheoryData<MqttVersion> Versions = [MqttVersion.V311, MqttVersion.V5];

    public static TheoryData<MqttVersion, QualityOfService, QualityOfService> VersionsAndQos => new MatrixTheoryData<MqttVersion, QualityOfService, QualityOfService>(
        [MqttVersion.V311, MqttVersion.V5], Enum.GetValues<QualityOfService>(), Enum.GetValues<QualityOfService>());

    [Theory]
    [MemberData(nameof(VersionsAndQos))]
    public async Task Message_Delivered_HasTheLowerQos(MqttVersion version, QualityOfService published, QualityOfService subscribed)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        Assert.Equal([(ReasonCode)subscribed], (await client.Subscribe("news/x", subscribed)).Reasons);

        await host.Broker.Publish(TestClients.Text("news/x", "text", published));

        Assert.Equal(published < subscribed ? published : subscribed, (await client.Take()).Message.Qos);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task OverlappingFilters_OneMessage_ComesOnceWithTheHighestQos(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        await client.Subscribe(identifier: 0, new SubscriptionRequest("news/#", QualityOfService.ExactlyOnce), new SubscriptionRequest("news/+", QualityOfService.AtLeastOnce), new SubscriptionRequest("news/x", QualityOfService.AtMostOnce));

        await host.Broker.Publish(TestClients.Text("news/x", "text", QualityOfService.ExactlyOnce));

        Assert.Equal(QualityOfService.ExactlyOnce, (await client.Take()).Message.Qos);
        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task Filters_BeyondWhatASessionMayHave_AreRefusedWithoutAnyWork()
    {
        // Given retained messages, and one packet that asks for all of them fifty thousand times.
        await using var host = await BrokerHost.Start(o => o.MaximumRetained = 1000);
        for (var i = 0; i < 10; i++) await host.Broker.Publish(TestClients.Text($"frames/{i}", "frame") with { Retain = true });
        await using var client = await WireClient.Connect(host);

        var answer = await client.Subscribe(identifier: 0, [.. Enumerable.Repeat(new SubscriptionRequest("#", QualityOfService.AtMostOnce), 50_000)]);

        Assert.Equal((100, 49_900), (answer.Reasons.Count(r => r == ReasonCode.Success), answer.Reasons.Count(r => r == ReasonCode.QuotaExceeded)));
        for (var i = 0; i < 100 * 10; i++) Assert.Equal("frame", (await client.Next<PublishPacket>()).Message.Text());
        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task Filters_ThatBringMoreThanTheBrokerHolds_EndTheConnectionAtTheFirstThatDoes()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumRetained = 100);
        for (var i = 0; i < 90; i++) await host.Broker.Publish(TestClients.Text($"frames/{i}", "frame") with { Retain = true });
        await using var client = await WireClient.Connect(host);

        await client.Send(new SubscribePacket(7, [.. Enumerable.Repeat(new SubscriptionRequest("#", QualityOfService.AtLeastOnce), 100)]));

        var packets = new List<Packet>();
        while (await client.Next() is { } packet) packets.Add(packet);
        Assert.Equal(ReasonCode.QuotaExceeded, Assert.IsType<DisconnectPacket>(packets[^1]).Reason);
        // The first two were made, with all that the broker holds and a part of it again; no other looks as if it had been.
        var reasons = Assert.Single(packets.OfType<SubAckPacket>()).Reasons;
        Assert.Equal([ReasonCode.GrantedQos1, ReasonCode.GrantedQos1], reasons.Take(2));
        Assert.All(reasons.Skip(2), reason => Assert.Equal(ReasonCode.QuotaExceeded, reason));
    }

    /// <summary>Few messages, but large ones: whoever asks again and again without reading would hold many times what the broker does.</summary>
    [Fact]
    public async Task Filters_ThatBringMoreBytesThanTheBrokerHolds_EndTheConnectionAtTheFirstThatDoes()
    {
        const int Size = 100_000;
        await using var host = await BrokerHost.Start(o => o.MaximumRetainedBytes = 10 * Size);
        for (var i = 0; i < 9; i++) await host.Broker.Publish(new MqttMessage { Topic = $"frames/{i}", Payload = new byte[Size], Retain = true });
        await using var client = await WireClient.Connect(host);

        await client.Send(new SubscribePacket(7, [.. Enumerable.Repeat(new SubscriptionRequest("#", QualityOfService.AtLeastOnce), 50)]));

        var packets = new List<Packet>();
        while (await client.Next() is { } packet) packets.Add(packet);
        Assert.Equal(ReasonCode.QuotaExceeded, Assert.IsType<DisconnectPacket>(packets[^1]).Reason);
        var reasons = Assert.Single(packets.OfType<SubAckPacket>()).Reasons;
        Assert.Equal([ReasonCode.GrantedQos1, ReasonCode.GrantedQos1], reasons.Take(2));
        Assert.All(reasons.Skip(2), reason => Assert.Equal(ReasonCode.QuotaExceeded, reason));
    }

    [Fact]
    public async Task OverlappingFilters_WithIdentifiers_OneCopyHasThemAll()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news", identifier: 2);
        await client.Subscribe("news/#", identifier: 268_435_455);

        await host.Broker.Publish(TestClients.Text("news", "text"));

        Assert.Equal([2u, 268_435_455u], (await client.Take()).Message.SubscriptionIdentifiers.Order());
        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task Subscription_MadeAgain_ReplacesTheFirst()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news", identifier: 2);

        await client.Subscribe("news", QualityOfService.AtMostOnce, identifier: 3);
        await host.Broker.Publish(TestClients.Text("news", "text"));

        var message = (await client.Take()).Message;
        Assert.Equal([3u], message.SubscriptionIdentifiers);
        Assert.Equal(QualityOfService.AtMostOnce, message.Qos);
        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task NoLocal_OwnMessage_DoesNotComeBack()
    {
        await using var host = await BrokerHost.Start();
        await using var sender = await WireClient.Connect(host);
        await using var other = await WireClient.Connect(host);
        foreach (var client in (WireClient[])[sender, other])
            await client.Subscribe(identifier: 0, new SubscriptionRequest("news/#", QualityOfService.AtLeastOnce, NoLocal: true));

        await sender.Publish(TestClients.Text("news/x", "text"));

        Assert.Equal("text", (await other.Take()).Message.Text());
        Assert.True(await sender.HasNothing());
    }

    /// <summary>MQTT 5.0 §3.8.3.1 makes no difference between a message that comes now and one that was kept.</summary>
    [Fact]
    public async Task NoLocal_OwnRetainedMessage_DoesNotComeBack()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await using var other = await WireClient.Connect(host);
        await client.Publish(TestClients.Text("news/own", "1", retain: true));
        await other.Publish(TestClients.Text("news/other", "2", retain: true));

        await client.Subscribe(0, new SubscriptionRequest("news/+", QualityOfService.AtMostOnce) { NoLocal = true });

        Assert.Equal("2", (await client.Take()).Message.Text());
        Assert.True(await client.HasNothing());
        await other.Subscribe(0, new SubscriptionRequest("news/own", QualityOfService.AtMostOnce) { NoLocal = true });
        Assert.Equal("1", (await other.Take()).Message.Text());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Unsubscribe_OneOfThree_BringsTheOthersOnly(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        foreach (var topic in (string[])["a", "b", "c"]) await client.Subscribe(topic, QualityOfService.AtLeastOnce);

        var answer = await client.Ask<UnsubAckPacket>(new UnsubscribePacket(9, ["a", "never"]));
        foreach (var topic in (string[])["a", "b", "c"]) await host.Broker.Publish(TestClients.Text(topic, topic));

        Assert.Equal(version == MqttVersion.V5 ? [ReasonCode.Success, ReasonCode.NoSubscriptionExisted] : [], answer.Reasons);
        Assert.Equal(("b", "c"), ((await client.Take()).Message.Topic, (await client.Take()).Message.Topic));
        Assert.True(await client.HasNothing());
    }

    [Theory]
    [InlineData(MqttVersion.V311, ReasonCode.UnspecifiedError)]
    [InlineData(MqttVersion.V5, ReasonCode.NotAuthorized)]
    public async Task Subscribe_Forbidden_IsRefusedAndTheOthersGranted(MqttVersion version, ReasonCode refusal)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);

        var answer = await client.Subscribe(identifier: 0, new SubscriptionRequest("forbidden/x", QualityOfService.ExactlyOnce), new SubscriptionRequest("news", QualityOfService.ExactlyOnce));

        Assert.Equal([refusal, ReasonCode.GrantedQos2], answer.Reasons);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/#/b")]
    [InlineData("a+")]
    [InlineData("a/b#")]
    [InlineData("$share//x")]
    [InlineData("$share/+/x")]
    [InlineData("$share/name")]
    [InlineData("$share/name/")]
    public async Task Filter_ThatIsNone_IsRefused(string filter)
    {
        await using var host = await BrokerHost.Start(o => o.SharedSubscriptions = true);
        await using var client = await WireClient.Connect(host);

        Assert.Equal([ReasonCode.TopicFilterInvalid], (await client.Subscribe(filter)).Reasons);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task LeadingWildcard_TopicThatBeginsWithDollar_DoesNotCome(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        foreach (var filter in (string[])["#", "+/+", "$own/+"]) await client.Subscribe(filter, QualityOfService.AtMostOnce);

        await client.Send(new PublishPacket(TestClients.Text("$own/x", "1", QualityOfService.AtMostOnce)));

        Assert.Equal("1", (await client.Take()).Message.Text());
        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task SysTopic_PublishedByAClient_IsRefused()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        Assert.Equal(ReasonCode.NotAuthorized, await client.Publish(TestClients.Text("$SYS/broker/uptime", "forged")));
    }

    [Fact]
    public async Task SharedSubscription_TwoMembers_TakeTurnsAndPlainOnesGetAll()
    {
        await using var host = await BrokerHost.Start(o => o.SharedSubscriptions = true);
        await using var one = await WireClient.Connect(host);
        await using var two = await WireClient.Connect(host);
        await using var plain = await WireClient.Connect(host);
        foreach (var member in (WireClient[])[one, two]) await member.Subscribe("$share/workers/news/#", QualityOfService.AtMostOnce);
        await plain.Subscribe("news/#", QualityOfService.AtMostOnce);

        foreach (var text in (string[])["1", "2", "3", "4"]) await host.Broker.Publish(TestClients.Text("news/x", text));

        Assert.Equal(("1", "3"), ((await one.Take()).Message.Text(), (await one.Take()).Message.Text()));
        Assert.Equal(("2", "4"), ((await two.Take()).Message.Text(), (await two.Take()).Message.Text()));
        foreach (var text in (string[])["1", "2", "3", "4"]) Assert.Equal(text, (await plain.Take()).Message.Text());
        Assert.True(await one.HasNothing() && await two.HasNothing());
    }

    [Fact]
    public async Task SharedSubscription_RetainedMessage_DoesNotCome()
    {
        await using var host = await BrokerHost.Start(o => o.SharedSubscriptions = true);
        await host.Broker.Publish(TestClients.Text("news/x", "kept", retain: true));
        await using var client = await WireClient.Connect(host);

        await client.Subscribe("$share/workers/news/#");

        Assert.True(await client.HasNothing());
    }

    [Fact]
    public async Task SharedSubscription_NoLocal_IsAProtocolError()
    {
        await using var host = await BrokerHost.Start(o => o.SharedSubscriptions = true);
        await using var client = await WireClient.Connect(host);

        await client.Send(new SubscribePacket(7, [new SubscriptionRequest("$share/workers/news", QualityOfService.AtLeastOnce, NoLocal: true)]));

        Assert.Equal(ReasonCode.ProtocolError, (await client.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task SharedSubscription_WhereTheBrokerServesNone_IsRefusedAndTold()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        Assert.False(client.Answer.Properties.SharedSubscriptionAvailable);
        Assert.Equal([ReasonCode.SharedSubscriptionsNotSupported], (await client.Subscribe("$share/workers/news")).Reasons);
    }

    [Fact]
    public async Task Subscriptions_MoreThanOneSessionMayHave_AreRefused()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumSubscriptions = 1);
        await using var client = await WireClient.Connect(host);

        var answer = await client.Subscribe(identifier: 0, new SubscriptionRequest("a", QualityOfService.AtMostOnce), new SubscriptionRequest("b", QualityOfService.AtMostOnce));

        Assert.Equal([ReasonCode.Success, ReasonCode.QuotaExceeded], answer.Reasons);
    }
}
