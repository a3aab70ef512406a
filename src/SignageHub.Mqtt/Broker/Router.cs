using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>What became of a published message: MQTT 5.0 §3.4.2.1.</summary>
/// <param name="Crowded">The receivers whose queues are half full; null for none.</param>
internal readonly record struct Routed(ReasonCode Reason, IReadOnlyList<Session>? Crowded);

/// <summary>From a published message to the sessions that want it: MQTT 5.0 §3.3.4 and §3.3.1.3.</summary>
internal sealed class Router(SubscriptionIndex index, RetainedStore retained, BrokerClock clock, BrokerCounters counters)
{
    private readonly Lock[] _topicGates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    /// <summary>Null when the broker keeps nothing.</summary>
    public StateLog? Log { get; set; }

    [ThreadStatic]
    private static Dictionary<Session, Overlap>? t_overlaps;

    /// <summary>
    /// Retains and delivers. A retained message is stored before it is delivered, and two of one topic never pass each other,
    /// so a subscriber ends with what the store has.
    /// </summary>
    /// <param name="sender">Null for the host.</param>
    /// <param name="woken">Gets the writers that have to be started, once no lock is held: see <see cref="WriterBatch"/>.</param>
    /// <returns>Success, 0x10 when nobody wanted it, or 0x97 when it should be retained and the store is full; and the receivers that the sender should wait for.</returns>
    public Routed Publish(MqttMessage message, Session? sender, List<ConnectionWriter> woken)
    {
        var encoded = new EncodedMessage(message)
        {
            ExpiresAt = message.Expiry is { } expiry ? clock.After(expiry) : long.MaxValue,
            SenderId = sender?.ClientId,
        };
        if (!message.Retain) return Deliver(encoded, sender, woken);
        lock (_topicGates[(uint)message.Topic.GetHashCode(StringComparison.Ordinal) % _topicGates.Length])
        {
            if (!retained.Set(encoded))
            {
                counters.Drop(1);
                return new Routed(ReasonCode.QuotaExceeded, null);
            }

            Log?.Retain(encoded, byHost: sender is null or { IsHost: true });
            return Deliver(encoded, sender, woken);
        }
    }

    private Routed Deliver(EncodedMessage message, Session? sender, List<ConnectionWriter> woken)
    {
        List<Session>? crowded = null;
        var matches = new MatchList();
        index.Tree.Match(message.Message.Topic, ref matches);
        if (matches.Sets <= 1)
        {
            foreach (var subscriber in matches.Items) Deliver(message, subscriber, sender, woken, ref crowded);
        }
        else
        {
            DeliverOverlapping(message, matches, sender, woken, ref crowded);
        }

        var wanted = matches.Count > 0;
        matches.Dispose();
        return new Routed(wanted ? ReasonCode.Success : ReasonCode.NoMatchingSubscribers, crowded);
    }

    /// <param name="crowded">Gets the receiver, if the sender should wait for it.</param>
    private void Deliver(EncodedMessage message, Subscriber subscriber, Session? sender, List<ConnectionWriter> woken, ref List<Session>? crowded)
    {
        var subscription = subscriber as Subscription ?? ((SharedGroup)subscriber).Next();
        if (subscription is null || (subscription.NoLocal && subscription.Session == sender)) return;
        Deliver(subscription.Session, ToOutgoing(message, subscription, fromStore: false), sender, woken, ref crowded);
    }

    /// <summary>Nobody waits for oneself: the same reader takes in the acknowledgements.</summary>
    private void Deliver(Session receiver, in Outgoing item, Session? sender, List<ConnectionWriter> woken, ref List<Session>? crowded)
    {
        if (receiver.Deliver(item, woken, clock.Now) && receiver != sender) (crowded ??= []).Add(receiver);
    }

    /// <summary>One copy of a message for one subscription: MQTT 5.0 §3.8.4 (QoS), §3.3.1.3 (RETAIN), §3.3.2.3.8 (identifier).</summary>
    public static Outgoing ToOutgoing(EncodedMessage message, Subscription subscription, bool fromStore) => new(
        message,
        Lower(subscription.Qos, message.Message.Qos),
        fromStore || (subscription.RetainAsPublished && message.Message.Retain),
        fromStore,
        subscription.Identifier == 0 ? default : new[] { subscription.Identifier });

    /// <summary>
    /// Overlapping filters of one session give one copy with the highest QoS and the identifiers of all: MQTT 5.0 §3.3.4.
    /// A shared subscription gets a copy of its own (§4.8.2).
    /// </summary>
    private void DeliverOverlapping(EncodedMessage message, in MatchList matches, Session? sender, List<ConnectionWriter> woken, ref List<Session>? crowded)
    {
        var overlaps = t_overlaps ??= [];
        overlaps.Clear();
        foreach (var subscriber in matches.Items)
        {
            if (subscriber is not Subscription subscription)
            {
                Deliver(message, subscriber, sender, woken, ref crowded);
                continue;
            }

            if (subscription.NoLocal && subscription.Session == sender) continue;
            overlaps.TryGetValue(subscription.Session, out var overlap);
            overlaps[subscription.Session] = overlap.With(subscription);
        }

        foreach (var (session, overlap) in overlaps) Deliver(session, overlap.ToOutgoing(message), sender, woken, ref crowded);
        overlaps.Clear();
    }

    private static QualityOfService Lower(QualityOfService a, QualityOfService b) => a < b ? a : b;

    /// <summary>What several subscriptions of one session ask for together: MQTT 5.0 §3.3.4.</summary>
    private readonly record struct Overlap(QualityOfService Qos, bool RetainAsPublished, ReadOnlyMemory<uint> Identifiers)
    {
        public Overlap With(Subscription other) => new(
            Qos > other.Qos ? Qos : other.Qos,
            RetainAsPublished || other.RetainAsPublished,
            other.Identifier == 0 ? Identifiers : (uint[])[.. Identifiers.Span, other.Identifier]);

        public Outgoing ToOutgoing(EncodedMessage message) => new(
            message, Lower(Qos, message.Message.Qos), RetainAsPublished && message.Message.Retain, FromStore: false, Identifiers);
    }
}
