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
public sealed class MqttConnectionException(string message, Exception? inner = null) : Exception(message, inner);
