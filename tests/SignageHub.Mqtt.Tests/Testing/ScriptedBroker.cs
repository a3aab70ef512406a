using System.Buffers;
using System.Net;
using System.Net.Sockets;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>A broker of which the test says every packet, also those that no real one sends. MQTT 5.0.</summary>
internal sealed class ScriptedBroker(MqttVersion version = MqttVersion.V5) : IDisposable
{
    private readonly TcpListener _listener = Listen();

    public Uri Address => new($"mqtt://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The next connection, with its CONNECT answered.</summary>
    public async Task<Connection> Accept(bool sessionPresent, PropertySet? terms = null)
    {
        var connection = new Connection(await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken), version);
        Assert.IsType<ConnectPacket>(await connection.Read());
        await connection.Write(new ConnAckPacket(sessionPresent, ReasonCode.Success) { Properties = terms ?? PropertySet.Empty });
        return connection;
    }

    public void Dispose() => _listener.Dispose();

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    internal sealed class Connection(TcpClient client, MqttVersion version) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly NetworkStream _stream = client.GetStream();

        /// <summary>Answers the SUBSCRIBE that comes next.</summary>
        public async Task Grant(QualityOfService qos)
        {
            var subscribe = Assert.IsType<SubscribePacket>(await Read());
            await Write(new SubAckPacket(subscribe.PacketId, [(ReasonCode)qos]));
        }

        public async Task Write(Packet packet)
        {
            var bytes = new ArrayBufferWriter<byte>();
            PacketWriter.Write(bytes, packet, version);
            await _stream.WriteAsync(bytes.WrittenMemory, TestContext.Current.CancellationToken);
        }

        /// <summary>A packet of less than 16 KB.</summary>
        /// <exception cref="OperationCanceledException">None came in time.</exception>
        public async Task<Packet> Read()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Patience);
            var bytes = new List<byte>();
            var one = new byte[1];
            do
            {
                await _stream.ReadExactlyAsync(one, limit.Token);
                bytes.Add(one[0]);
            }
            while (bytes.Count < 2 || (bytes.Count == 2 && bytes[1] >= 128));
            var body = new byte[bytes.Count == 2 ? bytes[1] : (bytes[1] & 127) | (bytes[2] << 7)];
            await _stream.ReadExactlyAsync(body, limit.Token);
            var buffer = new ReadOnlySequence<byte>([.. bytes, .. body]);
            Assert.True(Frame.TryRead(ref buffer, PacketDirection.ToBroker, int.MaxValue, out var frame));
            return new PacketReader(version).Read(frame);
        }

        public void Dispose() => client.Dispose();
    }
}
