namespace SignageHub.Mqtt.Broker;

/// <summary>
/// How long a receiver is worth waiting for, by what it takes: half of its queue earns it <see cref="Most"/>, and the time in which something waits for it
/// costs itself. Who empties half of its queue in each second stays above zero for good: MQTT 5.0 §4.9.
/// </summary>
/// <remarks>
/// Who has taken everything owes nothing, so that who was offered little is not taken for slow; what it has earned goes with the time, so that many that stop at
/// once are not waited for one after the other. It is bounded on both sides: who was quick for an hour is waited for no longer than <see cref="Most"/> when
/// it stops, and who stood still for an hour needs no other hour to make up for it.
/// </remarks>
internal sealed class ReceiverCredit
{
    /// <summary>Longer than a peer of some megabytes a second needs for what the sockets hold: it frees them in lumps.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private TimeSpan _at;

    public TimeSpan Value { get; private set; }

    /// <summary>It has taken next to nothing for so long that nobody need look at it for a while.</summary>
    public bool IsSlow => Value <= -Most;

    /// <param name="taken">What it took since the last call, in halves of its queue.</param>
    /// <param name="hasTakenAll">There was a moment since the last call at which nothing waited.</param>
    /// <param name="now">Any clock that only goes forward, the same for every call.</param>
    public void Update(double taken, bool hasTakenAll, TimeSpan now)
    {
        var value = Value + taken * Most - (now - _at);
        var least = hasTakenAll ? TimeSpan.Zero : -Most;
        Value = value > Most ? Most : value < least ? least : value;
        _at = now;
    }
}
