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

        var sending = Send(connection, Many, new byte[100_000]);
        await Task.WhenAny(sending, Task.Delay(Stall, TestContext.Current.CancellationToken));

        Assert.False(sending.IsCompleted, "The client took all of it.");
        Assert.Equal(0, lost);
        goOn.SetResult();
        await sending;
        await Until.Is(() => Volatile.Read(ref handled) == Many);
    }

    /// <summary>The acknowledgement stands behind messages that are read when handlers have ended: as many as have no room.</summary>
    [Theory]
    [InlineData(MqttVersion.V311, 10)]
    [InlineData(MqttVersion.V311, 39)]
    [InlineData(MqttVersion.V5, 10)]
    [InlineData(MqttVersion.V5, 39)]
    public async Task HandlerThatAwaitsItsOwnPublish_BehindMoreThanMayWait_IsToldAndTheRestComes(MqttVersion version, int room)
    {
        const int count = 40;
        using var broker = new ScriptedBroker(version);
        await using var client = TestClients.Make(broker.Address, version, o =>
        {
            // A 5.0 broker keeps to the number, not to the bytes.
            if (version == MqttVersion.V311) (o.ReceiveMaximum, o.MaximumReceived) = (2, room - 2);
            else o.MaximumReceivedBytes = room * 10_010;
        });
        var (handled, told) = (0, 0);
        var subscribing = client.Subscribe("news", QualityOfService.AtLeastOnce, async (message, token) =>
        {
            try
            {
                await client.Publish(TestClients.Text("answer", "here"), token);
            }
            catch (MqttConnectionException)
            {
                told++;
            }

            Interlocked.Increment(ref handled);
        }, TestContext.Current.CancellationToken);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false);
        await connection.Grant(QualityOfService.AtLeastOnce);
        await subscribing;

        await Send(connection, count, new byte[10_000]);
        var answering = Acknowledge(connection, count);

        await Until.Is(() => Volatile.Read(ref handled) == count);
        await answering;
        Assert.Equal(count - room, told);
    }

    /// <summary>The first handler's message is on its way and keeps the only place; of the second's nothing was sent, and it should know.</summary>
    [Fact]
    public async Task HandlerThatIsTold_KnowsWhetherItsMessageIsOnItsWay()
    {
        using var broker = new ScriptedBroker(MqttVersion.V311);
        await using var client = TestClients.Make(broker.Address, MqttVersion.V311, o =>
        {
            (o.ReceiveMaximum, o.MaximumReceived) = (2, 8);
            o.MaximumPending = 1;
        });
        List<MqttConnectionException> told = [];
        var handled = 0;
        var subscribing = client.Subscribe("news", QualityOfService.AtLeastOnce, async (message, token) =>
        {
            handled++;
            if (handled > 2) return;
            told.Add(await Assert.ThrowsAsync<MqttConnectionException>(async () => await client.Publish(TestClients.Text("answer", "here"), token)));
        }, TestContext.Current.CancellationToken);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false);
        await connection.Grant(QualityOfService.AtLeastOnce);
        await subscribing;

        await Send(connection, 40, new byte[10]);
        await Until.Is(() => Volatile.Read(ref handled) == 40);

        Assert.NotEqual(told[0].Message, told[1].Message);
        Assert.Equal([true, false], told.Select(e => e.WasHandedIn));
    }

    /// <summary>Each message, and the answer to it.</summary>
    private static async Task Acknowledge(ScriptedBroker.Connection connection, int count)
    {
        for (var (acknowledged, answers) = (0, 0); acknowledged < count || answers < count;)
        {
            switch (await connection.Read())
            {
                case AckPacket { Kind: PacketType.PubAck }:
                    acknowledged++;
                    break;
                case PublishPacket answer:
                    answers++;
                    await connection.Write(new AckPacket(PacketType.PubAck, answer.PacketId));
                    break;
            }
        }
    }

    private static async Task Send(ScriptedBroker.Connection connection, int count, byte[] payload)
    {
        for (ushort id = 1; id <= count; id++)
            await connection.Write(new PublishPacket(new MqttMessage { Topic = "news", Payload = payload, Qos = QualityOfService.AtLeastOnce }) { PacketId = id });
    }
}
