using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>Acknowledgements of one connection that may go out only when what they acknowledge is on disk: MQTT 5.0 §4.1 and §4.3. Guarded by the writer's gate.</summary>
/// <remarks>Each waits for all that was written down before it, also by others: one flush is for everybody.</remarks>
internal sealed class HeldAnswers(StateLog log, Action wake)
{
    private readonly Queue<(Answer Answer, long Position)> _held = new();

    public int Count => _held.Count;

    /// <summary>False when the answer may go out at once.</summary>
    public bool TryHold(in Answer answer)
    {
        if (!Acknowledges(answer.Kind)) return false;
        var position = log.End;
        if (_held.Count == 0 && !log.Tell(position, wake)) return false;
        _held.Enqueue((answer, position));
        return true;
    }

    /// <summary>The next one that may go out. When it must wait, the writer is woken when it need not any more.</summary>
    public bool TryTake(out Answer answer)
    {
        answer = default;
        if (!_held.TryPeek(out var next) || log.Tell(next.Position, wake)) return false;
        answer = _held.Dequeue().Answer;
        return true;
    }

    private static bool Acknowledges(PacketType kind) => kind is PacketType.PubAck or PacketType.PubRec or PacketType.PubRel or PacketType.PubComp
        or PacketType.SubAck or PacketType.UnsubAck;
}
