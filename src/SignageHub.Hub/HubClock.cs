using NodaTime;

namespace SignageHub.Hub;

/// <summary>The hub's clock: the system's, or one that was set to another instant at the start and runs on from there.</summary>
/// <remarks>Timers run at the same pace either way; only the time of day differs, so that any day of the year can be watched.</remarks>
public sealed class HubClock : TimeProvider
{
    private readonly TimeSpan _ahead;

    public HubClock(Instant? startAt = null) =>
        _ahead = startAt is { } start ? start.ToDateTimeOffset() - System.GetUtcNow() : TimeSpan.Zero;

    public bool IsMoved => _ahead != TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}

public static class TimeProviderExtensions
{
    public static Instant Now(this TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
