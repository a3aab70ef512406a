using System.Diagnostics.CodeAnalysis;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>One message on its way to one session: MQTT 5.0 §3.3.4.</summary>
/// <param name="Qos">The lower of what was published and what was subscribed to: MQTT 5.0 §3.8.4.</param>
/// <param name="FromStore">A retained message for a new subscription; the caps do not count it.</param>
internal readonly record struct Outgoing(EncodedMessage Message, QualityOfService Qos, bool Retain, bool FromStore, ReadOnlyMemory<uint> Identifiers)
{
    /// <summary>Its place in the order of a session that is written down; 0 for what is not.</summary>
    public long Number { get; init; }
}

/// <summary>What waits for one session, oldest first, bounded in messages and bytes. Not safe for threads; the session's gate guards it. MQTT 5.0 §4.1 and §4.6.</summary>
/// <remarks>
/// Costs next to nothing while empty. Retained messages of a new subscription pass the caps: they are references to what the store holds anyway. Those that
/// wait while the store gets others are held by the queue alone; all that wait are as bounded as the store is.
/// </remarks>
/// <param name="owner">The client's id.</param>
internal sealed class OutgoingQueue(int maximumMessages, long maximumBytes, string? owner = null)
{
    /// <summary>Messages whose room is kept while there are none; making it anew for each message costs more than sending it.</summary>
    private const int KeptCapacity = 8;

    private Queue<Outgoing>? _items;
    private int _counted;
    private int _qos0;
    private int _own;
    private long _bytes;
    private long _ownBytes;
    private long _bytesFromStore;

    /// <summary>Nothing that waits expires before it: a full queue is searched only when that time has come.</summary>
    private long _nothingExpiresBefore = long.MaxValue;

    public int Count => _items?.Count ?? 0;

    /// <summary>
    /// In messages or in bytes; retained ones of a new subscription do not count, nor what the client sends itself: others do not wait for that. May be asked
    /// without the gate, for an answer that was right a moment ago.
    /// </summary>
    public bool IsHalfFull => _counted - _own > maximumMessages / 2 || Volatile.Read(ref _bytes) - Volatile.Read(ref _ownBytes) > maximumBytes / 2;

    /// <summary>The client published it itself.</summary>
    public bool IsOwn(in Outgoing item) => owner is not null && item.Message.SenderId == owner;

    /// <summary>Whether one more retained message of a new subscription may wait, with as many of them as the store may hold.</summary>
    public bool HasRoomFromStore(EncodedMessage message, int mostMessages, long mostBytes) =>
        Count - _counted < mostMessages && _bytesFromStore + message.Weight <= mostBytes;

    public bool TryAdd(in Outgoing item)
    {
        if (item.FromStore)
        {
            _bytesFromStore += item.Message.Weight;
        }
        else
        {
            if (_counted >= maximumMessages || _bytes + item.Message.Weight > maximumBytes) return false;
            _counted++;
            _bytes += item.Message.Weight;
            if (item.Qos == QualityOfService.AtMostOnce) _qos0++;
            if (IsOwn(item)) (_own, _ownBytes) = (_own + 1, _ownBytes + item.Message.Weight);
        }

        (_items ??= new Queue<Outgoing>()).Enqueue(item);
        _nothingExpiresBefore = Math.Min(_nothingExpiresBefore, item.Message.ExpiresAt);
        return true;
    }

    public bool TryPeek(out Outgoing item)
    {
        item = default;
        return _items is { } items && items.TryPeek(out item);
    }

    public bool TryTake(out Outgoing item)
    {
        item = default;
        if (_items is null || !_items.TryDequeue(out item)) return false;
        Forget(item);
        if (_items.Count == 0 && _items.Capacity > KeptCapacity) _items = null;
        return true;
    }

    /// <summary>Drops every QoS 0 message to make room.</summary>
    /// <returns>How many.</returns>
    public int DropQos0()
    {
        if (_items is null || _qos0 == 0) return 0;
        var kept = new Queue<Outgoing>(_items.Count);
        var dropped = 0;
        foreach (var item in _items)
        {
            if (item.Qos == QualityOfService.AtMostOnce && !item.FromStore)
            {
                Forget(item);
                dropped++;
            }
            else
            {
                kept.Enqueue(item);
            }
        }

        _items = kept.Count == 0 ? null : kept;
        return dropped;
    }

    /// <summary>Takes out what has expired: MQTT 5.0 §3.3.2.3.3.</summary>
    public IReadOnlyList<Outgoing> TakeExpired(long now)
    {
        if (_items is null || now < _nothingExpiresBefore) return [];
        var expired = new List<Outgoing>();
        _nothingExpiresBefore = long.MaxValue;
        for (var left = _items.Count; left > 0; left--)
        {
            var item = _items.Dequeue();
            if (item.Message.ExpiresAt <= now)
            {
                Forget(item);
                expired.Add(item);
            }
            else
            {
                _items.Enqueue(item);
                _nothingExpiresBefore = Math.Min(_nothingExpiresBefore, item.Message.ExpiresAt);
            }
        }

        if (_items.Count == 0) _items = null;
        return expired;
    }

    private void Forget(in Outgoing item)
    {
        if (item.FromStore)
        {
            _bytesFromStore -= item.Message.Weight;
            return;
        }

        _counted--;
        _bytes -= item.Message.Weight;
        if (item.Qos == QualityOfService.AtMostOnce) _qos0--;
        if (IsOwn(item)) (_own, _ownBytes) = (_own - 1, _ownBytes - item.Message.Weight);
    }
}
