namespace SignageHub.Mqtt.Broker;

/// <summary>
/// Lets publishers wait for a receiver whose queue is half full but who takes what it gets: a burst then goes at the receiver's pace, and
/// nothing is dropped. MQTT 5.0 §4.9 leaves it to the broker how it holds a sender up.
/// </summary>
/// <remarks>
/// A receiver that takes less than a window in <see cref="Patience"/> is too slow to be waited for: for <see cref="Penalty"/> the rule for full
/// queues is all there is, so that it delays others by a thirtieth of their time at most. Wall time, for the peers' sake.
/// </remarks>
internal sealed class CrowdedSession
{
    /// <summary>Longer than a peer of some megabytes a second needs for what the sockets hold: it frees them in lumps.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(30);

    /// <summary>Messages; fewer in the time of <see cref="Patience"/> is slow.</summary>
    private const int Few = 20;

    private readonly Lock _gate = new();
    private TaskCompletionSource? _relief;
    private long _taken;
    private long _slowUntil;

    /// <summary>Nobody waits for it for now.</summary>
    public bool IsSlow => Environment.TickCount64 < Volatile.Read(ref _slowUntil);

    /// <summary>The session handed a message to its connection.</summary>
    /// <param name="isHalfFull">Its queue still is.</param>
    public void Took(bool isHalfFull)
    {
        if (Volatile.Read(ref _relief) is null) return;
        lock (_gate)
        {
            _taken++;
            if (!isHalfFull) Relieve();
        }
    }

    /// <summary>Completes when less than half of the queue waits, or the session is not worth the wait.</summary>
    public async ValueTask Wait(Func<bool> isCrowded)
    {
        Task relief;
        long before;
        lock (_gate)
        {
            if (IsSlow) return;
            relief = (_relief ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            before = _taken;

            // What was taken before the relief was there has not been counted.
            if (!isCrowded()) Relieve();
        }

        try
        {
            await relief.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                if (isCrowded() && _taken - before < Few) _slowUntil = Environment.TickCount64 + (long)Penalty.TotalMilliseconds;
                Relieve();
            }
        }
    }

    /// <summary>The connection is gone, or another: whoever waits goes on, and what came before counts no more.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _slowUntil = 0;
            Relieve();
        }
    }

    private void Relieve()
    {
        _relief?.TrySetResult();
        _relief = null;
    }
}
