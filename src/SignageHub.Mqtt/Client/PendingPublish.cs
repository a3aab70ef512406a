using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>A message between Publish and its acknowledgement: MQTT 5.0 §4.3.</summary>
internal sealed class PendingPublish(EncodedMessage message)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EncodedMessage Message { get; } = message;

    public QualityOfService Qos => Message.Message.Qos;

    /// <summary>0 until it was sent.</summary>
    public ushort Id { get; set; }

    /// <summary>PUBREC came; PUBREL is what is repeated: MQTT 5.0 §4.3.3.</summary>
    public bool Released { get; set; }

    public bool Duplicate { get; set; }

    public Task Done => _done.Task;

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
