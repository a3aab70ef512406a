using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SignageHub.Mqtt.Broker;

/// <summary>Who may connect, and who may do what. Called from many connections at once; the two questions about topics are asked for each packet and must not block. MQTT 5.0 §5.4.1 and §5.4.2.</summary>
public interface IMqttAccess
{
    /// <summary>Decides on a CONNECT: MQTT 5.0 §3.1.4. What it throws refuses the client with 0x80.</summary>
    ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken);

    /// <summary>False answers SUBACK <see cref="MqttBrokerOptions.SubscriptionDenied"/>, on 3.1.1 0x80.</summary>
    bool MaySubscribe(MqttIdentity identity, TopicFilter filter);

    /// <summary>False answers PUBACK or PUBREC 0x87, on 3.1.1 acknowledges and drops; of a will it refuses the CONNECT.</summary>
    bool MayPublish(MqttIdentity identity, string topic);
}

/// <summary>What a client says of itself, before it is believed.</summary>
/// <param name="ClientId">As the client gave it, or the one the broker assigned: MQTT 5.0 §3.1.3.1.</param>
/// <param name="Password">Valid during the call only.</param>
/// <param name="Certificate">The client's certificate on a mutual TLS connection.</param>
public sealed record MqttConnectRequest(
    string ClientId, bool ClientIdAssigned, string? UserName, ReadOnlyMemory<byte>? Password,
    MqttVersion Version, EndPoint? RemoteEndPoint, X509Certificate2? Certificate);

/// <summary>Who a client is to the host. A session belongs to the name that opened it; another name cannot take it over. MQTT 5.0 §5.4.1.</summary>
/// <param name="Name">The user, board or certificate that was recognized.</param>
/// <param name="Tag">Whatever the host wants back at the questions about topics.</param>
public sealed record MqttIdentity(string Name, object? Tag = null);

/// <summary>The answer to a CONNECT: MQTT 5.0 §3.2.2.2.</summary>
public sealed record MqttAccessDecision
{
    private MqttAccessDecision(MqttIdentity? identity, ReasonCode reason) => (Identity, Reason) = (identity, reason);

    /// <summary>Null when refused.</summary>
    public MqttIdentity? Identity { get; }

    public ReasonCode Reason { get; }

    public static MqttAccessDecision Accept(MqttIdentity identity) => new(identity, ReasonCode.Success);

    /// <param name="reason">A failure of CONNACK, such as 0x86 or 0x87: MQTT 5.0 §3.2.2.2.</param>
    public static MqttAccessDecision Refuse(ReasonCode reason) => reason.IsFailure()
        ? new(identity: null, reason)
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "A refusal needs a failure (0x80 or above).");
}
