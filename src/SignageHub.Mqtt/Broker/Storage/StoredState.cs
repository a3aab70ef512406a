using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>What all records together say (MQTT 5.0 §4.1): the state to take up after a start, and the shortest list of records that says it again.</summary>
/// <remarks>Not for several threads. Records of sessions that it does not know are passed over: theirs ended while they were on their way.</remarks>
internal sealed class StoredState
{
    private readonly Dictionary<string, EncodedMessage> _retained = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateRecord.Willed> _wills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredSession> _sessions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<EncodedMessage> Retained => _retained.Values;

    public IReadOnlyCollection<StateRecord.Willed> Wills => _wills.Values;

    public IReadOnlyCollection<StoredSession> Sessions => _sessions.Values;

    /// <returns>False when the record changes nothing and need not be written.</returns>
    public bool Apply(StateRecord record)
    {
        switch (record)
        {
            case StateRecord.Retained(var message):
                _retained[message.Message.Topic] = message;
                return true;
            case StateRecord.NotRetained(var topic):
                return _retained.Remove(topic);
            case StateRecord.Willed willed:
                _wills[willed.ClientId] = willed;
                return true;
            case StateRecord.NotWilled(var clientId):
                return _wills.Remove(clientId);
            case StateRecord.Began began:
                _sessions[began.ClientId] = new StoredSession(began.ClientId, began.Owner);
                return true;
            case StateRecord.Ended ended:
                return _sessions.Remove(ended.ClientId);
            case StateRecord.OfSession ofSession:
                return _sessions.TryGetValue(ofSession.ClientId, out var session) && session.Apply(ofSession);
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record, "There is no such record.");
        }
    }

    /// <param name="now">The broker's timestamp; what has expired by then is left out.</param>
    public IEnumerable<StateRecord> Records(long now)
    {
        foreach (var message in _retained.Values)
        {
            if (message.ExpiresAt > now) yield return new StateRecord.Retained(message);
        }

        foreach (var will in _wills.Values) yield return will;
        foreach (var record in _sessions.Values.SelectMany(session => session.Records())) yield return record;
    }

    /// <summary>Lets go of what has expired.</summary>
    public void Forget(long now)
    {
        foreach (var topic in _retained.Where(kept => kept.Value.ExpiresAt <= now).Select(kept => kept.Key).ToList()) _retained.Remove(topic);
    }
}
