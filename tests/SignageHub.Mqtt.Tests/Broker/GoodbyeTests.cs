using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>A broker that stops tells its clients, and waits for none of them: MQTT 5.0 §3.14.2.1.</summary>
public sealed class GoodbyeTests
{
    /// <summary>The host gives its services half a minute; nobody who stops a service waits as long.</summary>
    private static readonly TimeSpan FarTooLong = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stop_WithClientsConnected_TellsThemAndIsQuick()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Connect(host);
        await using var stranger = await WireClient.Dial(host);
        await Until.Is(() => host.Inside.Core.Connections.Snapshot().Count == 2);

        var stopping = host.Stop();

        Assert.Equal(ReasonCode.ServerShuttingDown, (await client.Next<DisconnectPacket>()).Reason);
        await stopping.WaitAsync(FarTooLong, TestContext.Current.CancellationToken);
    }
}
