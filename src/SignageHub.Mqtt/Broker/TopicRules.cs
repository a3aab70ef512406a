using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>What the broker itself, before <see cref="IMqttAccess"/> is asked, allows of topics and filters: MQTT 5.0 §4.7.3, §4.8.2 and §5.4.2.</summary>
internal sealed class TopicRules(MqttBrokerOptions options, IMqttAccess access)
{
    /// <summary>Deeper ones would cost a node of the trees for each level.</summary>
    public bool IsWithinLevels(ReadOnlySpan<char> topic) => topic.Count('/') < options.MaximumTopicLevels;

    /// <summary>Clients do not publish what the broker says of itself: MQTT 5.0 §4.7.2.</summary>
    public bool MayPublish(MqttIdentity identity, string topic) =>
        !topic.StartsWith("$SYS/", StringComparison.Ordinal) && access.MayPublish(identity, topic);

    /// <summary>Success, or the failure that SUBACK gives for this filter: MQTT 5.0 §3.9.3.</summary>
    /// <exception cref="MqttProtocolException">No Local with a shared subscription: MQTT 5.0 §3.8.3.1.</exception>
    public ReasonCode Check(MqttIdentity identity, SubscriptionRequest request, out TopicFilter? filter)
    {
        if (!TopicFilter.TryParse(request.Filter, out filter) || !IsWithinLevels(filter.Text)) return ReasonCode.TopicFilterInvalid;
        if (filter.ShareName is not null)
        {
            if (request.NoLocal) throw new MqttProtocolException(ReasonCode.ProtocolError, "No Local is set on a shared subscription (MQTT 5.0 §3.8.3.1).");
            if (!options.SharedSubscriptions) return ReasonCode.SharedSubscriptionsNotSupported;
        }

        return access.MaySubscribe(identity, filter) ? ReasonCode.Success : options.SubscriptionDenied;
    }
}
