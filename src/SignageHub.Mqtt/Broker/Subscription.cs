using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>Whatever a filter in the <see cref="SubscriptionTree"/> leads to: one subscription, or a group that shares one. MQTT 5.0 §4.7 and §4.8.2.</summary>
internal abstract class Subscriber
{
    /// <summary>Where it stands in its <see cref="SubscriberSet"/>; only the set touches it.</summary>
    public int Slot { get; set; }
}

/// <summary>One session's subscription to one filter: MQTT 5.0 §3.8.3.1 and §3.8.2.1.2.</summary>
/// <param name="identifier">0 for none.</param>
internal sealed class Subscription(Session session, TopicFilter filter, SubscriptionRequest request, uint identifier) : Subscriber
{
    public Session Session { get; } = session;

    public TopicFilter Filter { get; } = filter;

    public QualityOfService Qos { get; } = request.Qos;

    public bool NoLocal { get; } = request.NoLocal;

    public bool RetainAsPublished { get; } = request.RetainAsPublished;

    public uint Identifier { get; } = identifier;
}
