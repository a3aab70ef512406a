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

        foreach (var will in state.Wills.ToList()) Lost(core, log, will);
        return (retained, sessions);
    }

    /// <summary>The end of the broker was the end of every connection, so the wills are due: now, or after their delay (MQTT 5.0 §3.1.2.5 and §3.1.3.2.2).</summary>
    private static void Lost(BrokerCore core, StateLog log, StateRecord.Willed will)
    {
        if (core.Sessions.Find(will.ClientId) is { } session)
        {
            session.Will = new Will(will.Message.Message, will.DelaySeconds) { DueAt = core.Clock.AfterSeconds(will.DelaySeconds) };
            return;
        }

        core.PublishWill(new Session(will.ClientId, new MqttIdentity(will.Owner), core.Options, core.Counters), will.Message.Message);
        log.NoWill(will.ClientId);
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
