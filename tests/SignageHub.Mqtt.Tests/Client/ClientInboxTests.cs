using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>A handler that is behind holds the broker back, not the memory full.</summary>
public sealed class ClientInboxTests
{
    /// <summary>Of 100 KB each: more than fits into the buffers of two sockets.</summary>
    private const int Many = 200;

    /// <summary>Longer than the silence after which a link counts as dead: one and a half times the keep-alive.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(4);

    /// <summary>MQTT 3.1.1 has no receive maximum: all that is left is not to read.</summary>
    [Fact]
    public async Task HandlerThatStandsStill_On311_HoldsTheBrokerBackAndLosesNothing()
    {
        using var broker = new ScriptedBroker(MqttVersion.V311);
        await using var client = TestClients.Make(broker.Address, MqttVersion.V311, o =>
        {
            (o.ReceiveMaximum, o.MaximumReceived) = (2, 8);
            o.KeepAlive = TimeSpan.FromSeconds(2);
        });
        var (handled, lost, goOn) = (0, 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        client.StateChanged = state => lost += state.Connected ? 0 : 1;
        var subscribing = client.Subscribe("news", QualityOfService.AtLeastOnce, async (_, token) =>
        {
            await goOn.Task.WaitAsync(token);
            Interlocked.Increment(ref handled);
        }, TestContext.Current.CancellationToken);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false);
        await connection.Grant(QualityOfService.AtLeastOnce);
        await subscribing;

        var sending = Send(connection);
        await Task.WhenAny(sending, Task.Delay(Stall, TestContext.Current.CancellationToken));

        Assert.False(sending.IsCompleted, "The client took all of it.");
        Assert.Equal(0, lost);
        goOn.SetResult();
        await sending;
        await Until.Is(() => Volatile.Read(ref handled) == Many);
    }

    private static async Task Send(ScriptedBroker.Connection connection)
    {
        var payload = new byte[100_000];
        for (ushort id = 1; id <= Many; id++)
            await connection.Write(new PublishPacket(new MqttMessage { Topic = "news", Payload = payload, Qos = QualityOfService.AtLeastOnce }) { PacketId = id });
    }
}
