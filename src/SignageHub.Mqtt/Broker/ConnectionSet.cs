namespace SignageHub.Mqtt.Broker;

/// <summary>Every connection that is open or still closing, so that the sweep finds those that hang. MQTT 5.0 §3.1.2.10 and §4.13.</summary>
internal sealed class ConnectionSet
{
    private readonly HashSet<ClientConnection> _connections = [];
    private readonly Queue<(Action Abort, long EndedAt)> _lingering = new();
    private readonly Lock _gate = new();

    public void Add(ClientConnection connection)
    {
        lock (_gate) _connections.Add(connection);
    }

    /// <summary>We are done with it; what is written may still be on its way to a peer that does not read.</summary>
    public void Remove(ClientConnection connection, long now)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
            _lingering.Enqueue((connection.Transport.Abort, now));
        }
    }

    /// <summary>How to end what lingers after the time-out; each is given once.</summary>
    public IReadOnlyList<Action> TakeLingering(BrokerClock clock, TimeSpan closingTimeout)
    {
        List<Action> aborts = [];
        lock (_gate)
        {
            while (_lingering.TryPeek(out var oldest) && clock.Since(oldest.EndedAt) > closingTimeout) aborts.Add(_lingering.Dequeue().Abort);
        }

        return aborts;
    }

    public IReadOnlyList<ClientConnection> Snapshot()
    {
        lock (_gate) return [.. _connections];
    }
}
