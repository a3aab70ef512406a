namespace SignageHub.Mqtt.Packets;

/// <summary>MQTT 5.0 §2.2.2.2, table 2-4.</summary>
internal enum PropertyId : byte
{
    PayloadFormatIndicator = 1,
    MessageExpiryInterval = 2,
    ContentType = 3,
    ResponseTopic = 8,
    CorrelationData = 9,
    SubscriptionIdentifier = 11,
    SessionExpiryInterval = 17,
    AssignedClientIdentifier = 18,
    ServerKeepAlive = 19,
    AuthenticationMethod = 21,
    AuthenticationData = 22,
    RequestProblemInformation = 23,
    WillDelayInterval = 24,
    RequestResponseInformation = 25,
    ResponseInformation = 26,
    ServerReference = 28,
    ReasonString = 31,
    ReceiveMaximum = 33,
    TopicAliasMaximum = 34,
    TopicAlias = 35,
    MaximumQos = 36,
    RetainAvailable = 37,
    UserProperty = 38,
    MaximumPacketSize = 39,
    WildcardSubscriptionAvailable = 40,
    SubscriptionIdentifierAvailable = 41,
    SharedSubscriptionAvailable = 42,
}

/// <summary>The properties of one packet or will; null is absent: MQTT 5.0 §2.2.2.</summary>
/// <remarks>Intervals in seconds, sizes in bytes. Filled by <see cref="PropertyReader"/> or an initializer, not changed later.</remarks>
internal sealed record PropertySet
{
    /// <summary>Shared by every packet without properties; nobody changes it.</summary>
    public static readonly PropertySet Empty = new();

    public byte? PayloadFormatIndicator { get; set; }
    public uint? MessageExpiryInterval { get; set; }
    public string? ContentType { get; set; }
    public string? ResponseTopic { get; set; }
    public ReadOnlyMemory<byte>? CorrelationData { get; set; }
    public IReadOnlyList<uint> SubscriptionIdentifiers { get; set; } = [];
    public uint? SessionExpiryInterval { get; set; }
    public string? AssignedClientIdentifier { get; set; }
    public ushort? ServerKeepAlive { get; set; }
    public string? AuthenticationMethod { get; set; }
    public ReadOnlyMemory<byte>? AuthenticationData { get; set; }
    public bool? RequestProblemInformation { get; set; }
    public uint? WillDelayInterval { get; set; }
    public bool? RequestResponseInformation { get; set; }
    public string? ResponseInformation { get; set; }
    public string? ServerReference { get; set; }
    public string? ReasonString { get; set; }
    public ushort? ReceiveMaximum { get; set; }
    public ushort? TopicAliasMaximum { get; set; }
    public ushort? TopicAlias { get; set; }
    public byte? MaximumQos { get; set; }
    public bool? RetainAvailable { get; set; }
    public IReadOnlyList<UserProperty> UserProperties { get; set; } = [];
    public uint? MaximumPacketSize { get; set; }
    public bool? WildcardSubscriptionAvailable { get; set; }
    public bool? SubscriptionIdentifierAvailable { get; set; }
    public bool? SharedSubscriptionAvailable { get; set; }

    /// <summary>The reason in words, or nothing at all when there is none.</summary>
    public static PropertySet Because(string? reason) => reason is null ? Empty : new PropertySet { ReasonString = reason };
}
