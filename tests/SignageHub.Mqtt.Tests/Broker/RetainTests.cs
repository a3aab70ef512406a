using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Retained messages and what a subscription asks of them: MQTT 5.0 §3.3.1.3 and §3.8.3.1, MQTT 3.1.1 §3.3.1.3.</summary>
public sealed class RetainTests
{
    public static readonly TheoryData<MqttVersion> Versions = [MqttVersion.V311, MqttVersion.V5];

    private static readonly QualityOfService[] AllQos = [QualityOfService.AtMostOnce, QualityOfService.AtLeastOnce, QualityOfService.ExactlyOnce];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Retained_OfEveryQos_ComesWithItsQosAndItsProperties(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        UserProperty[] properties = version == MqttVersion.V5 ? [new("a", "2"), new("c", "3")] : [];
        foreach (var qos in AllQos) await client.Publish(TestClients.Text($"state/{qos}", $"{qos}", qos, retain: true) with { UserProperties = properties });
        Assert.True(await client.HasNothing());

        await client.Subscribe("+/+");
        var messages = new[] { await client.Take(), await client.Take(), await client.Take() }.Select(packet => packet.Message).OrderBy(message => message.Qos).ToArray();

        Assert.Equal(AllQos, messages.Select(message => message.Qos));
        Assert.All(messages, message => Assert.True(message.Retain));
        Assert.All(messages, message => Assert.Equal(properties, message.UserProperties));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Retained_EmptyPayloadOfAnyQos_IsDeleted(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host, version);
        foreach (var qos in AllQos)
        {
            await client.Publish(TestClients.Text($"state/{qos}", "on", qos, retain: true));
            await client.Publish(TestClients.Text($"state/{qos}", "", qos, retain: true));
        }

        await client.Subscribe("state/#");

        Assert.True(await client.HasNothing());
        Assert.Equal(0, host.Broker.Counts.Retained);
    }

    [Theory]
    [InlineData(RetainHandling.Send, 1, 1)]
    [InlineData(RetainHandling.SendIfNew, 1, 0)]
    [InlineData(RetainHandling.DoNotSend, 0, 0)]
    public async Task RetainHandling_FirstAndSecondSubscribe_BringWhatItSays(RetainHandling handling, int first, int second)
    {
        await using var host = await BrokerHost.Start();
        await host.Broker.Publish(TestClients.Text("state/x", "on", retain: true));
        await using var client = await WireClient.Connect(host);

        foreach (var expected in (int[])[first, second])
        {
            await client.Subscribe(identifier: 0, new SubscriptionRequest("state/#", QualityOfService.AtLeastOnce, RetainHandling: handling));
            for (var i = 0; i < expected; i++) await client.Take();
            Assert.True(await client.HasNothing());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RetainAsPublished_LiveMessage_KeepsItsFlagOnlyWhenAskedTo(bool asPublished)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await client.Subscribe(identifier: 0, new SubscriptionRequest("state/#", QualityOfService.AtMostOnce, RetainAsPublished: asPublished));

        await host.Broker.Publish(TestClients.Text("state/x", "1"));
        await host.Broker.Publish(TestClients.Text("state/x", "2", retain: true));

        Assert.Equal((false, asPublished), ((await client.Take()).Message.Retain, (await client.Take()).Message.Retain));
    }

    [Fact]
    public async Task Retained_Expiry_CountsDownAndEndsIt()
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using var client = await WireClient.Connect(host);
        await host.Broker.Publish(TestClients.Text("state/x", "on", retain: true) with { Expiry = TimeSpan.FromSeconds(10) });

        time.Advance(TimeSpan.FromSeconds(7));
        await client.Subscribe("state/#");
        Assert.Equal(TimeSpan.FromSeconds(3), (await client.Take()).Message.Expiry);
        time.Advance(TimeSpan.FromSeconds(3));
        await client.Subscribe("state/#");

        Assert.True(await client.HasNothing());
        host.Inside.Sweep();
        Assert.Equal(0, host.Broker.Counts.Retained);
    }

    [Fact]
    public async Task Retained_MoreThanTheStoreTakes_IsRefusedAndReplacingStillWorks()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumRetained = 1);
        await using var client = await WireClient.Connect(host);

        Assert.Equal(ReasonCode.NoMatchingSubscribers, await client.Publish(TestClients.Text("a", "1", retain: true)));
        Assert.Equal(ReasonCode.QuotaExceeded, await client.Publish(TestClients.Text("b", "1", retain: true)));
        Assert.Equal(ReasonCode.NoMatchingSubscribers, await client.Publish(TestClients.Text("a", "2", retain: true)));

        Assert.Equal("2", Assert.Single(host.Broker.Retained("#")).Text());
    }
}
