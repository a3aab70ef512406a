namespace SignageHub.Mqtt.Broker;

/// <summary>
/// What one publishing connection grants to all slow receivers together: <see cref="Most"/> of waiting in a stretch of <see cref="Window"/>. When it is
/// used up, the rule for full queues is all there is for them. MQTT 5.0 §4.9. One message of a connection waits at a time, so nothing here is guarded.
/// </summary>
/// <remarks>
/// <para>The rule: a receiver earns the time that is waited for it by what it takes (<see cref="ReceiverCredit"/>), and such waits cost nothing, also when nothing
/// is left here. What it has not earned comes out of this allowance, half of what is left at most: so there is something for a receiver of which
/// nothing is known yet, however many slow ones came before it, and all of them together never get more than <see cref="Most"/>.</para>
/// </remarks>
internal sealed class WaitAllowance
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>Begins with the first wait that costs something; two that touch may be waited for in a row, twice <see cref="Most"/> at worst.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private TimeSpan _spent;
    private TimeSpan _beganAt;

    /// <summary>For how long a receiver may be waited for; not above zero for not at all.</summary>
    /// <param name="credit">The receiver's: below zero for what it owes already.</param>
    /// <param name="now">Any clock that only goes forward, the same for every call.</param>
    public TimeSpan For(TimeSpan credit, TimeSpan now) => credit + Left(now) / 2;

    /// <param name="now">See <see cref="For"/>.</param>
    public TimeSpan Left(TimeSpan now)
    {
        if (_spent > TimeSpan.Zero && now - _beganAt >= Window) _spent = TimeSpan.Zero;
        return _spent >= Most ? TimeSpan.Zero : Most - _spent;
    }

    /// <summary>After a wait: what the receiver owes now that it did not owe before is the publisher's loss.</summary>
    public void Spend(TimeSpan creditBefore, TimeSpan creditAfter, TimeSpan now)
    {
        var unearned = Debt(creditAfter) - Debt(creditBefore);
        if (unearned <= TimeSpan.Zero) return;
        if (_spent == TimeSpan.Zero) _beganAt = now - unearned;
        _spent += unearned;
    }

    private static TimeSpan Debt(TimeSpan credit) => credit < TimeSpan.Zero ? -credit : TimeSpan.Zero;
}
