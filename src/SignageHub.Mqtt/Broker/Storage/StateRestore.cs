namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>Takes up what was written down, before the first client is served: MQTT 5.0 §4.1.</summary>
internal static class StateRestore
{
    /// <returns>How many retained messages and sessions there are.</returns>
    public static (int Retained, int Sessions) Into(BrokerCore core, StateLog log, StoredState state)
    {
        var retained = state.Retained.Count(core.Retained.Set);
        var sessions = 0;
        foreach (var stored in state.Sessions.ToList())
        {
            var endsAt = stored.EndsAt == long.MaxValue ? core.Clock.AfterSeconds(stored.ExpirySeconds) : core.Clock.FromUnix(stored.EndsAt);
            if (endsAt <= core.Clock.Now)
            {
                log.Append(new StateRecord.Ended(stored.ClientId));
                continue;
            }

            core.Sessions.Restore(Session(core, log, stored), endsAt);
            sessions++;
        }

        return (retained, sessions);
    }

    private static Session Session(BrokerCore core, StateLog log, StoredSession stored)
    {
        var lastNumber = Math.Max(
            stored.Queue.Count == 0 ? 0 : stored.Queue.Keys.Last(),
            stored.Inflight.Values.Select(item => item?.Number ?? 0).DefaultIfEmpty().Max());
        var session = new Session(stored.ClientId, new MqttIdentity(stored.Owner), core.Options, core.Counters)
        {
            ExpirySeconds = stored.ExpirySeconds,
            Log = new SessionLog(log, stored.ClientId, lastNumber),
        };
        lock (session.Gate)
        {
            session.Restore(stored);
            foreach (var (request, identifier) in stored.Subscriptions.Values)
            {
                var subscription = new Subscription(session, TopicFilter.Parse(request.Filter), request, identifier);
                core.Subscriptions.Set(old: null, subscription);
                session.Subscriptions[request.Filter] = subscription;
            }
        }

        return session;
    }
}
