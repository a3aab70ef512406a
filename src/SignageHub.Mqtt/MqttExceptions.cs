namespace SignageHub.Mqtt;

/// <summary>The peer broke the protocol, or cannot be served; its connection ends with <see cref="Reason"/>: MQTT 5.0 §4.13.</summary>
public sealed class MqttProtocolException(ReasonCode reason, string message) : Exception(message)
{
    public ReasonCode Reason { get; } = reason;
}

/// <summary>The broker answered a request with a failure: MQTT 5.0 §2.4.</summary>
public sealed class MqttRefusedException(ReasonCode reason, string message) : Exception(message)
{
    public ReasonCode Reason { get; } = reason;
}

/// <summary>The connection is down, or went down before the answer came. MQTT 5.0 §4.2.</summary>
public sealed class MqttConnectionException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// The client had the message or the request when this was thrown: it may arrive all the same, and handed in again it may arrive twice. False: nothing
    /// of it was sent, nor will be.
    /// </summary>
    public bool WasHandedIn { get; init; }
}
