using System.Diagnostics;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// Lets publishers wait for a receiver whose queue is half full but who takes what it gets: a burst then goes at the receiver's pace, and
/// nothing is dropped. MQTT 5.0 §4.9 leaves it to the broker how it holds a sender up.
/// </summary>
/// <remarks>
/// Who is worth how long a wait stands at <see cref="ReceiverCredit"/> and <see cref="WaitAllowance"/>. One that took next to nothing for a second is not looked
/// at by anybody for <see cref="Penalty"/>: the rule for full queues is all there is. Wall time, for the peers' sake.
/// </remarks>
/// <param name="halfMessages">Half of its queue in messages; more than 0.</param>
/// <param name="halfBytes">The same in bytes.</param>
internal sealed class CrowdedSession(double halfMessages, double halfBytes)
{
    private const int MostRemembered = 1000;

    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(1);

    /// <summary>What a timer can measure.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly ReceiverCredit _credit = new();
    private TaskCompletionSource? _relief;

    /// <summary>They waited in vain since the last relief.</summary>
    private HashSet<WaitAllowance>? _gaveUp;
    private long _messages;
    private long _bytes;
    private long _seenMessages;
    private long _seenBytes;
    private long _slowUntil;
    private volatile bool _wasEmpty = true;

    /// <summary>Nobody waits for it for now.</summary>
    public bool IsSlow => Environment.TickCount64 < Volatile.Read(ref _slowUntil);

    private static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <summary>The session handed a message to its connection; one call at a time.</summary>
    /// <param name="weight">Bytes; null for one of its own, by which it earns nothing.</param>
    /// <param name="isHalfFull">Its queue still is.</param>
    /// <param name="isEmpty">Nothing waits for it any more.</param>
    public void Took(long? weight, bool isHalfFull, bool isEmpty)
    {
        if (weight is { } bytes)
        {
            Volatile.Write(ref _messages, _messages + 1);
            Volatile.Write(ref _bytes, _bytes + bytes);
        }

        if (isEmpty) _wasEmpty = true;
        if (isHalfFull || (Volatile.Read(ref _relief) is null && Volatile.Read(ref _gaveUp) is null)) return;
        lock (_gate) Relieve();
    }

    /// <summary>
    /// Completes when less than half of the queue waits, or the session is not worth the wait. A publisher that waited in vain does not wait again before the
    /// queue was less than half full: others may keep it so for good.
    /// </summary>
    /// <param name="isCrowded">Whether half of the queue waits.</param>
    /// <param name="allowance">The publisher's.</param>
    public async ValueTask Wait(Func<bool> isCrowded, WaitAllowance allowance)
    {
        Task relief;
        TimeSpan before;
        TimeSpan atMost;
        lock (_gate)
        {
            if (IsSlow || _gaveUp?.Contains(allowance) == true) return;
            before = Look();
            atMost = allowance.For(before, Now);
            if (atMost < Shortest) return;
            relief = (_relief ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

            // What was taken before the relief was there has not been told.
            if (!isCrowded()) Relieve();
        }

        try
        {
            await relief.WaitAsync(atMost);
        }
        catch (TimeoutException)
        {
            // It has not earned more.
        }

        lock (_gate)
        {
            allowance.Spend(before, Look(), Now);
            if (!relief.IsCompleted) GiveUp(allowance);
        }
    }

    /// <summary>The connection is gone, or another: whoever waits goes on, and what came before counts no more.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _slowUntil = 0;
            _wasEmpty = true;
            Relieve();
        }
    }

    /// <summary>What it has earned up to now. Under the gate.</summary>
    private TimeSpan Look()
    {
        var (messages, bytes) = (Volatile.Read(ref _messages), Volatile.Read(ref _bytes));
        var taken = Math.Max((messages - _seenMessages) / halfMessages, (bytes - _seenBytes) / halfBytes);
        (_seenMessages, _seenBytes) = (messages, bytes);
        _credit.Update(taken, hasTakenAll: _wasEmpty, Now);
        _wasEmpty = false;
        if (!_credit.IsSlow) return _credit.Value;
        _slowUntil = Environment.TickCount64 + (long)Penalty.TotalMilliseconds;
        LetGo();
        return _credit.Value;
    }

    /// <summary>Publishers come and go while a queue stays full: those forgotten wait once more. Under the gate.</summary>
    private void GiveUp(WaitAllowance allowance)
    {
        _gaveUp ??= [];
        if (_gaveUp.Count == MostRemembered) _gaveUp.Clear();
        _gaveUp.Add(allowance);
    }

    /// <summary>Less than half waits. Under the gate.</summary>
    private void Relieve()
    {
        _gaveUp = null;
        LetGo();
    }

    private void LetGo()
    {
        _relief?.TrySetResult();
        _relief = null;
    }
}
