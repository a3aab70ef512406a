namespace SignageHub.Mqtt.Packets;

/// <summary>A number that stands for a topic on one connection: MQTT 5.0 §3.3.2.3.4.</summary>
/// <param name="Number">0 for none.</param>
/// <param name="IsKnown">The peer was told the topic before, so it can be left out.</param>
internal readonly record struct TopicAlias(ushort Number, bool IsKnown);

/// <summary>Aliases we use: the first topics of the connection get one each, as many as the peer allows. MQTT 5.0 §3.3.2.3.4.</summary>
internal sealed class TopicAliasesToPeer(int maximum)
{
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);

    public TopicAlias For(string topic)
    {
        if (_numbers.TryGetValue(topic, out var number)) return new TopicAlias(number, IsKnown: true);
        return _numbers.Count < maximum ? new TopicAlias((ushort)(_numbers.Count + 1), IsKnown: false) : default;
    }

    /// <summary>The message went out; from now on the number is known.</summary>
    public void Sent(TopicAlias alias, string topic)
    {
        if (alias is { Number: > 0, IsKnown: false }) _numbers.Add(topic, alias.Number);
    }
}

/// <summary>Aliases the peer uses, for one connection: MQTT 5.0 §3.3.2.3.4.</summary>
internal sealed class TopicAliasesFromPeer(int maximum)
{
    private string?[] _topics = [];

    /// <summary>The topic meant; a new one given with an alias is noted.</summary>
    /// <exception cref="MqttProtocolException">0x94: beyond what was allowed; 0x82: never given a topic.</exception>
    public string Resolve(string topic, ushort alias)
    {
        if (alias == 0) return topic;
        if (alias > maximum) throw new MqttProtocolException(ReasonCode.TopicAliasInvalid, $"Topic alias {alias} is above {maximum} (MQTT 5.0 §3.3.2.3.4).");
        if (alias > _topics.Length) Array.Resize(ref _topics, Math.Min(maximum, Math.Max(alias, _topics.Length * 2)));
        if (topic.Length > 0) return _topics[alias - 1] = topic;
        return _topics[alias - 1] ?? throw new MqttProtocolException(ReasonCode.ProtocolError, $"Topic alias {alias} stands for no topic yet (MQTT 5.0 §3.3.4).");
    }
}
