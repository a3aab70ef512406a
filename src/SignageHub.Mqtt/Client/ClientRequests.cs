namespace SignageHub.Mqtt.Client;

/// <summary>SUBSCRIBE and UNSUBSCRIBE packets of one connection that wait for their answers: MQTT 5.0 §3.9 and §3.11.</summary>
/// <remarks>Their packet identifiers count down from the top and those of PUBLISH up from 1; the standard wants them distinct (§2.2.1).</remarks>
internal sealed class ClientRequests
{
    private readonly Dictionary<ushort, TaskCompletionSource<IReadOnlyList<ReasonCode>>> _waiting = [];
    private readonly Lock _gate = new();
    private Exception? _failed;

    public (ushort Id, Task<IReadOnlyList<ReasonCode>> Answer) Add()
    {
        lock (_gate)
        {
            var source = new TaskCompletionSource<IReadOnlyList<ReasonCode>>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_failed is not null) source.SetException(_failed);
            var id = ushort.MaxValue;
            while (_waiting.ContainsKey(id)) id--;
            if (id <= PublishWindow.HighestId) throw new InvalidOperationException("Thousands of subscriptions wait for the broker's answer already.");
            _waiting.Add(id, source);
            return (id, source.Task);
        }
    }

    public void Answer(ushort id, IReadOnlyList<ReasonCode> reasons)
    {
        TaskCompletionSource<IReadOnlyList<ReasonCode>>? source;
        lock (_gate) _waiting.Remove(id, out source);
        source?.TrySetResult(reasons);
    }

    public void Fail(Exception reason)
    {
        TaskCompletionSource<IReadOnlyList<ReasonCode>>[] left;
        lock (_gate)
        {
            _failed = reason;
            left = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (var source in left) source.TrySetException(reason);
    }
}
