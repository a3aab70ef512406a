namespace SignageHub.Mqtt.Broker;

/// <summary>
/// What one publishing connection grants to all slow receivers together: <see cref="Most"/> of waiting in a stretch of <see cref="Window"/>. When it is
/// used up, the rule for full queues is all there is. MQTT 5.0 §4.9. One message of a connection waits at a time, so nothing here is guarded.
/// </summary>
internal sealed class WaitAllowance
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>Begins with the first wait that costs something; two that touch may be waited for in a row, twice <see cref="Most"/> at worst.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private TimeSpan _spent;
    private TimeSpan _beganAt;

    /// <param name="now">Any clock that only goes forward, the same for every call.</param>
    public TimeSpan Left(TimeSpan now)
    {
        if (_spent > TimeSpan.Zero && now - _beganAt >= Window) _spent = TimeSpan.Zero;
        return _spent >= Most ? TimeSpan.Zero : Most - _spent;
    }

    /// <param name="pace">The part of half its queue that the receiver empties in a second: from 1 on it is healthy, and the wait costs nothing.</param>
    public void Spend(TimeSpan waited, double pace, TimeSpan now)
    {
        if (pace >= 1) return;
        if (_spent == TimeSpan.Zero) _beganAt = now - waited;
        _spent += waited * (1 - pace);
    }
}
