using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>What a session that outlives its connection writes down of itself: MQTT 5.0 §4.1. Called under the session's gate, so the records have its order.</summary>
/// <param name="lastNumber">Of the messages it has been given so far.</param>
internal sealed class SessionLog(StateLog log, string clientId, long lastNumber)
{
    private long _lastNumber = lastNumber;
    private long _position;

    /// <summary>How many records must be on disk for all that was said of this session so far to be there.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Gives a message its place in the order; it is written down by <see cref="Queued"/> once it has one in the queue.</summary>
    public Outgoing Number(in Outgoing item) => item with { Number = ++_lastNumber };

    public void Queued(in Outgoing item) => Append(new StateRecord.Queued(clientId, item));

    public void Sent(in Outgoing item, ushort id)
    {
        if (item.Number != 0) Append(new StateRecord.Sent(clientId, item.Number, id));
    }

    public void Dropped(in Outgoing item)
    {
        if (item.Number != 0) Append(new StateRecord.Dropped(clientId, item.Number));
    }

    public void Acknowledged(ushort id, AckOutcome outcome)
    {
        if (outcome == AckOutcome.Done) Append(new StateRecord.Done(clientId, id));
        if (outcome == AckOutcome.Release) Append(new StateRecord.Released(clientId, id));
    }

    public void Received(ushort id) => Append(new StateRecord.Received(clientId, id));

    public void Completed(ushort id) => Append(new StateRecord.Completed(clientId, id));

    public void Subscribed(SubscriptionRequest request, uint identifier) => Append(new StateRecord.Subscribed(clientId, request, identifier));

    public void Unsubscribed(string filter) => Append(new StateRecord.Unsubscribed(clientId, filter));

    /// <summary>The client is here.</summary>
    public void Attached(uint expirySeconds) => Append(new StateRecord.Lasts(clientId, expirySeconds, long.MaxValue));

    /// <summary>The client is gone.</summary>
    /// <param name="endsAt">The clock's timestamp.</param>
    public void Detached(uint expirySeconds, long endsAt) => Append(new StateRecord.Lasts(clientId, expirySeconds, log.Clock.ToUnix(endsAt)));

    public void Ended() => Append(new StateRecord.Ended(clientId));

    /// <summary>The identifiers of QoS 2 come without the session's gate.</summary>
    private void Append(StateRecord record)
    {
        var position = log.Append(record);
        while (Volatile.Read(ref _position) is var last && last < position && Interlocked.CompareExchange(ref _position, position, last) != last)
        {
            // Somebody else was faster.
        }
    }
}
