using System.Buffers;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Packets;

/// <summary>Whatever bytes come, the codec answers with packets or with the protocol error, and never with anything else: MQTT 5.0 §4.13.</summary>
public sealed class CodecFuzzTests
{
    private const int Packets = 1_000_000;
    private const int MaximumSize = 64 * 1024;

    /// <summary>Four seeds, a quarter of a million packets each; a failure names the seed and the bytes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void MutatedPackets_AMillion_GivePacketsOrProtocolErrors(int seed)
    {
        var mutation = new Mutation(seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Packets / 4; i++)
        {
            var bytes = mutation.Next();
            try
            {
                if (Read(bytes, i)) read++;
            }
            catch (MqttProtocolException e) when (e.Reason.IsFailure() && e.Message.Length > 0)
            {
                refused++;
            }
            catch (UnsupportedVersionException)
            {
                refused++;
            }
#pragma warning disable CA1031 // The very point: whatever else comes is the fault that is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Assert.Fail($"Seed {seed}, packet {i}, {Convert.ToHexString(bytes)}: {e}");
            }
        }

        // Both ways of the codec were walked, so the bytes are neither all right nor all wrong.
        Assert.InRange(read, Packets / 100, Packets);
        Assert.InRange(refused, Packets / 100, Packets);
    }

    /// <summary>Every packet that is read can be written, and is the same when it is read again.</summary>
    [Fact]
    public void MutatedPackets_ThatAreStillRight_ComeBackTheSame()
    {
        var mutation = new Mutation(5);
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = mutation.Next();
            if (TryRead(bytes, MqttVersion.V5) is not { } packet || packet is ConnectPacket { Version: MqttVersion.V311 }) continue;
            var first = Write(packet);

            var second = Write(TryRead(first, MqttVersion.V5)!);

            Assert.Equal(first, second);
        }
    }

    private static bool Read(byte[] bytes, int i)
    {
        var direction = (i & 1) == 0 ? PacketDirection.ToBroker : PacketDirection.ToClient;
        var reader = new PacketReader((i & 2) == 0 ? MqttVersion.V5 : MqttVersion.V311, maximumPropertyBytes: 4096);
        var buffer = (i & 4) == 0 ? new ReadOnlySequence<byte>(bytes) : InTwo(bytes, i);
        var any = false;
        while (!buffer.IsEmpty && Frame.TryRead(ref buffer, direction, MaximumSize, out var frame))
        {
            reader.Read(frame);
            any = true;
        }

        return any;
    }

    private static Packet? TryRead(byte[] bytes, MqttVersion version)
    {
        foreach (var direction in (PacketDirection[])[PacketDirection.ToBroker, PacketDirection.ToClient])
        {
            try
            {
                var buffer = new ReadOnlySequence<byte>(bytes);
                if (Frame.TryRead(ref buffer, direction, MaximumSize, out var frame)) return new PacketReader(version).Read(frame);
            }
            catch (Exception e) when (e is MqttProtocolException or UnsupportedVersionException)
            {
                // Not this way.
            }
        }

        return null;
    }

    private static byte[] Write(Packet packet)
    {
        var bytes = new ArrayBufferWriter<byte>();
        PacketWriter.Write(bytes, packet, MqttVersion.V5);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>As it may lie in a pipe: in two pieces.</summary>
    private static ReadOnlySequence<byte> InTwo(byte[] bytes, int i)
    {
        var at = i % (bytes.Length + 1);
        var last = new Piece(bytes.AsMemory(at), at);
        return new ReadOnlySequence<byte>(new Piece(bytes.AsMemory(0, at), 0, last), 0, last, bytes.Length - at);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long before, Piece? next = null) => (Memory, RunningIndex, Next) = (memory, before, next);
    }
}
