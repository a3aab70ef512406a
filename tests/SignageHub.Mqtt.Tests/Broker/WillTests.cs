using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>What is published when a client is lost: MQTT 5.0 §3.1.2.5, §3.1.3.2 and §3.14.4.</summary>
public sealed class WillTests
{
    private readonly ManualTime _time = new();

    public static readonly TheoryData<MqttVersion> Versions = [MqttVersion.V311, MqttVersion.V5];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Will_ConnectionBreaks_IsPublished(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var watcher = await Watch(host, version);
        var board = await WireClient.Connect(host, version, configure: c => c with { Will = TestClients.Text("online/board", "lost") });

        board.Vanish();

        Assert.Equal("lost", (await watcher.Take()).Message.Text());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Will_ProperGoodbye_IsNotPublished(MqttVersion version)
    {
        await using var host = await BrokerHost.Start();
        await using var watcher = await Watch(host, version);
        await using var board = await WireClient.Connect(host, version, configure: c => c with { Will = TestClients.Text("online/board", "lost") });

        await board.Leave();

        Assert.True(await watcher.HasNothing());
    }

    [Fact]
    public async Task Will_WithProperties_BringsThem()
    {
        await using var host = await BrokerHost.Start();
        await using var watcher = await Watch(host);
        UserProperty[] properties = [new("a", "2"), new("c", "3")];
        await using var board = await WireClient.Connect(host, configure: c => c with { Will = TestClients.Text("online/board", "lost") with { UserProperties = properties, ContentType = "text/plain" } });

        await board.Leave(reason: ReasonCode.DisconnectWithWill);

        var message = (await watcher.Take()).Message;
        Assert.Equal(properties, message.UserProperties);
        Assert.Equal("text/plain", message.ContentType);
    }

    [Fact]
    public async Task Will_Retained_IsKept()
    {
        await using var host = await BrokerHost.Start();
        await using var board = await WireClient.Connect(host, configure: c => c with { Will = TestClients.Text("online/board", "lost", retain: true) });

        await board.Leave(reason: ReasonCode.DisconnectWithWill);

        Assert.Equal("lost", Assert.Single(host.Broker.Retained("online/+")).Text());
    }

    /// <summary>The delay counts from the end of the connection, and the end of the session cuts it short: MQTT 5.0 §3.1.3.2.2.</summary>
    [Theory]
    [InlineData(3u, 5u, 3)]
    [InlineData(5u, 0u, 0)]
    [InlineData(5u, 2u, 2)]
    [InlineData(0u, 5u, 0)]
    public async Task Will_WithADelay_ComesAtItsEndOrWithTheEndOfTheSession(uint delay, uint expiry, int after)
    {
        await using var host = await BrokerHost.Start(time: _time);
        await using var watcher = await Watch(host);
        await using var board = await WireClient.Connect(host, configure: c => c with
        {
            Will = TestClients.Text("online/board", "lost"),
            WillDelay = delay,
            Properties = new PropertySet { SessionExpiryInterval = expiry },
        });
        await board.Leave(reason: ReasonCode.DisconnectWithWill);

        if (after > 0)
        {
            _time.Advance(TimeSpan.FromSeconds(after - 0.1));
            host.Inside.Sweep();
            Assert.True(await watcher.HasNothing());
            _time.Advance(TimeSpan.FromSeconds(0.1));
            host.Inside.Sweep();
        }

        Assert.Equal("lost", (await watcher.Take()).Message.Text());
    }

    [Fact]
    public async Task Will_ClientBackWithinTheDelay_IsNotPublished()
    {
        await using var host = await BrokerHost.Start(time: _time);
        await using var watcher = await Watch(host);
        await using var board = await WireClient.Connect(host, id: "board", configure: WithDelay);
        await board.Leave(reason: ReasonCode.DisconnectWithWill);

        await using var back = await WireClient.Connect(host, id: "board", configure: c => WithDelay(c) with { CleanStart = false, Will = null });
        _time.Advance(TimeSpan.FromSeconds(10));
        host.Inside.Sweep();

        Assert.True(await watcher.HasNothing());
    }

    [Fact]
    public async Task Will_ClientBackWithACleanStart_IsPublishedWithTheEndOfTheOldSession()
    {
        await using var host = await BrokerHost.Start(time: _time);
        await using var watcher = await Watch(host);
        await using var board = await WireClient.Connect(host, id: "board", configure: WithDelay);
        await board.Leave(reason: ReasonCode.DisconnectWithWill);

        await using var back = await WireClient.Connect(host, id: "board", configure: c => WithDelay(c) with { Will = null });

        Assert.Equal("lost", (await watcher.Take()).Message.Text());
    }

    /// <summary>The end of the session publishes the will, whoever ended it: MQTT 5.0 §3.1.3.2.2.</summary>
    [Fact]
    public async Task Will_OfASessionThatMustMakeRoomForAnother_IsPublished()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumAbsentSessions = 1, time: _time);
        await using var watcher = await Watch(host);
        foreach (var id in new[] { "first", "second" })
        {
            await using var board = await WireClient.Connect(host, id: id, configure: c => WithDelay(c) with { Will = TestClients.Text($"online/{id}", "lost") });
            await board.Leave(reason: ReasonCode.DisconnectWithWill);
        }

        Assert.Equal("online/first", (await watcher.Take()).Message.Topic);
    }

    private static ConnectPacket WithDelay(ConnectPacket connect) => connect with
    {
        Will = TestClients.Text("online/board", "lost"),
        WillDelay = 5,
        Properties = new PropertySet { SessionExpiryInterval = 100 },
    };

    private static async Task<WireClient> Watch(BrokerHost host, MqttVersion version = MqttVersion.V5)
    {
        var watcher = await WireClient.Connect(host, version);
        await watcher.Subscribe("online/#");
        return watcher;
    }
}
