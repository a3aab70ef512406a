using NodaTime;

namespace SignageHub.Core.Programmes;

/// <summary><see cref="WallClock"/> for one zone and many dates near each other: remembers the offset between two clock changes.</summary>
/// <remarks>Cheap to make; belongs to one calculation, not to several threads.</remarks>
internal sealed class ZoneClock(DateTimeZone zone)
{
    // No change moves a clock by more than a day, so two days away from the changes every time exists exactly once.
    private const int Margin = 2;

    private LocalDateTime _plainFrom = LocalDateTime.MaxIsoValue;
    private LocalDateTime _plainUntil = LocalDateTime.MinIsoValue;
    private Offset _offset;

    public LocalDate DateAt(Instant instant) => instant.InZone(zone).Date;

    public Instant ToInstant(LocalDate date, LocalTime time)
    {
        var local = date + time;
        return IsPlain(local) ? local.WithOffset(_offset).ToInstant() : WallClock.ToInstant(local, zone);
    }

    public Instant StartOfDay(LocalDate date)
    {
        var local = date.AtMidnight();
        return IsPlain(local) ? local.WithOffset(_offset).ToInstant() : WallClock.StartOfDay(date, zone);
    }

    /// <summary>How many days from one on, up to another, are of 24 hours with each time exactly once; and the instant of the first's midnight.</summary>
    /// <param name="day">The first.</param>
    /// <param name="last">Included.</param>
    /// <param name="midnight">Seconds since the Unix epoch; 0 when the answer is 0.</param>
    public int PlainDays(LocalDate day, LocalDate last, out long midnight)
    {
        midnight = 0;
        if (!IsPlain(day.AtMidnight()))
            return 0;
        // Up to the day before the one in which the plain time ends.
        var end = LocalDate.Min(last.PlusDays(1), _plainUntil.Date);
        midnight = day.AtMidnight().WithOffset(_offset).ToInstant().ToUnixTimeSeconds();
        return end > day ? Period.DaysBetween(day, end) : 0;
    }

    /// <summary>Whether the day never was, as 2011-12-30 in Pacific/Apia.</summary>
    public bool Skips(LocalDate date) => !IsPlain(date.AtMidnight()) && StartOfDay(date) == StartOfDay(date.PlusDays(1));

    private bool IsPlain(LocalDateTime local)
    {
        if (local >= _plainFrom && local < _plainUntil)
            return true;
        var interval = zone.GetZoneInterval(WallClock.ToInstant(local, zone));
        _plainFrom = interval.HasStart ? interval.IsoLocalStart.PlusDays(Margin) : LocalDateTime.MinIsoValue;
        _plainUntil = interval.HasEnd ? interval.IsoLocalEnd.PlusDays(-Margin) : LocalDateTime.MaxIsoValue;
        _offset = interval.WallOffset;
        return local >= _plainFrom && local < _plainUntil;
    }
}
