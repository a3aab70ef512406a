using System.Collections.Concurrent;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// From a topic to its subscribers: MQTT 5.0 §4.7. Filters without wildcards stand in a dictionary, the others in a trie of levels,
/// so the cost of a publish depends on the depth of its topic and on who wants it, not on how many sessions there are.
/// </summary>
internal sealed class SubscriptionTree
{
    private readonly ConcurrentDictionary<string, SubscriberSet> _exact = new(StringComparer.Ordinal);
    private readonly Node _root = new();
    private readonly Lock _gate = new();
    private int _wildcards;

    public void Add(TopicFilter filter, Subscriber subscriber)
    {
        lock (_gate)
        {
            if (filter.HasWildcards)
            {
                _wildcards++;
                Walk(filter.Text).Add(subscriber);
            }
            else
            {
                _exact.GetOrAdd(filter.Text, static _ => new SubscriberSet()).Add(subscriber);
            }
        }
    }

    public void Remove(TopicFilter filter, Subscriber subscriber)
    {
        lock (_gate)
        {
            if (filter.HasWildcards)
            {
                _wildcards--;
                Remove(_root, filter.Text, subscriber);
            }
            else if (_exact.TryGetValue(filter.Text, out var set))
            {
                set.Remove(subscriber);
                if (set.IsEmpty) _exact.TryRemove(filter.Text, out _);
            }
        }
    }

    /// <summary>Puts a subscription in the place of the session's earlier one to the same filter.</summary>
    public void Replace(TopicFilter filter, Subscriber old, Subscriber next)
    {
        lock (_gate) (filter.HasWildcards ? Walk(filter.Text) : _exact[filter.Text]).Replace(old, next);
    }

    /// <summary>Adds everybody under whose filter the topic falls; one session may appear more than once when its filters overlap.</summary>
    public void Match(string topic, ref MatchList matches)
    {
        if (_exact.TryGetValue(topic, out var set)) set.CopyTo(ref matches);
        if (Volatile.Read(ref _wildcards) == 0) return;
        lock (_gate) Match(_root, topic, first: true, ref matches);
    }

    /// <summary>A leading wildcard does not take in topics that begin with $ (MQTT 5.0 §4.7.2), and # takes in its parent (§4.7.1.2).</summary>
    private static void Match(Node node, ReadOnlySpan<char> topic, bool first, ref MatchList matches)
    {
        var wildcards = !(first && topic.StartsWith('$'));
        if (wildcards) node.Hash?.CopyTo(ref matches);
        var slash = topic.IndexOf('/');
        var level = slash < 0 ? topic : topic[..slash];
        if (node.Children is { } children && children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out var child)) Descend(child, topic, slash, ref matches);
        if (wildcards && node.Plus is { } plus) Descend(plus, topic, slash, ref matches);
    }

    private static void Descend(Node node, ReadOnlySpan<char> topic, int slash, ref MatchList matches)
    {
        if (slash >= 0)
        {
            Match(node, topic[(slash + 1)..], first: false, ref matches);
            return;
        }

        node.Here?.CopyTo(ref matches);
        node.Hash?.CopyTo(ref matches);
    }

    private SubscriberSet Walk(string filter)
    {
        var node = _root;
        foreach (var range in filter.AsSpan().Split('/'))
        {
            var level = filter.AsSpan()[range];
            if (level is "#") return node.Hash ??= new SubscriberSet();
            if (level is "+")
            {
                node = node.Plus ??= new Node();
                continue;
            }

            var lookup = (node.Children ??= new(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(level, out var child)) lookup[level] = child = new Node();
            node = child;
        }

        return node.Here ??= new SubscriberSet();
    }

    /// <summary>Removes and prunes; true when the node is of no use any more.</summary>
    private static bool Remove(Node node, ReadOnlySpan<char> filter, Subscriber subscriber)
    {
        var slash = filter.IndexOf('/');
        var level = slash < 0 ? filter : filter[..slash];
        if (level is "#")
        {
            node.Hash = Without(node.Hash, subscriber);
            return node.IsEmpty;
        }

        var children = node.Children?.GetAlternateLookup<ReadOnlySpan<char>>();
        var child = level is "+" ? node.Plus : children is { } lookup && lookup.TryGetValue(level, out var found) ? found : null;
        if (child is null) return false;
        if (slash >= 0)
        {
            Remove(child, filter[(slash + 1)..], subscriber);
        }
        else
        {
            child.Here = Without(child.Here, subscriber);
        }

        if (!child.IsEmpty) return false;
        if (level is "+")
        {
            node.Plus = null;
        }
        else
        {
            children?.Remove(level);
            if (node.Children?.Count == 0) node.Children = null;
        }

        return node.IsEmpty;
    }

    private static SubscriberSet? Without(SubscriberSet? set, Subscriber subscriber)
    {
        set?.Remove(subscriber);
        return set is { IsEmpty: false } ? set : null;
    }

    /// <summary>One level of a filter: MQTT 5.0 §4.7.1.1.</summary>
    private sealed class Node
    {
        public Dictionary<string, Node>? Children { get; set; }
        public Node? Plus { get; set; }
        public SubscriberSet? Here { get; set; }
        public SubscriberSet? Hash { get; set; }
        public bool IsEmpty => Children is null && Plus is null && Here is null && Hash is null;
    }
}
