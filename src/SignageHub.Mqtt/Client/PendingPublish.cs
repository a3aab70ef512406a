using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>A message between Publish and its acknowledgement: MQTT 5.0 §4.3.</summary>
/// <param name="message">To publish.</param>
/// <param name="since">The clock's timestamp of when it was handed in.</param>
internal sealed class PendingPublish(EncodedMessage message, long since)
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

    /// <summary>Of its expiry, after the time that it waited for a connection; at least one. Null for none: MQTT 5.0 §3.3.2.3.3.</summary>
    public uint? SecondsLeft(TimeProvider time) =>
        Message.Message.Expiry is { } expiry ? (uint)Math.Clamp(expiry.TotalSeconds - Math.Floor(time.GetElapsedTime(since).TotalSeconds), 1, uint.MaxValue) : null;

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
