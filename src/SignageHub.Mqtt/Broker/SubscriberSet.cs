using System.Buffers;

namespace SignageHub.Mqtt.Broker;

/// <summary>Everybody under one filter. Adding and removing cost the same with one and with ten thousand; a publish copies the references and lets go. MQTT 5.0 §4.7.</summary>
internal sealed class SubscriberSet
{
    private readonly Lock _gate = new();
    private Subscriber[] _items = new Subscriber[1];
    private int _count;

    public bool IsEmpty => _count == 0;

    public void Add(Subscriber subscriber)
    {
        lock (_gate)
        {
            if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
            subscriber.Slot = _count;
            _items[_count++] = subscriber;
        }
    }

    public void Remove(Subscriber subscriber)
    {
        lock (_gate)
        {
            var last = _items[--_count];
            _items[subscriber.Slot] = last;
            last.Slot = subscriber.Slot;
            _items[_count] = null!;
            if (_items.Length > 16 && _count < _items.Length / 4) Array.Resize(ref _items, _items.Length / 2);
        }
    }

    /// <summary>In one step, so that no message falls between the old and the new: MQTT 5.0 §3.8.4.</summary>
    public void Replace(Subscriber old, Subscriber next)
    {
        lock (_gate)
        {
            next.Slot = old.Slot;
            _items[next.Slot] = next;
        }
    }

    public void CopyTo(ref MatchList matches)
    {
        lock (_gate) matches.Add(_items.AsSpan(0, _count));
    }
}

/// <summary>What a topic led to, in a rented array. Give it back with <see cref="Dispose"/>. MQTT 5.0 §3.3.4.</summary>
internal ref struct MatchList
{
    private Subscriber[] _items;

    public MatchList() => _items = ArrayPool<Subscriber>.Shared.Rent(16);

    /// <summary>How many sets added to it; with one, no session can stand in it twice.</summary>
    public int Sets { get; private set; }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<Subscriber> Items => _items.AsSpan(0, Count);

    public void Add(ReadOnlySpan<Subscriber> subscribers)
    {
        if (subscribers.IsEmpty) return;
        Sets++;
        if (Count + subscribers.Length > _items.Length)
        {
            var larger = ArrayPool<Subscriber>.Shared.Rent(Math.Max(Count + subscribers.Length, _items.Length * 2));
            Items.CopyTo(larger);
            Return();
            _items = larger;
        }

        subscribers.CopyTo(_items.AsSpan(Count));
        Count += subscribers.Length;
    }

    public void Dispose()
    {
        Return();
        _items = [];
        Count = 0;
    }

    private readonly void Return()
    {
        if (_items.Length == 0) return;
        _items.AsSpan(0, Count).Clear();
        ArrayPool<Subscriber>.Shared.Return(_items);
    }
}
