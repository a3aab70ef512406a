using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>PUBLISH both ways, its properties and its limits: MQTT 5.0 §3.3, §4.3 and §4.9, MQTT 3.1.1 §3.3.</summary>
public sealed class PublishTests
{
    public static readonly TheoryData<QualityOfService> AllQos = [QualityOfService.AtMostOnce, QualityOfService.AtLeastOnce, QualityOfService.ExactlyOnce];

    [Theory]
    [MemberData(nameof(AllQos))]
    public async Task Properties_OfAMessage_ArePassedOn(QualityOfService qos)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news/x");
        var sent = TestClients.Text("news/x", "text", qos) with
        {
            PayloadIsText = true,
            ContentType = "My name",
            ResponseTopic = "answers/x",
            CorrelationData = "334"u8.ToArray(),
            UserProperties = [new("a", "2"), new("c", "3"), new("a", "2")],
        };

        await client.Send(new PublishPacket(sent) { PacketId = qos == QualityOfService.AtMostOnce ? (ushort)0 : (ushort)1 });
        Packet? packet;
        do packet = await client.Next();
        while (packet is AckPacket);

        var got = Assert.IsType<PublishPacket>(packet).Message;
        Assert.Equal((true, "My name", "answers/x", "334"), (got.PayloadIsText, got.ContentType, got.ResponseTopic, System.Text.Encoding.UTF8.GetString(got.CorrelationData!.Value.Span)));
        Assert.Equal(sent.UserProperties, got.UserProperties);
    }

    /// <summary>The quota is the connection's: MQTT 5.0 §4.9.</summary>
    [Fact]
    public async Task ReceiveMaximum_IsNotUsedUpByAnEarlierConnection()
    {
        await using var host = await BrokerHost.Start(o => o.ReceiveMaximum = 3);
        await using (var first = await WireClient.Connect(host, id: "board", configure: Keep))
        {
            for (ushort id = 1; id <= 3; id++)
            {
                await first.Send(new PublishPacket(TestClients.Text("news", "text", QualityOfService.ExactlyOnce)) { PacketId = id });
                await first.Next<AckPacket>();
            }

            first.Vanish();
        }

        await using var second = await WireClient.Connect(host, id: "board", configure: c => Keep(c) with { CleanStart = false });

        Assert.True(second.Answer.SessionPresent);
        Assert.False((await second.Publish(TestClients.Text("news", "text", QualityOfService.AtLeastOnce))).IsFailure());

        static ConnectPacket Keep(ConnectPacket connect) => connect with { Properties = new PropertySet { SessionExpiryInterval = 100 } };
    }

    /// <summary>Nothing larger than a client takes: MQTT 5.0 §3.1.2.11.4.</summary>
    [Fact]
    public async Task Answer_LargerThanTheClientTakes_IsNotSent_AndTheConnectionEnds()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, configure: c => c with { Properties = new PropertySet { MaximumPacketSize = 40 } });

        await client.Send(new SubscribePacket(7, [.. Enumerable.Range(0, 60).Select(i => new SubscriptionRequest($"news/{i}", QualityOfService.AtMostOnce))]));

        Assert.Equal(ReasonCode.PacketTooLarge, (await client.Next<DisconnectPacket>()).Reason);
        Assert.Null(await client.Next());
    }

    [Fact]
    public async Task Welcome_LargerThanTheClientTakes_IsNotSent()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host);

        await client.Send(WireClient.ConnectAs("small") with { Properties = new PropertySet { MaximumPacketSize = 8 } });

        Assert.Empty(await client.UntilClosed());
    }

    [Fact]
    public async Task Acknowledgement_OfWhatWasNotSentAgainYet_LeavesTheReceiveMaximumAlone()
    {
        // Given three messages that were sent and not acknowledged, and more that wait.
        await using var host = await BrokerHost.Start(o => o.MaximumInflight = 3);
        await using (var first = await WireClient.Connect(host, id: "board", configure: c => c with { Properties = new PropertySet { SessionExpiryInterval = 100 } }))
        {
            await first.Subscribe("news", QualityOfService.AtLeastOnce);
            for (var i = 1; i <= 6; i++) await host.Broker.Publish(TestClients.Text("news", $"{i}", QualityOfService.AtLeastOnce));
            for (var i = 1; i <= 3; i++) await first.Next<PublishPacket>();
            first.Vanish();
        }

        // When a connection that takes one at a time acknowledges the second before it comes again.
        await using var second = await WireClient.Connect(host, id: "board", configure: c => c with { CleanStart = false, Properties = new PropertySet { SessionExpiryInterval = 100, ReceiveMaximum = 1 } });
        Assert.Equal("1", (await second.Next<PublishPacket>()).Message.Text());
        await second.Acknowledge(PacketType.PubAck, 2);

        // Then there is still one at a time.
        Assert.True(await second.HasNothing());
        await second.Acknowledge(PacketType.PubAck, 1);
        Assert.Equal("3", (await second.Next<PublishPacket>()).Message.Text());
        Assert.True(await second.HasNothing());
    }

    [Fact]
    public async Task Host_WithAResponseTopicThatIsNone_IsRefused()
    {
        await using var host = await BrokerHost.Start();

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Broker.Publish(TestClients.Text("news", "text") with { ResponseTopic = "a/#" }));
    }

    [Fact]
    public async Task Publish_NobodyWantsIt_IsSaid()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        Assert.Equal(ReasonCode.NoMatchingSubscribers, await client.Publish(TestClients.Text("news/x", "text")));
    }

    [Theory]
    [InlineData(QualityOfService.AtLeastOnce)]
    [InlineData(QualityOfService.ExactlyOnce)]
    public async Task Publish_Forbidden_IsRefusedAndTheConnectionStays(QualityOfService qos)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        Assert.Equal(ReasonCode.NotAuthorized, await client.Publish(TestClients.Text("readonly/x", "forged", qos)));

        Assert.Equal(ReasonCode.NoMatchingSubscribers, await client.Publish(TestClients.Text("news/x", "text", qos)));
    }

    [Fact]
    public async Task PubRel_OfAnUnknownIdentifier_IsSaid()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        Assert.Equal(ReasonCode.PacketIdentifierNotFound, (await client.Ask<AckPacket>(new AckPacket(PacketType.PubRel, 5))).Reason);
    }

    [Fact]
    public async Task PubRec_OfAnUnknownIdentifier_IsSaid()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        var answer = await client.Ask<AckPacket>(new AckPacket(PacketType.PubRec, 5));

        Assert.Equal((PacketType.PubRel, ReasonCode.PacketIdentifierNotFound), (answer.Kind, answer.Reason));
    }

    [Fact]
    public async Task Acknowledgement_OfTheWrongKind_IsAProtocolError()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe("news/x", QualityOfService.AtLeastOnce);
        await host.Broker.Publish(TestClients.Text("news/x", "text"));

        await client.Acknowledge(PacketType.PubRec, (await client.Next<PublishPacket>()).PacketId);

        Assert.Equal(ReasonCode.ProtocolError, (await client.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task ClientAlias_GivenOnce_StandsForTheTopicOnThisConnectionOnly()
    {
        await using var host = await BrokerHost.Start();
        await using var watcher = await WireClient.Connect(host);
        await watcher.Subscribe("news/x", QualityOfService.AtMostOnce);
        await using var client = await WireClient.Connect(host);
        Assert.Equal((ushort?)16, client.Answer.Properties.TopicAliasMaximum);

        await client.Publish(TestClients.Text("news/x", "1"), alias: 16);
        await client.Publish(TestClients.Text("", "2"), alias: 16);
        await client.Leave();
        await using var back = await WireClient.Connect(host);
        await back.Send(new PublishPacket(TestClients.Text("", "3")) { PacketId = 1, TopicAlias = 16 });

        Assert.Equal(("1", "2"), ((await watcher.Take()).Message.Text(), (await watcher.Take()).Message.Text()));
        Assert.Equal(ReasonCode.ProtocolError, (await back.Next<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task ClientAlias_AboveTheMaximum_IsRefused()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);

        await client.Send(new PublishPacket(TestClients.Text("news/x", "1")) { PacketId = 1, TopicAlias = 17 });

        Assert.Equal(ReasonCode.TopicAliasInvalid, (await client.Next<DisconnectPacket>()).Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task BrokerAlias_ClientThatAllowsSome_GetsOneFromTheFirstMessageOn(ushort allowed)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, configure: c => c with { Properties = new PropertySet { TopicAliasMaximum = allowed } });
        await client.Subscribe("+");

        foreach (var topic in (string[])["a", "a", "b"]) await host.Broker.Publish(TestClients.Text(topic, topic));

        (string, ushort)[] got = [Read(await client.Take()), Read(await client.Take()), Read(await client.Take())];
        Assert.Equal(allowed == 1 ? [("a", 1), ("", 1), ("b", 0)] : [("a", 0), ("a", 0), ("b", 0)], got);

        static (string, ushort) Read(PublishPacket packet) => (packet.Message.Topic, packet.TopicAlias);
    }

    [Fact]
    public async Task ReceiveMaximum_OfTheClient_HoldsTheNextMessageUntilOneIsAcknowledged()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, configure: c => c with { Properties = new PropertySet { ReceiveMaximum = 2 } });
        await client.Subscribe("news/#");
        foreach (var text in (string[])["1", "2", "3"]) await host.Broker.Publish(TestClients.Text("news/x", text));
        await host.Broker.Publish(TestClients.Text("news/x", "0", QualityOfService.AtMostOnce));

        var first = await client.Next<PublishPacket>();
        await client.Next<PublishPacket>();
        Assert.True(await client.HasNothing());
        await client.Acknowledge(PacketType.PubAck, first.PacketId);

        Assert.Equal("3", (await client.Next<PublishPacket>()).Message.Text());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task ReceiveMaximum_OfTheBroker_Exceeded_EndsTheConnection(int maximum)
    {
        await using var host = await BrokerHost.Start(o => o.ReceiveMaximum = maximum);
        await using var client = await WireClient.Connect(host);
        Assert.Equal((ushort)maximum, client.Answer.Properties.ReceiveMaximum);

        for (var id = 1; id <= maximum + 1; id++)
            await client.Send(new PublishPacket(TestClients.Text("news/x", $"{id}", QualityOfService.ExactlyOnce)) { PacketId = (ushort)id });

        Packet? packet;
        do packet = await client.Next();
        while (packet is AckPacket);
        Assert.Equal(ReasonCode.ReceiveMaximumExceeded, Assert.IsType<DisconnectPacket>(packet).Reason);
    }

    [Fact]
    public async Task MaximumPacketSize_OfTheClient_LargerMessageIsDroppedAndCounted()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, configure: c => c with { Properties = new PropertySet { MaximumPacketSize = 64 } });
        await client.Subscribe("news/x");

        await host.Broker.Publish(TestClients.Text("news/x", new string('.', 64)));
        await host.Broker.Publish(TestClients.Text("news/x", new string('.', 32)));

        Assert.Equal(32, (await client.Take()).Message.Payload.Length);
        Assert.Equal(1, host.Broker.Counts.Dropped);
    }

    [Fact]
    public async Task MaximumPacketSize_OfTheBroker_Exceeded_EndsTheConnection()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumPacketSize = 2000);
        await using var client = await WireClient.Connect(host);
        Assert.Equal(2000u, client.Answer.Properties.MaximumPacketSize);

        await client.Send(new PublishPacket(TestClients.Text("news/x", new string('.', 2000), QualityOfService.AtMostOnce)));

        Assert.Equal(ReasonCode.PacketTooLarge, (await client.Next<DisconnectPacket>()).Reason);
    }
}
