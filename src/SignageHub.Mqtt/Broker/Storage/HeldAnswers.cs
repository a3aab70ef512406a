using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>
/// The answers of one connection, in the order in which they go out: MQTT 5.0 §4.6. One that acknowledges what must be on disk (§4.1, §4.3) waits for the disk,
/// and those behind it wait with it; only PINGRESP (§3.13) and the end of the connection pass. Guarded by the writer's gate.
/// </summary>
internal struct HeldAnswers
{
    /// <summary>Most often one answer goes out at a time, and the line is made anew for it.</summary>
    private const int UsualCount = 2;

    private Queue<(Answer Answer, long Position)>? _inOrder;
    private Queue<Answer>? _passing;

    /// <summary>How many of them are PUBACK.</summary>
    public int PubAcks { get; private set; }

    public readonly int Count => (_inOrder?.Count ?? 0) + (_passing?.Count ?? 0);

    /// <summary>The next one waits for the disk.</summary>
    public readonly bool IsHeld => _inOrder is not null && _inOrder.TryPeek(out var next) && next.Position != 0;

    /// <param name="answer">The last in line.</param>
    /// <param name="position">How many records must be on disk before it goes out; 0 for none.</param>
    public void Add(in Answer answer, long position)
    {
        (_inOrder ??= new(UsualCount)).Enqueue((answer, position));
        if (answer.Kind == PacketType.PubAck) PubAcks++;
    }

    /// <summary>The same for one that goes before those that wait for the disk.</summary>
    public void AddPassing(in Answer answer)
    {
        // Where nothing waits it keeps its place.
        if (_passing is { Count: > 0 } || (_inOrder is not null && HoldsAny(_inOrder))) (_passing ??= new(UsualCount)).Enqueue(answer);
        else Add(answer, position: 0);
    }

    /// <summary>The next one that may go out. When it must wait, the writer is woken when it need not any more.</summary>
    public bool TryTake(StateLog? log, ConnectionWriter writer, out Answer answer)
    {
        if (_inOrder is not null && _inOrder.TryPeek(out var next) && (next.Position == 0 || !log!.MustWait(next.Position, writer)))
        {
            answer = next.Answer;
            _inOrder.Dequeue();
            if (answer.Kind == PacketType.PubAck) PubAcks--;
            return true;
        }

        answer = default;
        if (_passing is not null && _passing.TryDequeue(out answer)) return true;
        if (Count == 0) this = default;
        return false;
    }

    private static bool HoldsAny(Queue<(Answer Answer, long Position)> answers)
    {
        foreach (var (_, position) in answers)
        {
            if (position != 0) return true;
        }

        return false;
    }
}
