using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>One session as the records tell it: MQTT 5.0 §4.1.</summary>
internal sealed class StoredSession(string clientId, string owner)
{
    public string ClientId => clientId;

    /// <summary>The name of the identity it belongs to.</summary>
    public string Owner => owner;

    /// <summary>The last packet identifier that was given to a message for the client.</summary>
    public ushort LastId { get; private set; }

    /// <summary>Seconds it outlives its connection.</summary>
    public uint ExpirySeconds { get; private set; }

    /// <summary>Milliseconds since 1970; <see cref="long.MaxValue"/> while the client was connected.</summary>
    public long EndsAt { get; private set; } = long.MaxValue;

    /// <summary>By the filter as it was subscribed to.</summary>
    public Dictionary<string, (SubscriptionRequest Request, uint Identifier)> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>By number, which is the order in which they wait.</summary>
    public SortedDictionary<long, Outgoing> Queue { get; } = [];

    /// <summary>In the order in which they were sent; the item is null when only PUBREL is left.</summary>
    public OrderedDictionary<ushort, Outgoing?> Inflight { get; } = [];

    /// <summary>QoS 2 messages from the client that it has not released.</summary>
    public HashSet<ushort> Received { get; } = [];

    public bool Apply(StateRecord.OfSession record)
    {
        switch (record)
        {
            case StateRecord.Numbered(_, var last): LastId = last; return true;
            case StateRecord.Lasts lasts: (ExpirySeconds, EndsAt) = (lasts.Seconds, lasts.EndsAt); return true;
            case StateRecord.Subscribed(_, var request, var identifier): Subscriptions[request.Filter] = (request, identifier); return true;
            case StateRecord.Unsubscribed(_, var filter): return Subscriptions.Remove(filter);
            case StateRecord.Queued(_, var item): Queue[item.Number] = item; return true;
            case StateRecord.Sent(_, var number, var id): return Send(number, id);
            case StateRecord.Dropped(_, var number): return Queue.Remove(number);
            case StateRecord.Released(_, var id): Inflight[id] = null; return true;
            case StateRecord.Done(_, var id): return Inflight.Remove(id);
            case StateRecord.Received(_, var id): return Received.Add(id);
            case StateRecord.Completed(_, var id): return Received.Remove(id);
            default: throw new ArgumentOutOfRangeException(nameof(record), record, "There is no such record.");
        }
    }

    public IEnumerable<StateRecord> Records()
    {
        yield return new StateRecord.Began(clientId, owner);
        yield return new StateRecord.Lasts(clientId, ExpirySeconds, EndsAt);
        foreach (var (request, identifier) in Subscriptions.Values) yield return new StateRecord.Subscribed(clientId, request, identifier);
        foreach (var (id, item) in Inflight)
        {
            if (item is not { } sent)
            {
                yield return new StateRecord.Released(clientId, id);
                continue;
            }

            yield return new StateRecord.Queued(clientId, sent);
            yield return new StateRecord.Sent(clientId, sent.Number, id);
        }

        // After those on their way, whose records set it too.
        yield return new StateRecord.Numbered(clientId, LastId);
        foreach (var item in Queue.Values) yield return new StateRecord.Queued(clientId, item);
        foreach (var id in Received) yield return new StateRecord.Received(clientId, id);
    }

    private bool Send(long number, ushort id)
    {
        if (!Queue.Remove(number, out var item)) return false;
        Inflight[id] = item;
        LastId = id;
        return true;
    }
}
