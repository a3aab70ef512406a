namespace SignageHub.Mqtt;

/// <summary>How often a message arrives: MQTT 5.0 §4.3, MQTT 3.1.1 §4.3.</summary>
public enum QualityOfService : byte
{
    /// <summary>QoS 0: sent once, never repeated, may be lost.</summary>
    AtMostOnce = 0,

    /// <summary>QoS 1: repeated until acknowledged, may arrive twice.</summary>
    AtLeastOnce = 1,

    /// <summary>QoS 2: arrives once, at the price of two round trips.</summary>
    ExactlyOnce = 2,
}

/// <summary>The protocol level a CONNECT packet announces: MQTT 5.0 §3.1.2.2, MQTT 3.1.1 §3.1.2.2.</summary>
public enum MqttVersion : byte
{
    V311 = 4,
    V5 = 5,
}

/// <summary>Which retained messages a new subscription brings: MQTT 5.0 §3.8.3.1.</summary>
public enum RetainHandling : byte
{
    /// <summary>Every matching retained message, at each SUBSCRIBE.</summary>
    Send = 0,

    /// <summary>Only when the session did not hold this subscription before.</summary>
    SendIfNew = 1,

    /// <summary>None.</summary>
    DoNotSend = 2,
}
