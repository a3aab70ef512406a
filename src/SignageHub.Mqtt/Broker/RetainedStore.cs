using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>The last retained message of each topic: MQTT 5.0 §3.3.1.3. A tree of levels, so that a wildcard costs what it finds.</summary>
/// <remarks>Bounded in messages and bytes; what would pass a bound is refused, what replaces or deletes is always taken.</remarks>
internal sealed class RetainedStore(int maximumMessages, long maximumBytes, TimeProvider clock)
{
    private readonly Node _root = new();
    private readonly Lock _gate = new();
    private long _bytes;
    private int _count;
    private int _mortal;

    public int Count => Volatile.Read(ref _count);

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Keeps the message, or deletes the topic's when the payload is empty. False when the store is full.</summary>
    public bool Set(EncodedMessage message)
    {
        lock (_gate)
        {
            if (message.Message.Payload.IsEmpty)
            {
                Remove(_root, message.Message.Topic);
                return true;
            }

            var node = Find(message.Message.Topic, create: false);
            var old = node?.Message;
            if ((old is null && _count >= maximumMessages) || _bytes - (old?.Weight ?? 0) + message.Weight > maximumBytes) return false;
            node ??= Find(message.Message.Topic, create: true)!;
            if (old is null) _count++;
            if (old is { ExpiresAt: < long.MaxValue }) _mortal--;
            if (message.ExpiresAt < long.MaxValue) _mortal++;
            _bytes += message.Weight - (old?.Weight ?? 0);
            node.Message = message;
            return true;
        }
    }

    public EncodedMessage? Get(string topic)
    {
        lock (_gate) return Find(topic, create: false)?.Message is { } message && IsAlive(message) ? message : null;
    }

    /// <summary>Adds what is alive under the filter.</summary>
    public void Match(TopicFilter filter, List<EncodedMessage> matches)
    {
        if (!filter.HasWildcards)
        {
            if (Get(filter.Text) is { } message) matches.Add(message);
            return;
        }

        lock (_gate) Match(_root, filter.Text, first: true, matches);
    }

    /// <summary>Deletes what has expired: MQTT 5.0 §3.3.2.3.3.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            if (_mortal == 0) return;
            List<EncodedMessage> expired = [];
            Expired(_root, expired);
            foreach (var message in expired) Remove(_root, message.Message.Topic);
        }
    }

    private bool IsAlive(EncodedMessage message) => message.ExpiresAt == long.MaxValue || message.ExpiresAt > clock.GetTimestamp();

    private void Expired(Node node, List<EncodedMessage> expired)
    {
        if (node.Message is { } message && !IsAlive(message)) expired.Add(message);
        if (node.Children is null) return;
        foreach (var child in node.Children.Values) Expired(child, expired);
    }

    private void Match(Node node, ReadOnlySpan<char> filter, bool first, List<EncodedMessage> matches)
    {
        var slash = filter.IndexOf('/');
        var level = slash < 0 ? filter : filter[..slash];
        if (level is "#")
        {
            AddAll(node, first, matches);
            return;
        }

        if (node.Children is not { } children) return;
        if (level is not "+")
        {
            if (children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out var child)) Descend(child, filter, slash, matches);
            return;
        }

        foreach (var (name, child) in children)
        {
            if (!(first && name.StartsWith('$'))) Descend(child, filter, slash, matches);
        }
    }

    private void Descend(Node node, ReadOnlySpan<char> filter, int slash, List<EncodedMessage> matches)
    {
        if (slash >= 0)
        {
            Match(node, filter[(slash + 1)..], first: false, matches);
        }
        else if (node.Message is { } message && IsAlive(message))
        {
            matches.Add(message);
        }
    }

    private void AddAll(Node node, bool first, List<EncodedMessage> matches)
    {
        if (node.Message is { } message && IsAlive(message)) matches.Add(message);
        if (node.Children is null) return;
        foreach (var (name, child) in node.Children)
        {
            if (!(first && name.StartsWith('$'))) AddAll(child, first: false, matches);
        }
    }

    private Node? Find(string topic, bool create)
    {
        var node = _root;
        foreach (var range in topic.AsSpan().Split('/'))
        {
            if (node.Children is null && !create) return null;
            var lookup = (node.Children ??= new(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
            var level = topic.AsSpan()[range];
            if (!lookup.TryGetValue(level, out var child))
            {
                if (!create) return null;
                lookup[level] = child = new Node();
            }

            node = child;
        }

        return node;
    }

    private void Remove(Node node, ReadOnlySpan<char> topic)
    {
        var slash = topic.IndexOf('/');
        var level = slash < 0 ? topic : topic[..slash];
        if (node.Children is null) return;
        var lookup = node.Children.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(level, out var child)) return;
        if (slash >= 0)
        {
            Remove(child, topic[(slash + 1)..]);
        }
        else if (child.Message is { } message)
        {
            _count--;
            if (message.ExpiresAt < long.MaxValue) _mortal--;
            _bytes -= message.Weight;
            child.Message = null;
        }

        if (child.Message is not null || child.Children is not null) return;
        lookup.Remove(level);
        if (node.Children.Count == 0) node.Children = null;
    }

    /// <summary>One level of a topic: MQTT 5.0 §4.7.1.1.</summary>
    private sealed class Node
    {
        public Dictionary<string, Node>? Children { get; set; }
        public EncodedMessage? Message { get; set; }
    }
}
