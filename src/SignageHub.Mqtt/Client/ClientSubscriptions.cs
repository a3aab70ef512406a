using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>One filter the client asks for, with everybody in this process who wants it. MQTT 5.0 §3.8.3.</summary>
internal sealed class ClientSubscription(TopicFilter filter, uint identifier)
{
    public TopicFilter Filter { get; } = filter;

    /// <summary>What a 5.0 broker sends along, so that a message finds its handlers even where filters overlap: MQTT 5.0 §3.8.2.1.2.</summary>
    public uint Identifier { get; } = identifier;

    public QualityOfService Qos { get; set; }

    /// <summary>Replaced as a whole.</summary>
    public MqttMessageHandler[] Handlers { get; set; } = [];

    /// <summary>The session at the broker has it.</summary>
    public bool Granted { get; set; }
}

/// <summary>All filters of a client, kept over its connections: MQTT 5.0 §3.8 and §3.10.</summary>
internal sealed class ClientSubscriptions
{
    private readonly Dictionary<string, ClientSubscription> _byFilter = new(StringComparer.Ordinal);
    private readonly HashSet<string> _toUnsubscribe = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private uint _lastIdentifier;

    public ClientSubscription Add(TopicFilter filter, QualityOfService qos, MqttMessageHandler handler)
    {
        lock (_gate)
        {
            if (!_byFilter.TryGetValue(filter.Whole, out var subscription))
                _byFilter[filter.Whole] = subscription = new ClientSubscription(filter, ++_lastIdentifier);
            if (qos > subscription.Qos) subscription.Qos = qos;
            subscription.Handlers = [.. subscription.Handlers, handler];
            subscription.Granted = false;
            _toUnsubscribe.Remove(filter.Whole);
            return subscription;
        }
    }

    /// <summary>True when nobody wants the filter any more.</summary>
    public bool Remove(ClientSubscription subscription, MqttMessageHandler handler)
    {
        lock (_gate)
        {
            var handlers = subscription.Handlers.ToList();
            handlers.Remove(handler);
            subscription.Handlers = [.. handlers];
            if (handlers.Count > 0 || !_byFilter.Remove(subscription.Filter.Whole)) return false;
            _toUnsubscribe.Add(subscription.Filter.Whole);
            return true;
        }
    }

    /// <summary>What the broker must be told on a new connection.</summary>
    public (IReadOnlyList<ClientSubscription> Subscribe, IReadOnlyList<string> Unsubscribe) Reconnected(bool sessionPresent)
    {
        lock (_gate)
        {
            if (!sessionPresent)
            {
                _toUnsubscribe.Clear();
                foreach (var subscription in _byFilter.Values) subscription.Granted = false;
            }

            return ([.. _byFilter.Values.Where(s => !s.Granted)], [.. _toUnsubscribe]);
        }
    }

    public void Unsubscribed(string filter)
    {
        lock (_gate) _toUnsubscribe.Remove(filter);
    }

    /// <summary>Who wants the message: by identifiers if the broker sent any that we know, else by filters.</summary>
    public IReadOnlyList<MqttMessageHandler> For(MqttMessage message)
    {
        lock (_gate)
        {
            if (message.SubscriptionIdentifiers.Count > 0)
            {
                var named = _byFilter.Values.Where(s => message.SubscriptionIdentifiers.Contains(s.Identifier)).ToList();
                if (named.Count > 0) return [.. named.SelectMany(s => s.Handlers)];
            }

            return [.. _byFilter.Values.Where(s => s.Filter.Matches(message.Topic)).SelectMany(s => s.Handlers)];
        }
    }
}
