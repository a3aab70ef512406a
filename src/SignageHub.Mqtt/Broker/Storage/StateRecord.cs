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

    /// <summary>The topic has none any more: MQTT 5.0 §3.3.1.3.</summary>
    internal sealed record NotRetained(string Topic) : StateRecord;

    /// <summary>What is to be published should the client be lost, whether its session outlives its connection or not: MQTT 5.0 §3.1.2.5.</summary>
    /// <param name="Owner">The name of the client's identity.</param>
    internal sealed record Willed(string ClientId, string Owner, EncodedMessage Message, uint DelaySeconds) : StateRecord;

    /// <summary>It was published, or the client took it back: MQTT 5.0 §3.1.2.5.</summary>
    internal sealed record NotWilled(string ClientId) : StateRecord;

    /// <summary>What is said of one session: MQTT 5.0 §4.1.</summary>
    internal abstract record OfSession(string ClientId) : StateRecord;

    /// <summary>A new session, empty: MQTT 5.0 §3.1.2.4.</summary>
    /// <param name="Owner">The name of the identity it belongs to.</param>
    internal sealed record Began(string ClientId, string Owner) : OfSession(ClientId);

    /// <summary>The last packet identifier that was given to a message for the client; 0 before the first: MQTT 5.0 §2.2.1.</summary>
    internal sealed record Numbered(string ClientId, ushort LastId) : OfSession(ClientId);

    /// <summary>How long it outlives its connection: MQTT 5.0 §3.1.2.11.2.</summary>
    /// <param name="EndsAt">Milliseconds since 1970; <see cref="long.MaxValue"/> while the client is connected.</param>
    internal sealed record Lasts(string ClientId, uint Seconds, long EndsAt) : OfSession(ClientId);

    /// <summary>It is over, with all that waited in it: MQTT 5.0 §3.1.2.11.2.</summary>
    internal sealed record Ended(string ClientId) : OfSession(ClientId);

    /// <summary>A subscription, new or in place of the one with that filter: MQTT 5.0 §3.8.4.</summary>
    internal sealed record Subscribed(string ClientId, SubscriptionRequest Request, uint Identifier) : OfSession(ClientId);

    /// <summary>A subscription less: MQTT 5.0 §3.10.4.</summary>
    internal sealed record Unsubscribed(string ClientId, string Filter) : OfSession(ClientId);

    /// <summary>A QoS 1 or 2 message waits for the client, under the number in <see cref="Outgoing.Number"/>: MQTT 5.0 §4.3.</summary>
    internal sealed record Queued(string ClientId, Outgoing Item) : OfSession(ClientId);

    /// <summary>It is on its way under a packet identifier: MQTT 5.0 §2.2.1.</summary>
    internal sealed record Sent(string ClientId, long Number, ushort Id) : OfSession(ClientId);

    /// <summary>It does not wait any more: it expired, or the queue was full: MQTT 5.0 §3.3.2.3.3.</summary>
    internal sealed record Dropped(string ClientId, long Number) : OfSession(ClientId);

    /// <summary>PUBREC came; PUBREL is all that may be sent: MQTT 5.0 §4.3.3.</summary>
    internal sealed record Released(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>The last acknowledgement came: MQTT 5.0 §4.3.2 and §4.3.3.</summary>
    internal sealed record Done(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>A QoS 2 message came from the client and was passed on: MQTT 5.0 §4.3.3.</summary>
    internal sealed record Received(string ClientId, ushort Id) : OfSession(ClientId);

    /// <summary>PUBREL came for it: MQTT 5.0 §4.3.3.</summary>
    internal sealed record Completed(string ClientId, ushort Id) : OfSession(ClientId);
}
