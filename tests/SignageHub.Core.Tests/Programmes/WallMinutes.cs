using NodaTime;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>What a clock on the wall shows, minute by minute; every question is answered by looking at one minute after the other.</summary>
/// <remarks>Wall-clock times are counted in minutes since 1970-01-01 00:00 on the wall. Offsets must be whole minutes.</remarks>
internal sealed class WallMinutes
{
    // No clock of the cases runs ahead by as much within a stretch, so the looking may begin so long before a clock that is never changed would be there.
    private const int MostAhead = 2 * 1440;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly long[] _wall;
    private readonly Dictionary<long, int> _found = [];
    private readonly Dictionary<LocalDate, (int Start, bool Has)> _days = [];

    public WallMinutes(DateTimeZone zone, Instant first, int count)
    {
        First = first;
        _wall = new long[count];
        var start = first.ToUnixTimeSeconds();
        var (offset, end) = (0, start);
        for (var i = 0; i < count; i++)
        {
            if (start + (i * 60L) >= end)
                (offset, end) = OffsetAt(zone, At(i));
            _wall[i] = ((start + offset) / 60) + i;
        }
    }

    /// <summary>Seconds, and the second at which another offset begins.</summary>
    private static (int Offset, long End) OffsetAt(DateTimeZone zone, Instant instant)
    {
        var interval = zone.GetZoneInterval(instant);
        return (interval.WallOffset.Seconds, interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue);
    }

    public Instant First { get; }

    public Instant At(int minute) => First + Duration.FromMinutes(minute);

    public LocalDate DateAt(int minute) => Epoch.PlusDays((int)Math.Floor(_wall[minute] / 1440.0));

    /// <summary>The minute at which the clock first shows this time; for a time that is jumped over, as far behind the jump as the time lies in it.</summary>
    public int Find(LocalDate date, LocalTime time)
    {
        var wanted = (Days(date) * 1440) + (time.Hour * 60) + time.Minute;
        if (!_found.TryGetValue(wanted, out var found))
            _found[wanted] = found = Look(wanted);
        return found;
    }

    /// <summary>The first minute with this date or a later one.</summary>
    public int StartOf(LocalDate date) => Day(date).Start;

    /// <summary>Whether the clock shows the date at all.</summary>
    public bool Has(LocalDate date) => Day(date).Has;

    private (int Start, bool Has) Day(LocalDate date)
    {
        if (!_days.TryGetValue(date, out var day))
        {
            var (first, end) = (Days(date) * 1440, (Days(date) + 1) * 1440);
            var start = Array.FindIndex(_wall, Before(first), w => w >= first);
            _days[date] = day = (start, start >= 0 && _wall[start] < end);
        }

        return day;
    }

    private static long Days(LocalDate date) => Period.DaysBetween(Epoch, date);

    private int Before(long wanted) => (int)Math.Clamp(wanted - _wall[0] - MostAhead, 0, _wall.Length - 1);

    private int Look(long wanted)
    {
        for (var i = Before(wanted); i < _wall.Length; i++)
        {
            if (_wall[i] == wanted)
                return i;
        }

        for (var i = Before(wanted) + 1; i < _wall.Length; i++)
        {
            if (_wall[i - 1] < wanted && wanted < _wall[i])
                return i + (int)(wanted - (_wall[i - 1] + 1));
        }

        throw new InvalidOperationException("The minutes do not reach that far.");
    }
}
