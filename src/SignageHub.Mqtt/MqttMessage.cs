namespace SignageHub.Mqtt;

/// <summary>A name and a value that travel with a message unchanged; names may repeat and keep their order: MQTT 5.0 §3.3.2.3.7.</summary>
public readonly record struct UserProperty(string Name, string Value);

/// <summary>An application message, as it is published or as it arrives: MQTT 5.0 §3.3. A 3.1.1 peer sees topic, payload, QoS and retain only.</summary>
public sealed record MqttMessage
{
    /// <summary>UTF-8, 1 to 65,535 bytes, no wildcard, no U+0000: MQTT 5.0 §4.7.</summary>
    public required string Topic { get; init; }

    /// <summary>Not copied: whoever publishes does not change these bytes afterwards. Empty and retained deletes the retained message.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    public QualityOfService Qos { get; init; }

    /// <summary>Published: keep as the topic's retained message. Received: it was kept, and comes from a new subscription.</summary>
    public bool Retain { get; init; }

    /// <summary>Received: this may be the repetition of an earlier delivery (QoS 1 and 2): MQTT 5.0 §3.3.1.1.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Whole seconds up to 4,294,967,295; what is left of them when received. Null means no end: MQTT 5.0 §3.3.2.3.3.</summary>
    public TimeSpan? Expiry { get; init; }

    /// <summary>The payload is UTF-8 text (payload format indicator 1): MQTT 5.0 §3.3.2.3.2.</summary>
    public bool PayloadIsText { get; init; }

    /// <summary>A MIME type by custom: MQTT 5.0 §3.3.2.3.9.</summary>
    public string? ContentType { get; init; }

    /// <summary>A topic name for the answer, without wildcards: MQTT 5.0 §3.3.2.3.5.</summary>
    public string? ResponseTopic { get; init; }

    /// <summary>MQTT 5.0 §3.3.2.3.6.</summary>
    public ReadOnlyMemory<byte>? CorrelationData { get; init; }

    public IReadOnlyList<UserProperty> UserProperties { get; init; } = [];

    /// <summary>Received: the identifiers of the subscriptions that matched, 1 to 268,435,455: MQTT 5.0 §3.3.2.3.8.</summary>
    public IReadOnlyList<uint> SubscriptionIdentifiers { get; init; } = [];

    /// <summary>Received from the embedded broker by the host: the client that published it, or whose will it is. Never on the wire.</summary>
    public string? PublisherId { get; init; }
}
