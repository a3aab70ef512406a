using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>Records that nobody has begun to write: the newest of what MQTT 5.0 §4.1 has kept. Guarded by the log's gate.</summary>
/// <remarks>Of a retained topic (§3.3.1.3) only the last record is kept, in the place of the first: nobody can tell how often it changed between two flushes.</remarks>
internal sealed class PendingRecords
{
    /// <summary>What a record takes up beside its message, about.</summary>
    private const int RecordBytes = 64;

    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);
    private List<StateRecord> _records = [];
    private EncodedMessage? _lastQueued;

    public int Count => _records.Count;

    /// <summary>Bytes of memory that they keep from being let go, about.</summary>
    public long Bytes { get; private set; }

    public void Add(StateRecord record)
    {
        Bytes += Weigh(record);
        if (TopicOf(record) is { } topic)
        {
            if (_topics.TryGetValue(topic, out var at))
            {
                Bytes -= Weigh(_records[at]);
                _records[at] = record;
                return;
            }

            _topics.Add(topic, _records.Count);
        }

        _records.Add(record);
    }

    /// <summary>All of them, in their order.</summary>
    public List<StateRecord> Take()
    {
        var taken = _records;
        _records = [];
        if (_topics.Count > 0) _topics.Clear();
        _lastQueued = null;
        Bytes = 0;
        return taken;
    }

    private static string? TopicOf(StateRecord record) => record switch
    {
        StateRecord.Retained(var message) => message.Message.Topic,
        StateRecord.NotRetained(var topic) => topic,
        _ => null,
    };

    private long Weigh(StateRecord record)
    {
        switch (record)
        {
            case StateRecord.Retained(var message): return RecordBytes + message.Weight;
            case StateRecord.Willed(_, _, var message, _): return RecordBytes + message.Weight;
            case StateRecord.Queued(_, var item) when item.Message != _lastQueued:
                // One message for many sessions comes in a row, and is there once.
                _lastQueued = item.Message;
                return RecordBytes + item.Message.Weight;
            default: return RecordBytes;
        }
    }
}
