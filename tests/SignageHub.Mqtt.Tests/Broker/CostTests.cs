using SignageHub.Mqtt.Tests.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>What hostile peers cost the process: MQTT 5.0 §5.4 and §4.13.</summary>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task AnnouncedLengths_OfStrangersAndClients_CostNothing()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumHalfOpenPerAddress = 200);
        var peers = new List<WireClient>();
        for (var i = 0; i < 50; i++) peers.Add(await WireClient.Connect(host));
        var entered = host.Inside.Core.Gate.Entered;
        var before = Settled();

        foreach (var client in peers) await client.Send(Convert.FromHexString("30FFFF3F"), Convert.FromHexString("0001"));
        for (var i = 0; i < 100; i++)
        {
            var stranger = await WireClient.Dial(host);
            await stranger.Send(Convert.FromHexString("10FD1F0004"));
            peers.Add(stranger);
        }

        await Until.Is(() => host.Inside.Core.Gate.Entered == entered + 100);
        Assert.InRange(Settled() - before, long.MinValue, 4 * Megabyte);
        foreach (var peer in peers) await peer.DisposeAsync();
    }

    [Fact]
    public async Task WrongPeers_ManyOneAfterTheOther_LeaveNothingBehind()
    {
        var time = new ManualTime();
        await using var host = await BrokerHost.Start(time: time);
        await using var other = await WireClient.Connect(host);
        await Round();
        var left = new long[5];
        var before = Settled();
        for (var i = 0; i < left.Length; i++)
        {
            await Round();
            var after = Settled();
            (left[i], before) = (after - before, after);
        }

        // What is left behind is left by every round; what an earlier test lets go, or the runtime takes, comes once and is megabytes.
        Array.Sort(left);
        Assert.InRange(left[left.Length / 2], long.MinValue, Megabyte / 2 / left.Length);
        Assert.True(await other.HasNothing());

        async Task Round()
        {
            foreach (var row in MalformedPackets.Connects)
            {
                await using var peer = await WireClient.Dial(host);
                await peer.Send(Convert.FromHexString(row.Data.Item2.Replace(" ", "", StringComparison.Ordinal)));
                await peer.UntilClosed();
            }

            await Until.Is(() => host.Inside.Core.Connections.Snapshot().Count == 1);
            Assert.Equal(0, host.Inside.Core.Gate.HalfOpen);
            time.Advance(TimeSpan.FromSeconds(3));
            host.Inside.Sweep();
        }
    }

    [Fact]
    public async Task Pings_WithoutEnd_OfAPeerThatReadsNoAnswer_HoldUpNobodyElse()
    {
        await using var host = await BrokerHost.Start();
        await using var other = await WireClient.Connect(host);
        var flooder = await WireClient.Connect(host);
        var pings = new byte[16 * Megabyte];
        for (var i = 0; i < pings.Length; i += 2) pings[i] = 0xC0;
        var before = Settled();

        var flood = flooder.Send(pings);
        for (var i = 0; i < 200; i++) Assert.True(await other.HasNothing());

        Assert.InRange(Settled() - before, long.MinValue, 4 * Megabyte);
        Assert.False(flood.IsCompleted);
        await flooder.DisposeAsync();
        Assert.NotNull(await Record.ExceptionAsync(() => flood));
    }

    [Fact]
    public async Task MutatedPackets_AgainstTheBroker_LeaveItIdleAndTheOthersServed()
    {
        await using var host = await BrokerHost.Start();
        await using var other = await WireClient.Connect(host);
        var mutation = new Mutation(6);
        List<WireClient> peers = [];
        for (var i = 0; i < 300; i++)
        {
            var peer = i % 2 == 0 ? await WireClient.Connect(host, i % 4 == 0 ? MqttVersion.V5 : MqttVersion.V311) : await WireClient.Dial(host);
            await peer.TrySend(mutation.Next(), mutation.Next(), mutation.Next());

            // Half of them stay with whatever they have begun.
            if (i % 4 < 2) peers.Add(peer);
            else await peer.DisposeAsync();
            if (i % 50 == 49) await other.HasNothing();
        }

        Assert.True(await other.HasNothing());

        // Only over a stretch of time does it show whether something goes round and round; then it would be a hundred thousand and more.
        var (before, rounds) = (ThreadPool.CompletedWorkItemCount, host.Sockets?.Rounds);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.InRange(ThreadPool.CompletedWorkItemCount - before, 0, 5000);
        Assert.InRange(host.Sockets?.Rounds - rounds ?? 0, 0, 1000);
        foreach (var peer in peers) await peer.DisposeAsync();
    }

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
}
