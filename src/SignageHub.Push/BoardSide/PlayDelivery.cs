using NodaTime;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.BoardSide;

/// <summary>Hands the plays of the journal to the hub, a batch at a time, and again until the hub says that it has them on its disk.</summary>
internal sealed class PlayDelivery(BoardIdentity identity, IBoardLink link, PlayJournal journal, DiskWatch watch, BoardRule rules)
{
    private static readonly Duration Patience = Duration.FromSeconds(10);

    private (string Boot, long Through, Duration At)? _sent;

    /// <summary>What was on its way may be lost with the old link.</summary>
    public void Connected() => _sent = null;

    public void Send(ClockReading reading)
    {
        if (_sent is { } sent && reading.Monotonic < sent.At + Patience)
            return;
        if (journal.Next(BoardReport.MostPlays) is not { } next)
            return;
        link.Publish(new Topic.OfBoard(identity.Board, BoardChannel.Plays), identity.Say(new PlayBatch(identity.Board, next.Boot, next.Plays), Jws.PlaysType));
        _sent = (next.Boot, next.Plays[^1].Number, reading.Monotonic);
        watch.Try(reading, () => journal.ForgetSent(next.Boot, next.Plays[^1].Number));
    }

    /// <summary>Lets go of what the hub has; whatever else is said is passed over.</summary>
    public void Acknowledge(string compact, IReadOnlyList<VerificationKey> keys, ClockReading reading)
    {
        var ack = WireJson.VerifyUnless<PlaysAck>(!rules.HasFlag(BoardRule.AckSignature), compact, Jws.AckType, keys);
        if (ack is null || ack.Board != identity.Board)
            return;
        watch.Try(reading, () => journal.Acknowledge(ack.Boot, ack.Through));
        if (_sent is { } sent && sent.Boot == ack.Boot && ack.Through >= sent.Through)
            _sent = null;
    }
}
