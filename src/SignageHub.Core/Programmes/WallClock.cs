using NodaTime;
using NodaTime.TimeZones;

namespace SignageHub.Core.Programmes;

/// <summary>Where wall-clock time becomes an instant; the product asks no one else.</summary>
/// <remarks>
/// A wall-clock time that a clock change skips moves on by the gap: 02:30 in a gap from 02:00 to 03:00 means 03:30.
/// One that happens twice means its first occurrence. Two ends of a range are worked out separately.
/// </remarks>
public static class WallClock
{
    private static readonly ZoneLocalMappingResolver Policy =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    public static Instant ToInstant(LocalDateTime local, DateTimeZone zone) => zone.ResolveLocal(local, Policy).ToInstant();

    /// <summary>The first instant at which the wall clock shows this date or a later one.</summary>
    /// <remarks>
    /// 01:00 where midnight is skipped by a change from 00:00 to 01:00; 00:30 where the clock goes from 23:30 to 00:30
    /// (here <see cref="ToInstant"/> would say 01:00); the first of two midnights; the start of the next day where the
    /// date line moved and the day never was.
    /// </remarks>
    public static Instant StartOfDay(LocalDate date, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(date.AtMidnight());
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }
}
