using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The log says what peers do wrong, and none of them fills it: MQTT 5.0 §5.4.8.</summary>
public sealed class PeerLogTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LogLines _logs = new();

    private string[] Warnings => [.. _logs.All.Where(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning).Select(line => line.Text)];

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Flood_OfWhatIsNotAllowed_IsToldOnceAndThenAsANumber()
    {
        await using var host = await BrokerHost.Start(time: _time, logs: _logs);
        await using var board = await WireClient.Connect(host, id: "board");
        var publish = board.Bytes(new PublishPacket(TestClients.Text("forbidden/a", "x", QualityOfService.AtMostOnce)));
        for (var i = 0; i < 100; i++) await board.Send(publish);
        Assert.True(await board.HasNothing());
        host.Inside.Sweep();
        Assert.Equal(["board may not publish to forbidden/a"], Warnings);

        _time.Advance(TimeSpan.FromMinutes(1));
        host.Inside.Sweep();
        host.Inside.Sweep();
        Assert.Equal(["board may not publish to forbidden/a", "board, in the last minute: 99 times more, publish that is not allowed"], Warnings);

        await board.Send(publish);
        Assert.True(await board.HasNothing());
        Assert.Equal(3, Warnings.Length);
    }

    [Fact]
    public async Task Strangers_WithEverNewNames_AreToldUpToALimit()
    {
        await using var host = await BrokerHost.Start(time: _time, logs: _logs);

        for (var i = 0; i < 1500; i++) host.Inside.Core.Peers.Refused($"name-{i}", remote: null, ReasonCode.NotAuthorized);
        Assert.Equal(1000, Warnings.Length);

        _time.Advance(TimeSpan.FromMinutes(1));
        host.Inside.Sweep();
        Assert.Equal("others, in the last minute: 500 times more, CONNECT refused, NotAuthorized", Warnings[^1]);
    }

    /// <summary>What a stranger calls itself must not write to the screen of whoever reads the log.</summary>
    [Fact]
    public async Task Name_WithControlCharacters_IsShownWithoutThem()
    {
        await using var host = await BrokerHost.Start(logs: _logs);
        await using var stranger = await WireClient.Dial(host);

        await stranger.Ask<ConnAckPacket>(WireClient.ConnectAs("a\u001b[31mb\nc") with { Password = "wrong"u8.ToArray() });

        Assert.StartsWith("CONNECT of 'a\uFFFD[31mb\uFFFDc' from ", Assert.Single(Warnings), StringComparison.Ordinal);
    }
}
