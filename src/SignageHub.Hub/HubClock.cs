using NodaTime;

namespace SignageHub.Hub;

/// <summary>The hub's clock: the system's, or one that was set to another instant at the start and runs on from there.</summary>
/// <remarks>Timers run at the same pace either way; only the time of day differs, so that any day of the year can be watched.</remarks>
public sealed class HubClock : TimeProvider
{
    private readonly TimeSpan _ahead;

    public HubClock(Instant? startAt = null)
    {
        IsMoved = startAt is not null;
        _ahead = startAt is { } start ? start.ToDateTimeOffset() - System.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>Somebody set it, if only to the instant it was.</summary>
    public bool IsMoved { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}

public static class TimeProviderExtensions
{
    /// <summary>Whether what is seen by this clock may be recorded as proof: not by one that somebody set.</summary>
    public static bool IsProof(this TimeProvider clock) => clock is not HubClock { IsMoved: true };

    public static Instant Now(this TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
