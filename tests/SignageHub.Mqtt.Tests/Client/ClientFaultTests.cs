using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>What the client does with what nobody foresaw.</summary>
public sealed class ClientFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A board in the field has nobody to start it again.</summary>
    [Fact]
    public async Task Fault_ThatNobodyForesaw_IsToldAndTheClientTriesAgain()
    {
        await using var host = await BrokerHost.Start();
        MqttClientOptions? options = null;
        await using var client = TestClients.Make(new Uri($"mqtt://127.0.0.1:{host.Port}"), configure: o => options = o);
        options!.UserName = new string('x', 70_000);
        var told = new TaskCompletionSource<MqttClientState>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.StateChanged = state => told.TrySetResult(state);
        client.Start();

        var state = await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.False(state.Connected);
        Assert.NotNull(state.Error);
        Assert.NotNull(state.RetryIn);
        options.UserName = "tester";
        await client.WaitUntilConnected(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Publish_AfterStop_FailsHoweverOften()
    {
        var client = TestClients.Make(new Uri("mqtt://127.0.0.1:1"), configure: o => o.MaximumPending = 2);
        await client.Stop();

        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<MqttConnectionException>(() => Publish(client).WaitAsync(Patience));
        await client.DisposeAsync();
    }

    /// <summary>Those that wait for an answer, and those that wait for a place.</summary>
    [Fact]
    public async Task Publishes_ThatWaitWhenTheClientIsDisposedOf_AreToldSo()
    {
        for (var round = 0; round < 20; round++)
        {
            var client = TestClients.Make(new Uri("mqtt://127.0.0.1:1"), configure: o => o.MaximumPending = 20);
            var publishing = Enumerable.Range(0, 50).Select(_ => Publish(client)).ToArray();

            await client.DisposeAsync();

            foreach (var publish in publishing) await Assert.ThrowsAsync<MqttConnectionException>(() => publish.WaitAsync(Patience));
        }
    }

    /// <summary>A handler that was told not to wait has left its message in the only place.</summary>
    [Fact]
    public async Task Publish_ThatWaitsForThePlaceOfAHandlersMessage_EndsWithTheClient()
    {
        using var broker = new ScriptedBroker(MqttVersion.V311);
        await using var client = TestClients.Make(broker.Address, MqttVersion.V311, o => (o.ReceiveMaximum, o.MaximumReceived, o.MaximumPending) = (1, 1, 1));
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var told = 0;
        var subscribing = client.Subscribe("news", QualityOfService.AtLeastOnce, async (_, token) =>
        {
            await Assert.ThrowsAsync<MqttConnectionException>(async () => await client.Publish(TestClients.Text("answer", "here"), token));
            Interlocked.Increment(ref told);
            await goOn.Task.WaitAsync(token);
        }, TestContext.Current.CancellationToken);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false);
        await connection.Grant(QualityOfService.AtLeastOnce);
        await subscribing;
        for (ushort id = 1; id <= 3; id++) await connection.Write(new PublishPacket(TestClients.Text("news", "more")) { PacketId = id });
        await Until.Is(() => Volatile.Read(ref told) == 1);

        var publishing = Publish(client);
        await client.Stop(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<MqttConnectionException>(() => publishing.WaitAsync(Patience));
    }

    private static Task Publish(MqttClient client) => client.Publish(TestClients.Text("news", "text"), TestContext.Current.CancellationToken).AsTask();

    [Fact]
    public void TextsOfTheOptions_TooLong_AreNamedAllAtOnce()
    {
        var text = new string('x', 70_000);

        var fault = Assert.Throws<ArgumentException>(() => TestClients.Make(new Uri("mqtt://127.0.0.1"), configure: o =>
        {
            o.UserName = text;
            o.Will = TestClients.Text("online", "lost") with { ContentType = text, CorrelationData = new byte[70_000], UserProperties = [new("name", text)] };
        }));

        foreach (var name in new[] { "UserName", "Will.ContentType", "Will.CorrelationData", "Will.UserProperties" }) Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, fault.Message, StringComparison.Ordinal);
    }
}
