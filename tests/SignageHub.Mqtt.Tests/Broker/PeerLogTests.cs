using System.Net;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The log says what peers do wrong, and none of them fills it: MQTT 5.0 §5.4.8.</summary>
public sealed class PeerLogTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LogLines _logs = new();

    /// <summary>Without that of the machine the test runs on, should it let few files be open.</summary>
    private string[] Warnings => [.. _logs.All
        .Where(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning && !line.Text.Contains("LimitNOFILE", StringComparison.Ordinal))
        .Select(line => line.Text)];

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

        for (var i = 0; i < 1500; i++) host.Inside.Core.Peers.Refused($"name-{i}", At($"10.0.{i / 250}.{i % 250}"), ReasonCode.NotAuthorized);
        Assert.Equal(1000, Warnings.Length);

        _time.Advance(TimeSpan.FromMinutes(1));
        host.Inside.Sweep();
        Assert.Equal("others, in the last minute: 500 times more, CONNECT refused, NotAuthorized", Warnings[^1]);
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2::")]
    public async Task Stranger_WithEverNewNames_HasAShareOnly(string address, string neighbour, string line)
    {
        await using var host = await BrokerHost.Start(time: _time, logs: _logs);

        for (var i = 0; i < 1500; i++) host.Inside.Core.Peers.Refused($"name-{i}", At(i % 2 == 0 ? address : neighbour), ReasonCode.NotAuthorized);
        Assert.Equal(10, Warnings.Length);
        host.Inside.Core.Peers.Refused("another", At("192.0.2.1"), ReasonCode.NotAuthorized);
        Assert.Equal(11, Warnings.Length);

        _time.Advance(TimeSpan.FromMinutes(1));
        host.Inside.Sweep();
        Assert.Equal($"others from {line}, in the last minute: 1490 times more, CONNECT refused, NotAuthorized", Assert.Single(Warnings[11..]));
        host.Inside.Core.Peers.Refused("again", At(address), ReasonCode.NotAuthorized);
        Assert.Equal(13, Warnings.Length);
    }

    [Fact]
    public async Task ClientThatComesAndGoes_IsToldOnceAndThenAsANumber()
    {
        await using var host = await BrokerHost.Start(time: _time, logs: _logs);
        for (var i = 0; i < 20; i++)
        {
            await using var board = await WireClient.Connect(host, id: "board\n");
            await board.Leave();
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        host.Inside.Sweep();

        var lines = _logs.All.Select(line => line.Text).Where(text => text.Contains("board", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("board\uFFFD connected from ", lines[0], StringComparison.Ordinal);
        Assert.Equal("board\uFFFD left: Success", lines[1]);
        Assert.Equal(["board\uFFFD, in the last minute: 19 times more, connected", "board\uFFFD, in the last minute: 19 times more, left, Success"], lines[2..].Order(StringComparer.Ordinal));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task QueueThatIsFull_OfAClientWithControlCharacters_IsShownWithoutThem()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumQueuedMessages = 2, logs: _logs);
        await using var board = await WireClient.Connect(host, id: "bo\u202Eard", configure: c => c with { Properties = new PropertySet { ReceiveMaximum = 1 } });
        await board.Subscribe("news", QualityOfService.AtLeastOnce);

        for (var i = 0; i < 8; i++) await host.Broker.Publish(TestClients.Text("news", "text"));

        Assert.Equal("The queue of bo\uFFFDard is full: a message did not fit", Assert.Single(Warnings));
    }

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u202A')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    public void Text_ThatBreaksOrTurnsTheLine_IsShownWithoutThat(char c)
    {
        Assert.Equal("a\uFFFDb", PeerLog.Plain($"a{c}b"));
        Assert.Equal("Bảng Hồ Gươm 2", PeerLog.Plain("Bảng Hồ Gươm 2"));
    }

    private static IPEndPoint At(string address) => new(IPAddress.Parse(address), 1883);

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
