namespace SignageHub.Mqtt.Broker;

/// <summary>The sessions behind one <c>$share/name/filter</c>: each message goes to one of them, in turn: MQTT 5.0 §4.8.2.</summary>
internal sealed class SharedGroup(TopicFilter filter) : Subscriber
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _members = [];
    private int _next;

    public TopicFilter Filter { get; } = filter;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _members.Count == 0;
        }
    }

    public void Set(Subscription? old, Subscription member)
    {
        lock (_gate)
        {
            var index = old is null ? -1 : _members.IndexOf(old);
            if (index < 0)
            {
                _members.Add(member);
            }
            else
            {
                _members[index] = member;
            }
        }
    }

    public void Remove(Subscription member)
    {
        lock (_gate) _members.Remove(member);
    }

    /// <summary>The next member that is connected; if none is, the next that waits for its client; null when there is nobody.</summary>
    public Subscription? Next()
    {
        lock (_gate)
        {
            Subscription? absent = null;
            for (var i = 0; i < _members.Count; i++)
            {
                var member = _members[(_next + i) % _members.Count];
                if (member.Session.IsConnected)
                {
                    _next = (_next + i + 1) % _members.Count;
                    return member;
                }

                absent ??= member;
            }

            if (absent is not null) _next = (_next + 1) % _members.Count;
            return absent;
        }
    }
}

/// <summary>All subscriptions of all sessions, shared ones gathered in groups: MQTT 5.0 §4.8.2. Called under the gate of the session concerned.</summary>
internal sealed class SubscriptionIndex
{
    private readonly Dictionary<string, SharedGroup> _groups = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public SubscriptionTree Tree { get; } = new();

    public void Set(Subscription? old, Subscription subscription)
    {
        var filter = subscription.Filter;
        if (filter.ShareName is not null)
        {
            lock (_gate)
            {
                if (!_groups.TryGetValue(filter.Whole, out var group))
                {
                    _groups.Add(filter.Whole, group = new SharedGroup(filter));
                    Tree.Add(filter, group);
                }

                group.Set(old, subscription);
            }
        }
        else if (old is null)
        {
            Tree.Add(filter, subscription);
        }
        else
        {
            Tree.Replace(filter, old, subscription);
        }
    }

    public void Remove(Subscription subscription)
    {
        var filter = subscription.Filter;
        if (filter.ShareName is null)
        {
            Tree.Remove(filter, subscription);
            return;
        }

        lock (_gate)
        {
            if (!_groups.TryGetValue(filter.Whole, out var group)) return;
            group.Remove(subscription);
            if (!group.IsEmpty) return;
            _groups.Remove(filter.Whole);
            Tree.Remove(filter, group);
        }
    }
}
