namespace SignageHub.Mqtt;

/// <summary>Takes one message. What it throws is logged and ends nothing; messages of one subscription come one after the other. MQTT 5.0 §3.3.4.</summary>
public delegate ValueTask MqttMessageHandler(MqttMessage message, CancellationToken cancellationToken);

/// <summary>Publish and subscribe, the same to the broker in this process and to one elsewhere, so that a host is written once. MQTT 5.0 §3.3 and §3.8.</summary>
public interface IMqttBus
{
    /// <summary>
    /// Completes when the message is out of the caller's hands: QoS 0 when it is handed on, QoS 1 and 2 when the broker has acknowledged it,
    /// and for a retained message on the embedded broker when its store has it.
    /// </summary>
    /// <exception cref="ArgumentException">The topic or the response topic is no topic name, or another field is longer than 65,535 bytes; the message names it.</exception>
    /// <exception cref="MqttRefusedException">The broker answered with a failure, such as 0x87 Not authorized.</exception>
    ValueTask Publish(MqttMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls the handler for each message under the filter, retained ones first, until the result is disposed of.
    /// The embedded broker passes on what its clients publish, wills among them, and not what the host itself publishes.
    /// </summary>
    /// <exception cref="ArgumentException">The filter is no topic filter.</exception>
    /// <exception cref="MqttRefusedException">The broker refused the subscription.</exception>
    ValueTask<IAsyncDisposable> Subscribe(string filter, QualityOfService qos, MqttMessageHandler handler, CancellationToken cancellationToken = default);
}
