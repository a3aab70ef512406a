using System.Net.Security;

namespace SignageHub.Mqtt.Client;

/// <summary>Where and as whom a client connects; checked when the client is made, by name. MQTT 5.0 §3.1.</summary>
public sealed class MqttClientOptions
{
    /// <summary><c>mqtt://host:1883</c>, <c>mqtts://host:8883</c>, <c>ws://host/mqtt</c> or <c>wss://host/mqtt</c>; the port may be left out.</summary>
    public required Uri Broker { get; set; }

    /// <summary>1 to 65,535 bytes of UTF-8; brokers need only take 1 to 23 characters of [0-9a-zA-Z]: MQTT 5.0 §3.1.3.1.</summary>
    public required string ClientId { get; set; }

    public string? UserName { get; set; }

    public ReadOnlyMemory<byte>? Password { get; set; }

    /// <summary>Default 5.0.</summary>
    public MqttVersion Version { get; set; } = MqttVersion.V5;

    /// <summary>Forget the session at the first connection; later ones of this client resume it. Default true: MQTT 5.0 §3.1.2.4.</summary>
    public bool CleanStart { get; set; } = true;

    /// <summary>How long the broker keeps the session of this client while it is away. 0 s to 4,294,967,295 s; default 0. On 3.1.1 anything above 0 clears Clean Session.</summary>
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.Zero;

    /// <summary>Silence after which a ping is sent; the link counts as dead at 1.5 times this. 1 s to 65,535 s; default 20 s. The broker's own figure wins.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Published by the broker when this client is lost: MQTT 5.0 §3.1.2.5.</summary>
    public MqttMessage? Will { get; set; }

    /// <summary>How long the broker waits with the will. 0 s to 4,294,967,295 s; default 0: MQTT 5.0 §3.1.3.2.2.</summary>
    public TimeSpan WillDelay { get; set; } = TimeSpan.Zero;

    /// <summary>Until TCP, TLS and CONNACK are done. 1 s to 5 min; default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The first pause before another attempt; it doubles, each spread at random between half and whole. 10 ms to 60 s; default 1 s.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For so long after a loss the pause stays the first, before it doubles. 0 s to 60 s; default 0.</summary>
    public TimeSpan SteadyRetry { get; set; } = TimeSpan.Zero;

    /// <summary>The longest pause. <see cref="FirstRetry"/> to 60 s; default 60 s.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Messages that wait to be sent or acknowledged. 1 to 65,535; default 1,000. A further Publish waits for a place.</summary>
    public int MaximumPending { get; set; } = 1000;

    /// <summary>
    /// Messages that wait for a handler: a further one of QoS 0 is dropped and counted; of QoS 1 and 2 so many are taken beyond <see cref="ReceiveMaximum"/>
    /// before the connection ends with 0x93, or on 3.1.1 before nothing is read until a handler has finished. 1 to 1,000,000; default 1,000.
    /// </summary>
    /// <remarks>What a handler awaits of the broker cannot be read then: its Publish of QoS 1 or 2 fails with <see cref="MqttConnectionException"/>, whose
    /// <see cref="MqttConnectionException.WasHandedIn"/> says whether the message is on its way all the same, or found no place (<see cref="MaximumPending"/>) and is not.</remarks>
    public int MaximumReceived { get; set; } = 1000;

    /// <summary>
    /// The same in bytes of topics, payloads and properties, all qualities of service together: a further message of QoS 0 is dropped and counted, and nothing is read
    /// before one of QoS 1 or 2 has room. A single message always fits. 1,024 to 1,073,741,824; default 16 MiB.
    /// </summary>
    public long MaximumReceivedBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>QoS 1 and 2 messages the broker may send before the first is handled. 1 to 65,535; default 20: MQTT 5.0 §3.1.2.11.3.</summary>
    public int ReceiveMaximum { get; set; } = 20;

    /// <summary>Bytes of a packet from the broker. 1,024 to 268,435,455; default 16 MiB: MQTT 5.0 §3.1.2.11.4.</summary>
    public int MaximumPacketSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>For <c>mqtts</c>: pinned fingerprints, client certificates and the like. The target host is filled in when it is empty.</summary>
    public SslClientAuthenticationOptions? Tls { get; set; }
}
