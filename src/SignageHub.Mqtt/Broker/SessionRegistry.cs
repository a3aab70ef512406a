using System.Collections.Concurrent;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Mqtt.Broker;

/// <summary>What became of an accepted CONNECT.</summary>
/// <param name="Present">The client found its session again: MQTT 5.0 §3.2.2.1.1.</param>
internal readonly record struct Opened(Session Session, bool Present);

/// <summary>All sessions by client id: how they begin, change hands and end: MQTT 5.0 §3.1.4, §4.1 and §3.1.2.11.2.</summary>
/// <param name="publishWill">Called outside every lock.</param>
internal sealed class SessionRegistry(MqttBrokerOptions options, BrokerClock clock, BrokerCounters counters, SubscriptionIndex index, Action<Session, MqttMessage> publishWill)
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly LinkedList<Session> _absent = [];
    private readonly Dictionary<Session, LinkedListNode<Session>> _absentNodes = [];
    private readonly Dictionary<string, int> _countOf = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _connected;

    public int Count => _sessions.Count;

    public int Connected => Volatile.Read(ref _connected);

    public IEnumerable<Session> All => _sessions.Select(pair => pair.Value);

    public Session? Find(string clientId) => _sessions.GetValueOrDefault(clientId);

    /// <summary>Null when the broker keeps nothing.</summary>
    public StateLog? Log { get; set; }

    /// <summary>Takes up the session of a client that is absent.</summary>
    /// <param name="endsAt">The clock's timestamp.</param>
    public void Restore(Session session, long endsAt)
    {
        lock (_gate)
        {
            _sessions[session.ClientId] = session;
            CountIn(session, 1);
            session.EndsAt = endsAt;
            _absentNodes[session] = _absent.AddLast(session);
            while (_absent.Count > options.MaximumAbsentSessions) EndAbsent(_absent.First!.Value);
        }
    }

    /// <summary>Gives the connection its session, and cuts the connection that had it: MQTT 5.0 §3.1.4-3.</summary>
    /// <returns>Why there is none: it belongs to another identity, or this one has too many.</returns>
    public ReasonCode Open(ClientConnection connection, string clientId, MqttIdentity identity, bool cleanStart, uint expirySeconds, Will? will, out Opened opened)
    {
        opened = default;
        ClientConnection? previous = null;
        MqttMessage? oldWill = null;
        Session session;
        bool present;
        lock (_gate)
        {
            _sessions.TryGetValue(clientId, out var existing);
            if (existing is not null && existing.Identity.Name != identity.Name) return ReasonCode.ClientIdentifierNotValid;
            if (existing is null && HasEnough(identity, clientId)) return ReasonCode.QuotaExceeded;
            previous = existing?.Connection;

            // Without an expiry the session ends with the connection that is cut here (§3.1.2.11.2).
            present = existing is not null && !cleanStart && (previous is null || existing.ExpirySeconds > 0);
            if (existing is not null)
            {
                if (previous is not null) _connected--;
                Forget(existing);

                // A new connection within the delay stops the will (§3.1.3.2.2); the end of the session does not, nor does a delay of nothing.
                if (existing.Will is { } pending && (!present || pending.DelaySeconds == 0)) oldWill = pending.Message;
                existing.Will = null;
                if (!present) End(existing);
            }

            session = present ? existing! : _sessions[clientId] = new Session(clientId, identity, options, counters);
            if (!present) CountIn(session, 1);
            if (!present && expirySeconds > 0) session.Log = Log?.Begin(clientId, identity.Name);
            session.Log?.Attached(expirySeconds);
            session.Identity = identity;
            session.ExpirySeconds = expirySeconds;
            session.Will = will;
            if (will is not null)
                Log?.Will(clientId, identity.Name, will);
            else if (existing is not null)
                Log?.NoWill(clientId);
            session.Attach(connection);
            _connected++;
        }

        previous?.Close(ReasonCode.SessionTakenOver, "Another connection took the session over.");
        if (oldWill is not null) publishWill(session, oldWill);
        opened = new Opened(session, present);
        return ReasonCode.Success;
    }

    /// <summary>The session that bears the identity's own name always has its place.</summary>
    private bool HasEnough(MqttIdentity identity, string clientId) =>
        options.MaximumSessionsPerIdentity is { } most && clientId != identity.Name && _countOf.GetValueOrDefault(identity.Name) >= most;

    private void CountIn(Session session, int change)
    {
        var name = session.Identity.Name;
        if (session.ClientId == name) return;
        var count = _countOf.GetValueOrDefault(name) + change;
        if (count > 0)
            _countOf[name] = count;
        else
            _countOf.Remove(name);
    }

    /// <summary>The connection is gone.</summary>
    /// <param name="clean">DISCONNECT with 0x00 came, which takes the will away: MQTT 5.0 §3.14.4.</param>
    public void Leave(ClientConnection connection, Session session, bool clean)
    {
        List<(Session, MqttMessage)> wills = [];
        lock (_gate)
        {
            if (!session.Detach(connection)) return;
            _connected--;
            if (clean) TakeWill(session);
            if (session.Will is { } will)
            {
                if (will.DelaySeconds == 0 || session.ExpirySeconds == 0)
                {
                    AddWill(session, wills);
                }
                else
                {
                    will.DueAt = clock.AfterSeconds(will.DelaySeconds);
                }
            }

            if (session.ExpirySeconds == 0)
            {
                End(session);
            }
            else
            {
                session.EndsAt = clock.AfterSeconds(session.ExpirySeconds);
                session.Log?.Detached(session.ExpirySeconds, session.EndsAt);
                _absentNodes[session] = _absent.AddLast(session);
                while (_absent.Count > options.MaximumAbsentSessions)
                {
                    // The end of a session publishes its will, whatever ended it (§3.1.3.2.2).
                    AddWill(_absent.First!.Value, wills);
                    EndAbsent(_absent.First!.Value);
                }
            }
        }

        Publish(wills);
    }

    /// <summary>Ends a session and cuts its connection. False when there is none.</summary>
    public bool Remove(string clientId, ReasonCode reason)
    {
        Session? session;
        MqttMessage? due;
        ClientConnection? connection;
        lock (_gate)
        {
            if (!_sessions.TryGetValue(clientId, out session)) return false;
            connection = session.Connection;
            if (connection is not null) _connected--;
            due = TakeWill(session);
            Forget(session);
            End(session);
        }

        connection?.Close(reason, "The host ended the session.");
        if (due is not null) publishWill(session, due);
        return true;
    }

    /// <summary>Publishes the wills that are due and ends the sessions whose time is up: MQTT 5.0 §3.1.3.2.2 and §3.1.2.11.2.</summary>
    public void Sweep()
    {
        List<(Session, MqttMessage)> wills = [];
        lock (_gate)
        {
            var now = clock.Now;
            for (var node = _absent.First; node is not null;)
            {
                var session = node.Value;
                node = node.Next;
                var ends = session.EndsAt <= now;
                if (session.Will is { } will && (ends || will.DueAt <= now)) AddWill(session, wills);
                if (ends) EndAbsent(session);
            }
        }

        Publish(wills);
    }

    private void Publish(List<(Session, MqttMessage)> wills)
    {
        foreach (var (session, message) in wills) publishWill(session, message);
    }

    private void AddWill(Session session, List<(Session, MqttMessage)> wills)
    {
        if (TakeWill(session) is { } will) wills.Add((session, will));
    }

    /// <summary>It is to be published now, or never.</summary>
    private MqttMessage? TakeWill(Session session)
    {
        if (session.Will is not { } will) return null;
        session.Will = null;
        Log?.NoWill(session.ClientId);
        return will.Message;
    }

    private void EndAbsent(Session session)
    {
        Forget(session);
        End(session);
    }

    private void Forget(Session session)
    {
        if (_absentNodes.Remove(session, out var node)) _absent.Remove(node);
    }

    private void End(Session session)
    {
        if (_sessions.TryRemove(session.ClientId, out _)) CountIn(session, -1);
        lock (session.Gate)
        {
            session.End();
            session.Log?.Ended();
            foreach (var subscription in session.Subscriptions.Values) index.Remove(subscription);
            session.Subscriptions.Clear();
        }
    }
}
