using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>What the last acknowledgement did to a message on the way to a client. MQTT 5.0 §4.3.</summary>
internal enum AckOutcome
{
    /// <summary>There is no such packet identifier.</summary>
    Unknown,

    /// <summary>The message is through.</summary>
    Done,

    /// <summary>PUBREC came; PUBREL is next.</summary>
    Release,

    /// <summary>The kind does not fit the message's QoS, a protocol error.</summary>
    Wrong,
}

/// <summary>QoS 1 and 2 messages sent to a client and not yet acknowledged: MQTT 5.0 §4.3.2, §4.3.3 and §4.9. Guarded by the session's gate.</summary>
internal sealed class InflightWindow
{
    /// <summary>Entries whose memory is kept between messages: a board has one or two on the way, and making room anew for each costs more than sending it.</summary>
    private const int KeptCapacity = 8;

    private Dictionary<ushort, Entry>? _entries;
    private Queue<ushort>? _resend;
    private ushort _lastId;
    private long _lastOrder;
    private int _attachment;
    private int _outstanding;

    public int Count => _entries?.Count ?? 0;

    /// <summary>How many the present connection has been sent; after a new connection this starts from nothing: MQTT 5.0 §4.4.</summary>
    public int Outstanding => _outstanding;

    /// <summary>Takes the message in and gives it an identifier that is not in use: MQTT 5.0 §2.2.1.</summary>
    public ushort Add(in Outgoing item)
    {
        var entries = _entries ??= [];
        do
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
        }
        while (entries.ContainsKey(_lastId));
        entries.Add(_lastId, new Entry(item, Released: false, ++_lastOrder, _attachment));
        _outstanding++;
        return _lastId;
    }

    /// <summary>Takes in what a store remembers; the next connection repeats it.</summary>
    public void Restore(ushort id, in Outgoing item, bool released)
    {
        (_entries ??= [])[id] = new Entry(item, released, ++_lastOrder, SentOn: -1);
        _lastId = id;
    }

    /// <summary>Goes on after the last identifier that a store remembers, so that a message gets the one it may have been sent under already.</summary>
    public void Restore(ushort lastId) => _lastId = lastId;

    public AckOutcome Acknowledge(PacketType kind, ushort id, bool refused)
    {
        if (_entries is null || !_entries.TryGetValue(id, out var entry)) return AckOutcome.Unknown;
        var expected = entry.Released ? PacketType.PubComp : entry.Item.Qos == QualityOfService.AtLeastOnce ? PacketType.PubAck : PacketType.PubRec;
        if (kind != expected) return entry.Released && kind == PacketType.PubRec ? AckOutcome.Release : AckOutcome.Wrong;
        if (kind == PacketType.PubRec && !refused)
        {
            _entries[id] = entry with { Released = true, Item = entry.Item with { Message = Nothing } };
            return AckOutcome.Release;
        }

        _entries.Remove(id);
        if (entry.SentOn == _attachment) _outstanding--;
        if (_entries.Count == 0 && _entries.EnsureCapacity(0) > KeptCapacity) _entries = null;
        return AckOutcome.Done;
    }

    /// <summary>A new connection: everything goes out again, in the order of the first time: MQTT 5.0 §4.4 and §4.6.</summary>
    public void BeginResend()
    {
        _resend = _entries is not { Count: > 0 } ? null : new Queue<ushort>(_entries.OrderBy(e => e.Value.Order).Select(e => e.Key));
        _outstanding = 0;
        _attachment++;
    }

    /// <summary>The next one to repeat. Released ones are repeated as PUBREL.</summary>
    public bool TryResend(out ushort id, out Outgoing item, out bool released)
    {
        item = default;
        released = false;
        id = 0;
        while (_resend is not null)
        {
            id = _resend.Dequeue();
            if (_resend.Count == 0) _resend = null;
            if (_entries is null || !_entries.TryGetValue(id, out var entry)) continue;
            _entries[id] = entry with { SentOn = _attachment };
            _outstanding++;
            (item, released) = (entry.Item, entry.Released);
            return true;
        }

        return false;
    }

    private static EncodedMessage Nothing { get; } = new(new MqttMessage { Topic = "" });

    /// <summary>A message that is out, and how far it has come: MQTT 5.0 §4.4.</summary>
    /// <param name="SentOn">The number of the connection that it was last sent on; -1 for none since the start.</param>
    private readonly record struct Entry(Outgoing Item, bool Released, long Order, int SentOn);
}
