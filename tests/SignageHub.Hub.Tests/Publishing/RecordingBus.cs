using SignageHub.Mqtt;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>Keeps what was published, in order, and what a broker would retain of it.</summary>
internal sealed class RecordingBus : IMqttBus
{
    public List<MqttMessage> Messages { get; } = [];

    public Dictionary<string, MqttMessage> Retained { get; } = new(StringComparer.Ordinal);

    public ValueTask Publish(MqttMessage message, CancellationToken cancellationToken = default)
    {
        Messages.Add(message);
        if (message.Retain && message.Payload.IsEmpty)
            Retained.Remove(message.Topic);
        else if (message.Retain)
            Retained[message.Topic] = message;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> Subscribe(string filter, QualityOfService qos, MqttMessageHandler handler, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Publishing does not listen.");
}
