using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>Our client with the embedded broker.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task Message_OverWebSocket_GoesBothWays()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(new Uri($"ws://127.0.0.1:{host.WebPort}/mqtt"));
        var inbox = new Inbox();
        await client.Subscribe("news/#", QualityOfService.ExactlyOnce, inbox.Take);
        var large = new byte[300_000];
        Random.Shared.NextBytes(large);

        await client.Publish(new MqttMessage { Topic = "news/large", Payload = large, Qos = QualityOfService.ExactlyOnce });

        Assert.Equal(large, (await inbox.Next()).Payload.ToArray());
    }

    [Theory]
    [InlineData("http://elsewhere.example", false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1:{port}", true)]
    public async Task WebSocket_FromAPageOfAnotherSite_IsRefused(string origin, bool isOwn)
    {
        await using var host = await BrokerHost.Start();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("mqtt");
        socket.Options.SetRequestHeader("Origin", origin.Replace("{port}", $"{host.WebPort}", StringComparison.Ordinal));

        var refusal = await Record.ExceptionAsync(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.WebPort}/mqtt"), CancellationToken.None));

        Assert.Equal(isOwn, refusal is null);
    }

    [Fact]
    public async Task WebSocket_ThatHasLeft_DoesNotStopTheSweep()
    {
        var time = new SignageHub.Testing.ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using (await TestClients.Connect(new Uri($"ws://127.0.0.1:{host.WebPort}/mqtt")))
        {
            // Came, and leaves.
        }

        await Until.Is(() => host.Inside.Core.Connections.Snapshot().Count == 0);
        time.Advance(TimeSpan.FromSeconds(10));

        host.Inside.Sweep();
    }

    /// <summary>A broker that breaks the rules is told so: MQTT 5.0 §3.3.4 and §4.13.</summary>
    [Fact]
    public async Task Broker_ThatSendsFarMoreThanTheReceiveMaximum_IsToldWhyTheConnectionEnds()
    {
        using var broker = new ScriptedBroker();
        await using var client = TestClients.Make(broker.Address, configure: o =>
        {
            (o.ReceiveMaximum, o.MaximumReceived) = (2, 3);
            o.FirstRetry = o.LongestRetry = TimeSpan.FromSeconds(60);
        });
        var stuck = new TaskCompletionSource();
        var subscribing = client.Subscribe("news", QualityOfService.AtLeastOnce, async (_, _) => await stuck.Task, TestContext.Current.CancellationToken);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false);
        await connection.Grant(QualityOfService.AtLeastOnce);

        for (ushort id = 1; id <= 6; id++) await connection.Write(new PublishPacket(TestClients.Text("news", "text")) { PacketId = id });

        Assert.Equal(ReasonCode.ReceiveMaximumExceeded, Assert.IsType<DisconnectPacket>(await connection.Read()).Reason);
        stuck.SetResult();
        await subscribing;
    }

    /// <summary>MQTT 5.0 §3.2.2.3.5: such a broker would cut the client, again and again.</summary>
    [Fact]
    public async Task RetainedMessage_ForABrokerThatKeepsNone_IsNotSentAndThrowsWithTheReason()
    {
        using var broker = new ScriptedBroker();
        await using var client = TestClients.Make(broker.Address);
        client.Start();
        using var connection = await broker.Accept(sessionPresent: false, new PropertySet { RetainAvailable = false });
        var retained = client.Publish(TestClients.Text("state", "retained") with { Retain = true }, TestContext.Current.CancellationToken).AsTask();
        _ = client.Publish(TestClients.Text("state", "plain"), TestContext.Current.CancellationToken).AsTask();

        Assert.Equal("plain", Assert.IsType<PublishPacket>(await connection.Read()).Message.Text());
        Assert.Equal(ReasonCode.RetainNotSupported, (await Assert.ThrowsAsync<MqttRefusedException>(() => retained)).Reason);
    }

    /// <summary>MQTT 5.0 §3.2.2.1.1: client and broker would not mean the same session.</summary>
    [Fact]
    public async Task SessionPresent_AfterACleanStart_EndsTheConnection()
    {
        using var broker = new ScriptedBroker();
        await using var client = TestClients.Make(broker.Address);
        var ended = new TaskCompletionSource<MqttClientState>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.StateChanged = state => ended.TrySetResult(state);
        client.Start();

        using var connection = await broker.Accept(sessionPresent: true);

        var state = await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal((false, ReasonCode.ProtocolError), (state.Connected, state.Reason));
    }

    /// <summary>Its handler was still at it when the connection broke: MQTT 5.0 §4.4.</summary>
    [Fact]
    public async Task Qos2_SentAgainOverANewConnection_IsHandledOnceAndAnsweredThere()
    {
        using var broker = new ScriptedBroker();
        await using var client = TestClients.Make(broker.Address, configure: o =>
        {
            o.SessionExpiry = TimeSpan.FromHours(1);
            o.FirstRetry = o.LongestRetry = TimeSpan.FromMilliseconds(10);
        });
        var (handled, begun, stuck) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        var subscribing = client.Subscribe("news", QualityOfService.ExactlyOnce, async (_, _) =>
        {
            handled++;
            begun.TrySetResult();
            await stuck.Task;
        }, TestContext.Current.CancellationToken);
        client.Start();
        var message = new PublishPacket(TestClients.Text("news", "text", QualityOfService.ExactlyOnce)) { PacketId = 7 };
        using (var first = await broker.Accept(sessionPresent: false))
        {
            await first.Grant(QualityOfService.ExactlyOnce);
            await first.Write(message);
            await begun.Task;
        }

        using var second = await broker.Accept(sessionPresent: true);
        await second.Write(message);
        // Answered in turn, so that what came before it has been read.
        await second.Write(new AckPacket(PacketType.PubRel, 8));
        Assert.Equal(PacketType.PubComp, (await second.Read()).Type);
        stuck.SetResult();

        Assert.Equal((PacketType.PubRec, 7), await Answer());
        await second.Write(new AckPacket(PacketType.PubRel, 7));
        Assert.Equal((PacketType.PubComp, 7), await Answer());
        Assert.Equal(1, handled);
        await subscribing;

        async Task<(PacketType Type, ushort Id)> Answer() => await second.Read() is AckPacket answer ? (answer.Kind, answer.PacketId) : default;
    }

    [Fact]
    public void Expiry_CountsTheTimeThatAMessageWaitedForAConnection()
    {
        var time = new SignageHub.Testing.ManualTime();
        var message = new PendingPublish(new EncodedMessage(TestClients.Text("news", "text") with { Expiry = TimeSpan.FromSeconds(60) }), time.GetTimestamp());

        Assert.Equal(60u, message.SecondsLeft(time));
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(10u, message.SecondsLeft(time));
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(1u, message.SecondsLeft(time));
    }

    [Fact]
    public async Task WebSocket_WithoutTheSubprotocol_IsRefused()
    {
        await using var host = await BrokerHost.Start();
        using var socket = new System.Net.WebSockets.ClientWebSocket();

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.WebPort}/mqtt"), CancellationToken.None));
    }

    [Fact]
    public async Task Properties_Published_ArriveUnchanged()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);
        var inbox = new Inbox();
        await client.Subscribe("news/#", QualityOfService.AtLeastOnce, inbox.Take);

        await client.Publish(new MqttMessage
        {
            Topic = "news/today",
            Payload = "x"u8.ToArray(),
            Qos = QualityOfService.AtLeastOnce,
            ContentType = "application/jose",
            ResponseTopic = "answers/1",
            CorrelationData = new byte[] { 1, 2, 3 },
            PayloadIsText = true,
            Expiry = TimeSpan.FromMinutes(5),
            UserProperties = [new("a", "1"), new("a", "2"), new("b", "")],
        });

        var message = await inbox.Next();
        Assert.Equal("application/jose", message.ContentType);
        Assert.Equal("answers/1", message.ResponseTopic);
        Assert.Equal([1, 2, 3], message.CorrelationData!.Value.ToArray());
        Assert.True(message.PayloadIsText);
        Assert.Equal(TimeSpan.FromMinutes(5), message.Expiry);
        Assert.Equal([new("a", "1"), new("a", "2"), new("b", "")], message.UserProperties);
    }

    [Fact]
    public async Task Subscription_Forbidden_ThrowsWithTheReason()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);

        var refused = await Assert.ThrowsAsync<MqttRefusedException>(async () => await client.Subscribe("forbidden/x", QualityOfService.AtLeastOnce, (_, _) => default));

        Assert.Equal(ReasonCode.NotAuthorized, refused.Reason);
    }

    [Theory]
    [InlineData(QualityOfService.AtLeastOnce)]
    [InlineData(QualityOfService.ExactlyOnce)]
    public async Task Publish_Forbidden_ThrowsWithTheReason(QualityOfService qos)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);

        var refused = await Assert.ThrowsAsync<MqttRefusedException>(async () => await client.Publish(TestClients.Text("readonly/x", "forged", qos)));

        Assert.Equal(ReasonCode.NotAuthorized, refused.Reason);
    }

    [Fact]
    public async Task Connect_WrongPassword_ReportsTheReasonAndTriesAgain()
    {
        await using var host = await BrokerHost.Start();
        await using var client = TestClients.Make(new Uri($"mqtt://127.0.0.1:{host.Port}"), configure: o => o.Password = "wrong"u8.ToArray());
        var states = System.Threading.Channels.Channel.CreateUnbounded<MqttClientState>();
        client.StateChanged = state => states.Writer.TryWrite(state);

        client.Start();

        var first = await states.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        var second = await states.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((false, ReasonCode.BadUserNameOrPassword), (first.Connected, first.Reason));
        Assert.Equal((false, ReasonCode.BadUserNameOrPassword), (second.Connected, second.Reason));
        Assert.NotNull(first.RetryIn);
    }

    [Fact]
    public async Task OverlappingFilters_EachHandler_GetsItsOwn()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);
        var (wide, narrow) = (new Inbox(), new Inbox());
        await client.Subscribe("news/#", QualityOfService.AtMostOnce, wide.Take);
        await client.Subscribe("news/today", QualityOfService.AtLeastOnce, narrow.Take);

        await client.Publish(TestClients.Text("news/today", "1"));
        await client.Publish(TestClients.Text("news/tomorrow", "2"));

        Assert.Equal("1", (await wide.Next()).Text());
        Assert.Equal("2", (await wide.Next()).Text());
        Assert.Equal("1", (await narrow.Next()).Text());
    }

    [Fact]
    public async Task Handler_ThatThrows_DoesNotStopTheNextMessage()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);
        var inbox = new Inbox();
        await client.Subscribe("news/#", QualityOfService.AtLeastOnce, (message, token) =>
            message.Text() == "bad" ? throw new InvalidOperationException("as meant") : inbox.Take(message, token));

        await client.Publish(TestClients.Text("news/today", "bad"));
        await client.Publish(TestClients.Text("news/today", "good"));

        Assert.Equal("good", (await inbox.Next()).Text());
    }

    [Fact]
    public async Task Publish_AfterStop_Throws()
    {
        await using var host = await BrokerHost.Start();
        var client = await TestClients.Connect(host);

        await client.Stop();

        await Assert.ThrowsAsync<MqttConnectionException>(async () => await client.Publish(TestClients.Text("x", "y")));
        await client.DisposeAsync();
    }

    [Fact]
    public async Task Handler_SlowerThanTheBroker_IsAcknowledgedOnlyWhenItHasFinished()
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host, configure: o => o.ReceiveMaximum = 2);
        var (entered, leave) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await client.Subscribe("news/#", QualityOfService.AtLeastOnce, async (_, token) =>
        {
            entered.Release();
            await leave.WaitAsync(token);
        });

        for (var i = 0; i < 5; i++) await host.Broker.Publish(TestClients.Text("news/today", $"{i}"));
        await entered.WaitAsync();

        Assert.Equal(5, Assert.Single(host.Broker.Clients).Queued);
        leave.Release(5);
    }

    [Fact]
    public void Options_OutOfRange_AreNamedAllAtOnce()
    {
        var options = new MqttClientOptions { Broker = new Uri("http://x"), ClientId = "", KeepAlive = TimeSpan.Zero };

        var fault = Assert.Throws<ArgumentException>(() => new MqttClient(options));

        Assert.Contains("Broker", fault.Message, StringComparison.Ordinal);
        Assert.Contains("ClientId", fault.Message, StringComparison.Ordinal);
        Assert.Contains("KeepAlive", fault.Message, StringComparison.Ordinal);
    }
}
