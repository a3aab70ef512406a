using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>SUBSCRIBE and UNSUBSCRIBE of one client: MQTT 5.0 §3.8.4 and §3.10.4.</summary>
internal sealed class SubscribeHandler(ClientConnection connection, Session session, BrokerCore core)
{
    public void Subscribe(SubscribePacket packet)
    {
        var identifier = packet.Properties.SubscriptionIdentifiers is [var id, ..] ? id : 0;
        var reasons = new List<ReasonCode>(packet.Requests.Count);
        var filters = new List<TopicFilter?>(packet.Requests.Count);
        foreach (var request in packet.Requests)
        {
            // Each filter is work under the session's gate, and no packet needs more of them than a session may have.
            if (filters.Count >= core.Options.MaximumSubscriptions)
            {
                reasons.Add(ReasonCode.QuotaExceeded);
                continue;
            }

            var reason = core.Topics.Check(session.Identity, request, out var filter);
            if (reason.IsFailure()) core.Peers.SubscribeDenied(session.ClientId, request.Filter);
            reasons.Add(reason.IsFailure() ? reason : (ReasonCode)request.Qos);
            filters.Add(reason.IsFailure() ? null : filter);
        }

        var fits = true;
        lock (session.Gate)
        {
            if (session.Connection != connection) return;

            // Under the gate, so that no newer message of a topic gets in line before the retained one.
            for (var i = 0; i < filters.Count; i++)
            {
                if (filters[i] is not { } filter) continue;
                if (!fits)
                {
                    // The connection ends; what was not made must not look as if it had been.
                    reasons[i] = ReasonCode.QuotaExceeded;
                }
                else if (!session.Subscriptions.ContainsKey(filter.Whole) && session.Subscriptions.Count >= core.Options.MaximumSubscriptions)
                {
                    reasons[i] = ReasonCode.QuotaExceeded;
                }
                else
                {
                    fits = Add(filter, packet.Requests[i], identifier);
                }
            }

            connection.Writer.Answer(new SubAckPacket(packet.PacketId, reasons));
        }

        if (!fits) connection.CloseForFullQueue(session.ClientId, "more retained messages wait than the broker holds");
    }

    public void Unsubscribe(UnsubscribePacket packet)
    {
        var reasons = new List<ReasonCode>(packet.Filters.Count);
        lock (session.Gate)
        {
            if (session.Connection != connection) return;
            foreach (var text in packet.Filters)
            {
                if (session.Subscriptions.Remove(text, out var subscription))
                {
                    core.Subscriptions.Remove(subscription);
                    session.Log?.Unsubscribed(text);
                    reasons.Add(ReasonCode.Success);
                }
                else
                {
                    reasons.Add(TopicFilter.TryParse(text, out _) ? ReasonCode.NoSubscriptionExisted : ReasonCode.TopicFilterInvalid);
                }
            }
        }

        connection.Writer.Answer(new UnsubAckPacket(packet.PacketId, reasons));
    }

    private bool Add(TopicFilter filter, SubscriptionRequest request, uint identifier)
    {
        session.Subscriptions.TryGetValue(filter.Whole, out var old);
        var subscription = new Subscription(session, filter, request, identifier);
        core.Subscriptions.Set(old, subscription);
        session.Subscriptions[filter.Whole] = subscription;
        session.Log?.Subscribed(request, identifier);
        var wantsRetained = request.RetainHandling == RetainHandling.Send || (request.RetainHandling == RetainHandling.SendIfNew && old is null);
        if (filter.ShareName is not null || !wantsRetained) return true;
        var matches = new List<EncodedMessage>();
        core.Retained.Match(filter, matches);
        if (subscription.NoLocal) matches.RemoveAll(message => message.SenderId == session.ClientId);
        var now = core.Clock.Now;
        return matches.TrueForAll(message => session.Enqueue(Router.ToOutgoing(message, subscription, fromStore: true), now));
    }
}
