using System.Buffers;
using System.IO.Pipelines;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// Takes the acknowledgements out of what a client has sent while one of its messages is held: those for whom it is held may be held for it, and then nothing
/// but acknowledgements makes room. Everything else keeps its turn. MQTT 5.0 §4.9.
/// </summary>
/// <remarks>An acknowledgement has no place in the order of the client's own messages: MQTT 5.0 §4.6.</remarks>
internal sealed class ReadAhead(PipeReader input, PacketReader reader, PacketHandler handler, ConnectionWriter writer, BrokerCore core)
{
    /// <summary>
    /// Bytes in which acknowledgements are looked for: as many as one packet may make the connection hold anyway. Who has sent more than that before it
    /// acknowledges is as slow as one that does not read.
    /// </summary>
    private readonly int _most = core.Options.MaximumPacketSize;

    /// <summary>Bytes at the front of what is not consumed in which the acknowledgements have been taken; whole packets.</summary>
    private long _looked;

    /// <summary>Whether it was taken before its turn. To be asked of each packet, in order.</summary>
    public bool HasTaken(in Frame frame)
    {
        if (_looked == 0) return false;
        _looked -= frame.Size;
        return IsAcknowledgement(frame);
    }

    /// <summary>Takes the acknowledgements in what was read but not consumed. The writer is to be woken then.</summary>
    /// <exception cref="MqttProtocolException">The peer broke the protocol somewhere in it.</exception>
    public void Take(ReadOnlySequence<byte> unconsumed)
    {
        var rest = unconsumed.Slice(_looked);
        while (Frame.TryRead(ref rest, PacketDirection.ToBroker, core.Options.MaximumPacketSize, out var frame))
        {
            _looked += frame.Size;
            if (!IsAcknowledgement(frame)) continue;
            core.Counters.Received(frame.Size);
            handler.Acknowledge((AckPacket)reader.Read(frame));
        }
    }

    /// <summary>Reads on, and takes acknowledgements, until there is room.</summary>
    /// <param name="hasEnded">Whether the connection has, so that nothing more counts.</param>
    /// <returns>All that is not consumed; the reader has not been advanced.</returns>
    public async Task<ReadResult> Until(Task room, Func<bool> hasEnded)
    {
        while (true)
        {
            var reading = input.ReadAsync().AsTask();
            if (await Task.WhenAny(reading, room) != reading) input.CancelPendingRead();
            var result = await reading;
            if (room.IsCompleted || result.IsCompleted || hasEnded() || result.Buffer.Length >= _most)
            {
                await room;
                return result;
            }

            try
            {
                Take(result.Buffer);
            }
            finally
            {
                input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }

            await writer.WakeHere();
        }
    }

    private static bool IsAcknowledgement(in Frame frame) => frame.Type is PacketType.PubAck or PacketType.PubRec or PacketType.PubComp;
}
