using System.Net;
using System.Net.Sockets;
using SignageHub.Mqtt.Hosting.Sockets;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Bytes in order and without loss, whatever the pace of the peers, and no peer at another's cost: MQTT 5.0 §4.2.</summary>
public sealed class SocketTests
{
    private const int Megabyte = 1_000_000;

    [Fact]
    public async Task Flood_OfMessagesThatNobodyWants_HoldsUpNobodyElse()
    {
        await using var host = await BrokerHost.Start();
        await using var other = await WireClient.Connect(host);
        var flooder = await WireClient.Connect(host);
        var some = Enumerable.Repeat(flooder.Bytes(new PublishPacket(TestClients.Text("nobody", new string('x', 900), QualityOfService.AtMostOnce))), 1000).SelectMany(b => b).ToArray();
        using var ends = new CancellationTokenSource();
        var flood = Task.Run(async () =>
        {
            while (!ends.IsCancellationRequested) await flooder.Send(some);
        });
        await Until.Is(() => host.Broker.Counts.MessagesReceived > 5000);

        for (var i = 0; i < 20; i++) Assert.True(await other.HasNothing());
        Assert.False(flood.IsCompleted);

        await ends.CancelAsync();
        await flood;
        await flooder.DisposeAsync();
    }

    /// <summary>Who comes in is let in elsewhere, for that takes time; what it says next is handled in the order in which the sockets had it.</summary>
    [Fact]
    public async Task Reader_AfterItsFirstPacket_GoesOnWhereItsSocketWasLookedAt()
    {
        using var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        using var peer = new TcpClient();
        await peer.ConnectAsync((IPEndPoint)listening.LocalEndpoint);
        using var socket = await listening.AcceptSocketAsync();
        socket.Blocking = false;
        var reader = new SocketReader(socket);

        Assert.False(await IsHandledHere(taken: 0));
        Assert.False(await IsHandledHere(taken: 2));
        Assert.True(await IsHandledHere(taken: 1));

        // One byte comes; so many of those that are there are taken.
        async Task<bool> IsHandledHere(int taken)
        {
            var reading = ReadOne();
            await peer.GetStream().WriteAsync(new byte[1]);
            await Until.Is(() => socket.Available == 1);
            var here = new Thread(() => reader.MayHaveBytes(isEnding: false));
            here.Start();
            here.Join();
            return await reading == here;

            async Task<Thread> ReadOne()
            {
                var buffer = (await reader.ReadAsync()).Buffer;
                var thread = Thread.CurrentThread;
                reader.AdvanceTo(buffer.GetPosition(taken), buffer.End);
                return thread;
            }
        }
    }

    /// <summary>The system asks after a peer that says nothing: field tr of /proc/net/tcp, 2 for a timer other than that of sending again (proc_net_tcp.txt of Linux).</summary>
    [Fact]
    public async Task Connection_WithoutAKeepAliveOfMqtt_HasTheOneOfTcp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The broker's own sockets are Linux's.");
        await using var host = await BrokerHost.Start();
        await using var silent = await WireClient.Connect(host);

        await Until.Is(() => Timers(host.Port).SequenceEqual(["02"]));
    }

    /// <summary>Of the open connections that came to a port.</summary>
    private static IEnumerable<string> Timers(int port) =>
        from line in File.ReadLines("/proc/net/tcp").Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal) && fields[3] == "01"
        select fields[5][..2];

    [Fact]
    public async Task Reader_WithBytesWithoutEnd_GivesTheThreadBackAfterItsTurn()
    {
        const int count = 200_000;
        using var listening = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4 * count };
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listening.Listen();
        using var peer = new TcpClient();
        await peer.ConnectAsync((IPEndPoint)listening.LocalEndPoint!);
        using var socket = await listening.AcceptAsync();
        socket.Blocking = false;
        peer.SendBufferSize = 4 * count;
        await peer.GetStream().WriteAsync(new byte[count]);
        await Until.Is(() => socket.Available >= count);

        var reader = new SocketReader(socket);
        var (bytesHere, bytes, reading) = (0, 0, Task.CompletedTask);
        Thread thread = null!;
        thread = new Thread(() => reading = ReadAll());
        thread.Start();
        thread.Join();
        await reading;

        Assert.InRange(bytesHere, 1, count / 2);

        async Task ReadAll()
        {
            while (bytes < count)
            {
                var buffer = (await reader.ReadAsync()).Buffer;
                bytes += (int)buffer.Length;
                if (Thread.CurrentThread == thread) bytesHere = bytes;
                reader.AdvanceTo(buffer.End);
            }
        }
    }

    [Fact]
    public async Task Messages_LargerThanAnySocketHolds_ArriveWholeAndInOrder()
    {
        await using var host = await BrokerHost.Start(o => o.MaximumPacketSize = 2 * Megabyte);
        await using var sender = await WireClient.Connect(host);
        await using var reader = await WireClient.Connect(host);
        await reader.Subscribe("large", QualityOfService.AtLeastOnce);

        for (ushort i = 1; i <= 3; i++)
            await sender.Publish(new MqttMessage { Topic = "large", Payload = Noise(i), Qos = QualityOfService.AtLeastOnce }, id: i);

        for (var i = 1; i <= 3; i++)
            Assert.True((await reader.Take()).Message.Payload.Span.SequenceEqual(Noise(i)));
    }

    [Fact]
    public async Task Peers_ThatHaveGone_AreHeldNoLonger()
    {
        await using var host = await BrokerHost.Start();
        for (var i = 0; i < 20; i++)
        {
            var peer = i % 2 == 0 ? await WireClient.Connect(host) : await WireClient.Dial(host);
            if (i % 4 == 0) await peer.Leave();
            await peer.DisposeAsync();
        }

        await Until.Is(() => host.Sockets?.Open is null or 0);
    }

    [Fact]
    public async Task Listening_WhereAnotherProgramDoes_FailsTheStart()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await Assert.ThrowsAsync<IOException>(() => BrokerHost.Start(port: ((IPEndPoint)taken.LocalEndpoint).Port));
    }

    private static byte[] Noise(int seed)
    {
        var bytes = new byte[Megabyte];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
