using System.Diagnostics;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// Lets publishers wait for a receiver whose queue is half full but who takes what it gets: a burst then goes at the receiver's pace, and
/// nothing is dropped. MQTT 5.0 §4.9 leaves it to the broker how it holds a sender up.
/// </summary>
/// <remarks>
/// Healthy is a receiver that empties half of its queue within <see cref="Patience"/>. Waiting for another comes out of the publisher's
/// <see cref="WaitAllowance"/>; one that has not got its queue below half in that time is not waited for by anybody for <see cref="Penalty"/>: the rule
/// for full queues is all there is. Wall time, for the peers' sake.
/// </remarks>
/// <param name="halfMessages">Half of its queue in messages; more than 0.</param>
/// <param name="halfBytes">The same in bytes.</param>
internal sealed class CrowdedSession(double halfMessages, double halfBytes)
{
    /// <summary>Longer than a peer of some megabytes a second needs for what the sockets hold: it frees them in lumps.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(30);

    /// <summary>What a timer can measure.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private TaskCompletionSource? _relief;
    private long _messages;
    private long _bytes;
    private Mark _mark;
    private long _slowUntil;

    /// <summary>Nobody waits for it for now.</summary>
    public bool IsSlow => Environment.TickCount64 < Volatile.Read(ref _slowUntil);

    private static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <summary>The session handed a message to its connection; one call at a time.</summary>
    /// <param name="weight">Bytes.</param>
    /// <param name="isHalfFull">Its queue still is.</param>
    public void Took(long weight, bool isHalfFull)
    {
        Volatile.Write(ref _messages, _messages + 1);
        Volatile.Write(ref _bytes, _bytes + weight);
        if (isHalfFull || Volatile.Read(ref _relief) is null) return;
        lock (_gate) Relieve();
    }

    /// <summary>Completes when less than half of the queue waits, or the session is not worth the wait.</summary>
    /// <param name="isCrowded">Whether half of the queue waits.</param>
    /// <param name="allowance">The publisher's.</param>
    public async ValueTask Wait(Func<bool> isCrowded, WaitAllowance allowance)
    {
        var beganAt = Now;
        var left = allowance.Left(beganAt);
        if (left < Shortest) return;
        Task relief;
        lock (_gate)
        {
            if (IsSlow) return;
            if (beganAt - _mark.At > Patience) _mark = Here(beganAt);
            relief = (_relief ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

            // What was taken before the relief was there has not been told.
            if (!isCrowded()) Relieve();
        }

        try
        {
            await relief.WaitAsync(left < Patience ? left : Patience);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                // Who has less left than that has not seen enough of it to judge for the others.
                if (left >= Patience)
                {
                    if (isCrowded() && Pace(Now) < 1) _slowUntil = Environment.TickCount64 + (long)Penalty.TotalMilliseconds;
                    Relieve();
                }
            }
        }

        var now = Now;
        lock (_gate) allowance.Spend(now - beganAt, Pace(now), now);
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

    /// <summary>The part of half its queue that it took in each <see cref="Patience"/> since the mark, which is that far back or less when a wait begins.</summary>
    private double Pace(TimeSpan now)
    {
        var taken = Math.Max((Volatile.Read(ref _messages) - _mark.Messages) / halfMessages, (Volatile.Read(ref _bytes) - _mark.Bytes) / halfBytes);
        var time = (now - _mark.At) / Patience;
        return time <= 0 ? 1 : taken / time;
    }

    private Mark Here(TimeSpan now) => new(now, Volatile.Read(ref _messages), Volatile.Read(ref _bytes));

    private void Relieve()
    {
        _relief?.TrySetResult();
        _relief = null;
    }

    /// <summary>What had been taken at a moment: MQTT 5.0 §4.9.</summary>
    private readonly record struct Mark(TimeSpan At, long Messages, long Bytes);
}
