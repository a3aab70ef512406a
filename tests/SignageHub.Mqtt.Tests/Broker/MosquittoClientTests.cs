using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The embedded broker with mosquitto's own clients, in both versions.</summary>
public sealed class MosquittoClientTests
{
    public static readonly TheoryData<string> Versions = ["mqttv311", "mqttv5"];

    public static TheoryData<string, string> VersionsAndQos => new MatrixTheoryData<string, string>(["mqttv311", "mqttv5"], ["0", "1", "2"]);

    [Theory]
    [MemberData(nameof(VersionsAndQos))]
    public async Task Message_PublishedByOneClient_ReachesTheOther(string version, string qos)
    {
        await using var host = await BrokerHost.Start();
        await using var subscriber = await Mosquitto.Subscribe(host.Port, version, "-t", "news/+", "-q", qos);

        await Mosquitto.Publish(host.Port, version, "-t", "news/today", "-q", qos, "-m", "Xin chào");

        Assert.Equal($"got news/today r=0 q={qos} Xin chào", await subscriber.WaitForLine("got "));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task RetainedMessage_NewSubscription_ComesWithTheRetainFlag(string version)
    {
        await using var host = await BrokerHost.Start();
        await Mosquitto.Publish(host.Port, version, "-t", "state/lobby", "-q", "1", "-r", "-m", "on");

        await using var subscriber = await Mosquitto.Subscribe(host.Port, version, "-t", "state/#", "-q", "1");

        Assert.Equal("got state/lobby r=1 q=1 on", await subscriber.WaitForLine("got "));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task RetainedMessage_EmptyPayload_IsDeleted(string version)
    {
        await using var host = await BrokerHost.Start();
        await Mosquitto.Publish(host.Port, version, "-t", "state/lobby", "-q", "1", "-r", "-m", "on");

        await Mosquitto.Publish(host.Port, version, "-t", "state/lobby", "-q", "1", "-r", "-n");

        Assert.Empty(host.Broker.Retained("#"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Will_ClientKilled_IsPublished(string version)
    {
        await using var host = await BrokerHost.Start();
        await using var subscriber = await Mosquitto.Subscribe(host.Port, version, "-t", "online/#", "-q", "1");
        var dying = await Mosquitto.Subscribe(
            host.Port, version, "-t", "x", "-i", "board", "--will-topic", "online/board", "--will-payload", "gone", "--will-qos", "1");

        await dying.DisposeAsync();

        Assert.Equal("got online/board r=0 q=1 gone", await subscriber.WaitForLine("got "));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Request_AnsweredByAnotherClient_ComesBack(string version)
    {
        await using var host = await BrokerHost.Start();
        await using var answering = await TestClients.Connect(host);
        await answering.Subscribe("questions/x", QualityOfService.AtLeastOnce, async (question, token) =>
            await answering.Publish(TestClients.Text("answers/x", question.Text() + " back") with { CorrelationData = question.CorrelationData }, token));

        var lines = await Mosquitto.Request(host.Port, version, "-t", "questions/x", "-e", "answers/x", "-q", "1", "-m", "there and");

        Assert.Equal("there and back", Assert.Single(lines));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_WrongPassword_IsRefused(string version)
    {
        await using var host = await BrokerHost.Start();

        var (code, lines) = await Mosquitto.TryPublish(host.Port, version, "-u", "board", "-P", "wrong", "-t", "x", "-m", "y");

        Assert.NotEqual(0, code);
        Assert.Contains(lines, line => line.Contains("bad user name or password", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_NoUser_IsRefused(string version)
    {
        await using var host = await BrokerHost.Start();

        var (code, _) = await Mosquitto.TryPublish(host.Port, version, "-t", "x", "-m", "y");

        Assert.NotEqual(0, code);
        Assert.Empty(host.Broker.Clients);
    }

    [Theory]
    [InlineData("mqttv311", "128")]
    [InlineData("mqttv5", "135")]
    public async Task Subscribe_ForbiddenTopic_IsRefused(string version, string code)
    {
        await using var host = await BrokerHost.Start();

        await using var subscriber = await Mosquitto.Subscribe(host.Port, version, "-t", "forbidden/x", "-t", "allowed/x");

        Assert.Contains(code, await subscriber.WaitForLine("Subscribed (mid"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Publish_ForbiddenTopic_ReachesNobody(string version)
    {
        await using var host = await BrokerHost.Start();
        await using var subscriber = await Mosquitto.Subscribe(host.Port, version, "-t", "readonly/#", "-t", "news/#");

        await Mosquitto.TryPublish(host.Port, version, "-u", "a", "-P", "a", "-t", "readonly/x", "-q", "1", "-m", "forged");
        await Mosquitto.Publish(host.Port, version, "-t", "news/x", "-q", "1", "-m", "after");

        Assert.Equal("got news/x r=0 q=0 after", await subscriber.WaitForLine("got "));
    }
}
