namespace SignageHub.Testing;

/// <summary>A clock that stands still until it is told to go on. Timers made from it are the system's; what waits for them is called by the test itself.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;

    /// <summary>Begins at 2023-03-25T01:00:00Z.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2023, 3, 25, 1, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());
}
