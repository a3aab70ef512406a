using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Calendar;

/// <summary>From instants to the columns of a calendar, in one zone: days, or quarters of an hour of one day.</summary>
/// <remarks>A day with a clock change has more or fewer quarters; they are counted as they pass.</remarks>
internal sealed class CalendarAxis
{
    private const int QuarterOfAnHour = 15 * 60;

    private readonly DateInterval _days;
    private readonly DateTimeZone _zone;
    private readonly bool _isDay;

    public CalendarAxis(CalendarQuery query, DateTimeZone zone)
    {
        (_days, _zone, _isDay) = (query.Days, zone, query.View == CalendarView.Day);
        From = WallClock.StartOfDay(_days.Start, zone);
        Until = WallClock.StartOfDay(_days.End.PlusDays(1), zone);
    }

    public Instant From { get; }

    public Instant Until { get; }

    public int Columns => _isDay ? (int)Math.Ceiling((Until - From).TotalSeconds / QuarterOfAnHour) : _days.Length;

    public bool IsDay => _isDay;

    /// <summary>The column in which an instant lies.</summary>
    public int Of(Instant instant) =>
        Math.Clamp(_isDay ? (int)Math.Floor((instant - From).TotalSeconds / QuarterOfAnHour) : Period.DaysBetween(_days.Start, instant.InZone(_zone).Date), 0, Columns - 1);

    /// <summary>The last column of something that ends at an instant, which does not belong to it.</summary>
    public int LastOf(Instant end) => Of(end - Duration.Epsilon);

    public int Of(LocalDate day) => Math.Clamp(Period.DaysBetween(_days.Start, day), 0, Columns - 1);
}
