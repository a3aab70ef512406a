using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>One change of what outlives the broker: MQTT 5.0 §4.1. A closed set of cases, nested here.</summary>
internal abstract record StateRecord
{
    private StateRecord()
    {
    }

    /// <summary>The topic's retained message from now on: MQTT 5.0 §3.3.1.3.</summary>
    internal sealed record Retained(EncodedMessage Message) : StateRecord;

    internal sealed record NotRetained(string Topic) : StateRecord;

    /// <summary>What is to be published should the client be lost, whether its session outlives its connection or not: MQTT 5.0 §3.1.2.5.</summary>
    /// <param name="Owner">The name of the client's identity.</param>
    internal sealed record Willed(string ClientId, string Owner, EncodedMessage Message, uint DelaySeconds) : StateRecord;

    /// <summary>It was published, or the client took it back.</summary>
    internal sealed record NotWilled(string ClientId) : StateRecord;

    /// <summary>What is said of one session.</summary>
    internal abstract record OfSession(string ClientId) : StateRecord;

    /// <summary>A new session, empty.</summary>
    /// <param name="Owner">The name of the identity it belongs to.</param>
    internal sealed record Began(string ClientId, string Owner) : OfSession(ClientId);

    /// <summary>The last packet identifier that was given to a message for the client; 0 before the first.</summary>
    internal sealed record Numbered(string ClientId, ushort LastId) : OfSession(ClientId);

    /// <summary>How long it outlives its connection: MQTT 5.0 §3.1.2.11.2.</summary>
    /// <param name="EndsAt">Milliseconds since 1970; <see cref="long.MaxValue"/> while the client is connected.</param>
    internal sealed record Lasts(string ClientId, uint Seconds, long EndsAt) : OfSession(ClientId);

    internal sealed record Ended(string ClientId) : OfSession(ClientId);

    internal sealed record Subscribed(string ClientId, SubscriptionRequest Request, uint Identifier) : OfSession(ClientId);

    internal sealed record Unsubscribed(string ClientId, string Filter) : OfSession(ClientId);

    /// <summary>A QoS 1 or 2 message waits for the client, under the number in <see cref="Outgoing.Number"/>.</summary>
    internal sealed record Queued(string ClientId, Outgoing Item) : OfSession(ClientId);

    /// <summary>It is on its way under a packet identifier.</summary>
    internal sealed record Sent(string ClientId, long Number, ushort Id) : OfSession(ClientId);

    /// <summary>It does not wait any more: it expired, or the queue was full.</summary>
    internal sealed record Dropped(string ClientId, long Number) : OfSession(ClientId);

    /// <summary>PUBREC came; PUBREL is all that may be sent: MQTT 5.0 §4.3.3.</summary>
    internal sealed record Released(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>The last acknowledgement came.</summary>
    internal sealed record Done(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>A QoS 2 message came from the client and was passed on: MQTT 5.0 §4.3.3.</summary>
    internal sealed record Received(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>PUBREL came for it.</summary>
    internal sealed record Completed(string ClientId, ushort Id) : OfSession(ClientId);
}
