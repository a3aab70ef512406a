using System.Net;

namespace SignageHub.Mqtt.Broker;

/// <summary>The embedded broker, as its host sees it. What the host publishes goes straight into the sessions, unasked of <see cref="IMqttAccess"/>,
/// and is not written down: after a start the host publishes its retained messages again. MQTT 5.0 §4.</summary>
public interface IMqttBroker : IMqttBus
{
    /// <summary>The clients connected at this moment, in no order.</summary>
    IReadOnlyCollection<MqttClientInfo> Clients { get; }

    /// <summary>What has been counted since the start, the same figures as the meter "SignageHub.Mqtt" shows.</summary>
    MqttBrokerCounts Counts { get; }

    /// <summary>The retained messages under a filter, in no order.</summary>
    /// <exception cref="ArgumentException">The filter is no topic filter.</exception>
    IReadOnlyList<MqttMessage> Retained(string filter);

    /// <summary>
    /// Ends a client's connection at once (a 5.0 client is told the reason) and, if asked, its session with everything queued for it.
    /// Its will is published, as after a failure: MQTT 5.0 §3.14.4. False when no such client or session is there.
    /// </summary>
    bool Disconnect(string clientId, ReasonCode reason, bool endSession = false);

    /// <summary>Ends all connections with <see cref="ReasonCode.ServerShuttingDown"/>, each after the messages that wait for it now are written, within the closing time-out; who comes later is told the same.</summary>
    void SayGoodbye();
}

/// <summary>A connected client. MQTT 5.0 §3.1.</summary>
/// <param name="Subscriptions">How many filters it has subscribed to.</param>
/// <param name="Queued">Messages waiting for it, those sent and not yet acknowledged among them.</param>
public sealed record MqttClientInfo(
    string ClientId, MqttIdentity Identity, MqttVersion Version, EndPoint? RemoteEndPoint, DateTimeOffset ConnectedAt, int Subscriptions, int Queued);

/// <summary>Totals since the start, except where the name says otherwise. MQTT 5.0 §5.4.8.</summary>
/// <param name="Connected">Clients connected now.</param>
/// <param name="Sessions">Sessions held now, those of absent clients among them.</param>
/// <param name="Retained">Retained messages held now.</param>
/// <param name="Dropped">Messages that a full queue, an expiry, or a client's maximum packet size kept from a client.</param>
/// <param name="Refused">Connections refused or cut by the gate or by <see cref="IMqttAccess"/>, or because the system had no room (0x89).</param>
/// <param name="ProtocolErrors">Connections closed because the peer broke the protocol.</param>
public sealed record MqttBrokerCounts(
    long Connected, long Sessions, long Retained, long MessagesReceived, long MessagesSent, long BytesReceived, long BytesSent,
    long Dropped, long Refused, long ProtocolErrors)
{
    /// <summary>Connections that are not authenticated yet.</summary>
    public long HalfOpen { get; init; }

    /// <summary>Messages waiting for clients now, those sent and not yet acknowledged among them.</summary>
    public long Queued { get; init; }

    /// <summary><see cref="Refused"/> by the reason that was given; reasons that never came up are left out.</summary>
    public IReadOnlyDictionary<ReasonCode, long> RefusedBy { get; init; } = new Dictionary<ReasonCode, long>();
}
