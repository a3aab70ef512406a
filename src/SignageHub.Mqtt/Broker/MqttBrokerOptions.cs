namespace SignageHub.Mqtt.Broker;

/// <summary>Everything the broker may be told; checked at the start, by name. Durations are rounded down to whole seconds where the protocol counts in seconds. MQTT 5.0 §3.2.2.3 and §5.4.</summary>
public sealed class MqttBrokerOptions
{
    /// <summary>Until a new connection has sent its whole CONNECT. 1 s to 60 s; default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of a CONNECT packet. 256 to 1,048,576; default 4,096.</summary>
    public int MaximumConnectPacketSize { get; set; } = 4096;

    /// <summary>Connections that have not been authenticated yet, in all. 1 to 100,000; default 200. A further one is closed at once.</summary>
    public int MaximumHalfOpen { get; set; } = 200;

    /// <summary>The same from one address. 1 to 100,000; default 20.</summary>
    public int MaximumHalfOpenPerAddress { get; set; } = 20;

    /// <summary>Connections, open and half-open. 1 to 1,000,000; default 16,000, for which a system that allows 20,000 open files has enough. CONNECT beyond it gets 0x97 Quota exceeded.</summary>
    public int MaximumConnections { get; set; } = 16_000;

    /// <summary>Sessions of absent clients that are kept. 0 to 1,000,000; default 20,000. Beyond it the one absent longest ends.</summary>
    public int MaximumAbsentSessions { get; set; } = 20_000;

    /// <summary>
    /// Sessions that one identity may have besides the one that bears its own name. 1 to 1,000,000; null, the default, for any number. CONNECT beyond it gets 0x97 Quota exceeded.
    /// </summary>
    public int? MaximumSessionsPerIdentity { get; set; }

    /// <summary>Bytes of a packet from a client, announced to 5.0 clients. 1,024 to 268,435,455; default 1,048,576.</summary>
    public int MaximumPacketSize { get; set; } = 1024 * 1024;

    /// <summary>Bytes of the properties of one packet from a client. 0 to 1,048,576; default 4,096. More closes the connection with 0x95.</summary>
    public int MaximumPropertyBytes { get; set; } = 4096;

    /// <summary>Levels of a topic or filter. 1 to 1,000; default 64. More is answered with 0x90 or 0x8F.</summary>
    public int MaximumTopicLevels { get; set; } = 64;

    /// <summary>QoS 1 and 2 messages a client may have on the way to the broker. 1 to 65,535; default 20. A 5.0 client that exceeds it gets DISCONNECT 0x93.</summary>
    public int ReceiveMaximum { get; set; } = 20;

    /// <summary>QoS 1 and 2 messages on the way to a client before the first is acknowledged; a lower figure of the client wins. 1 to 65,535; default 20.</summary>
    public int MaximumInflight { get; set; } = 20;

    /// <summary>Topic aliases a 5.0 client may use towards the broker. 0 to 65,535; default 16.</summary>
    public int TopicAliasMaximum { get; set; } = 16;

    /// <summary>Topic aliases the broker uses towards a client that allows them; a lower figure of the client wins. 0 to 65,535; default 16.</summary>
    public int TopicAliasMaximumToClients { get; set; } = 16;

    /// <summary>The keep-alive imposed on 5.0 clients that ask for a longer one or none. 1 s to 65,535 s; null (default) leaves the client's.</summary>
    public TimeSpan? ServerKeepAlive { get; set; }

    /// <summary>How long the session of an absent client is kept at most, also for 3.1.1 clients without Clean Session. 0 s to 4,294,967,294 s; default 7 days.</summary>
    public TimeSpan MaximumSessionExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A client that sends an empty client id gets one from the broker. Default false: refused with 0x85.</summary>
    public bool AssignClientIds { get; set; }

    /// <summary>Shared subscriptions are served. Default false: refused with 0x9E.</summary>
    public bool SharedSubscriptions { get; set; }

    /// <summary>Filters one session may subscribe to, and filters that are looked at in one SUBSCRIBE. 1 to 100,000; default 100. Beyond it SUBACK 0x97.</summary>
    public int MaximumSubscriptions { get; set; } = 100;

    /// <summary>The answer to a subscription that <see cref="IMqttAccess"/> denies, to 5.0 clients: any failure of SUBACK (MQTT 5.0 §3.9.3). Default 0x87 Not authorized.</summary>
    public ReasonCode SubscriptionDenied { get; set; } = ReasonCode.NotAuthorized;

    /// <summary>Messages waiting for one client, retained ones from a new subscription not counted. 1 to 1,000,000; default 1,000.</summary>
    /// <remarks>
    /// From half full on, whoever publishes waits for a client that takes what it gets (<see cref="CrowdedSession"/>), and for slow ones no more than <see cref="WaitAllowance"/> has;
    /// what a client sends itself fills its queue and is waited for by nobody. When full: expired messages go first, then
    /// QoS 0; then a connected client is cut with 0x97, and for an absent one the oldest message goes. A message larger than the whole queue makes no room for
    /// itself: QoS 0 is dropped, otherwise a connected client is cut. Counted as dropped.
    /// </remarks>
    public int MaximumQueuedMessages { get; set; } = 1000;

    /// <summary>The same in bytes of topic and payload. 1,024 to 1,073,741,824; default 4 MiB.</summary>
    public long MaximumQueuedBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Retained messages held. 0 to 10,000,000; default 100,000. A further topic is refused with 0x97.</summary>
    public int MaximumRetained { get; set; } = 100_000;

    /// <summary>The same in bytes of topic and payload. 0 to 1 TiB; default 1 GiB.</summary>
    public long MaximumRetainedBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Messages waiting for one handler of the host; while it is full, or 16 MiB of topics and payloads wait, the clients that publish to it wait. 1 to 1,000,000; default 1,000.</summary>
    public int MaximumHostQueue { get; set; } = 1000;

    /// <summary>How often <c>$SYS/broker/…</c> is published. 1 s to 1 h; null (default) never.</summary>
    public TimeSpan? SysInterval { get; set; }
}
