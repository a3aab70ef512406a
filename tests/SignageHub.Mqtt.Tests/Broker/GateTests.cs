using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Strangers cost a bounded amount before they have said who they are: MQTT 5.0 §5.4.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Strangers_FromOneAddress_OnlySoManyWaitAtOneTime()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumHalfOpenPerAddress = 2);
        await using var one = await Waiting(host, "127.0.0.1");
        await using var two = await Waiting(host, "127.0.0.1");

        await IsTurnedAway(host, "127.0.0.1");
        await using var elsewhere = await Waiting(host, "127.0.0.2");

        Assert.Equal(1, host.Broker.Counts.Refused);
        Assert.Equal(ReasonCode.Success, (await one.Ask<ConnAckPacket>(WireClient.ConnectAs("board"))).Reason);
        await using var next = await Waiting(host, "127.0.0.1");
    }

    [Fact]
    public async Task Strangers_FromManyAddresses_OnlySoManyWaitAtOneTime()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumHalfOpen = 2);
        await using var one = await Waiting(host, "127.0.0.1");
        await using var two = await Waiting(host, "127.0.0.2");

        await IsTurnedAway(host, "127.0.0.3");
    }

    [Fact]
    public async Task Limits_UnlessToldOtherwise_AreTheOnesOfTheDocs()
    {
        await using var host = await BrokerHost.Start();
        var options = host.Inside.Core.Options;

        Assert.Equal((200, 20, 4096, TimeSpan.FromSeconds(5)), (options.MaximumHalfOpen, options.MaximumHalfOpenPerAddress, options.MaximumConnectPacketSize, options.ConnectTimeout));
    }

    [Fact]
    public async Task Stranger_ThatIsRefused_WaitsAtTheGateUntilItHasGone()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumHalfOpenPerAddress = 1);
        host.Inside.Core.LastWords = TimeSpan.FromMinutes(1);
        await using var refused = await WireClient.Dial(host);
        await refused.Ask<ConnAckPacket>(WireClient.ConnectAs("board") with { Password = "wrong"u8.ToArray() });

        await IsTurnedAway(host, "127.0.0.1");
    }

    /// <summary>Bytes that trickle in do not lengthen the time.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10 0E 0004 4D51")]
    public async Task Stranger_WithoutAWholeConnect_IsCutAfterFiveSeconds(string hex)
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using var silent = await Waiting(host, "127.0.0.1", Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        time.Advance(TimeSpan.FromSeconds(5));
        host.Inside.Sweep();
        Assert.Equal(1, host.Inside.Core.Gate.HalfOpen);

        time.Advance(TimeSpan.FromSeconds(0.1));
        host.Inside.Sweep();

        Assert.Empty(await silent.UntilClosed());
    }

    /// <summary>What the TLS handshake took is a part of the five seconds, and the place at the gate stays the same.</summary>
    [Fact]
    public async Task Stranger_ThatTookItsTimeForTheHandshake_HasTheRestForItsConnect()
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(o => o.MaximumHalfOpen = 1, time: time);
        Assert.True(host.Inside.TryEnter(address: null, remote: null));
        var entered = host.Inside.Core.Clock.Now;
        time.Advance(TimeSpan.FromSeconds(4));
        var (input, output) = (new Pipe(), new Pipe());
        var serving = host.Inside.Serve(new Transport(new TwoPipes(input.Reader, output.Writer), null, null, () => { }) { EnteredAt = entered });
        host.Inside.Sweep();
        Assert.False(serving.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1.1));
        host.Inside.Sweep();

        await input.Writer.CompleteAsync();
        await serving;
        Assert.Equal(0, host.Inside.Core.Gate.HalfOpen);
    }

    /// <summary>A line of one subscriber has 2^64 addresses of IPv6 (RFC 6177), and an address of IPv4 has two spellings (RFC 4291 §2.5.5.2).</summary>
    [Theory]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", true)]
    public void Gate_OneAddressHasItsPlace_NeighboursShareIt(string one, string other, bool isLetIn)
    {
        var gate = new ConnectionGate(new MqttBrokerOptions { MaximumHalfOpenPerAddress = 1 });
        Assert.True(gate.TryEnter(IPAddress.Parse(one)));

        Assert.Equal(isLetIn, gate.TryEnter(IPAddress.Parse(other)));

        gate.Leave(IPAddress.Parse(one));
        Assert.True(gate.TryEnter(IPAddress.Parse(one)));
    }

    [Fact]
    public async Task Sweep_OneConnectionCannotBeEnded_TheOthersAreAllTheSame()
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        var (input, output) = (new Pipe(), new Pipe());
        var stubborn = host.Inside.Serve(new Transport(new TwoPipes(input.Reader, output.Writer), null, null, () => throw new InvalidOperationException("stubborn")));
        time.Advance(TimeSpan.FromSeconds(5.1));
        host.Inside.Sweep();
        await using var silent = await Waiting(host, "127.0.0.1");

        time.Advance(TimeSpan.FromSeconds(5.1));
        host.Inside.Sweep();

        Assert.Empty(await silent.UntilClosed());
        await input.Writer.CompleteAsync();
        await stubborn;
    }

    private sealed record TwoPipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Connected, seen by the broker, and silent after these bytes.</summary>
    private static async Task<WireClient> Waiting(BrokerHost host, string from, byte[]? bytes = null)
    {
        var before = host.Inside.Core.Gate.Entered;
        var client = await WireClient.Dial(host, from: from);
        if (bytes is { Length: > 0 }) await client.Send(bytes);
        await Until.Is(() => host.Inside.Core.Gate.Entered > before);
        return client;
    }

    /// <summary>The reset may come as early as the connection itself.</summary>
    private static async Task IsTurnedAway(BrokerHost host, string from)
    {
        try
        {
            await using var client = await WireClient.Dial(host, from: from);
            Assert.Empty(await client.UntilClosed());
        }
        catch (SocketException)
        {
            // Turned away before it was there.
        }
    }
}
