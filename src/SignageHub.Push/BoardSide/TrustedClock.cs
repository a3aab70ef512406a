using NodaTime;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board's two clocks say at one moment.</summary>
/// <param name="Wall">The machine's idea of the time; may jump and may be wrong by years.</param>
/// <param name="Monotonic">Since some moment of this boot; never jumps, never runs back.</param>
public readonly record struct ClockReading(Instant Wall, Duration Monotonic);

/// <summary>The time a board acts on: the wall clock, held between what signatures prove.</summary>
/// <remarks>
/// Whatever was signed was signed in the past, so it is a floor, and so is the time that was kept on the disk; from there the monotonic clock counts
/// on. A signed time that answers a question of this boot is a ceiling as well: it was made after the question left. The wall clock fills the
/// hours without power, and nothing that it says is kept: a clock that was ahead leaves no trace once it is right. Safe for use from several threads.
/// </remarks>
internal sealed class TrustedClock
{
    /// <summary>How far the monotonic clock of cheap hardware may be off: 500 parts in a million.</summary>
    private const double Drift = 0.0005;

    private readonly BoardRule _rules;
    private readonly Lock _gate = new();
    private (Instant Time, Duration At)? _floor;
    private (Instant Time, Duration At)? _ceiling;

    public TrustedClock(BoardRule rules) => _rules = rules;

    /// <summary>Whether a signed answer of this boot bounds the time.</summary>
    public bool IsProven
    {
        get
        {
            lock (_gate)
                return _ceiling is not null;
        }
    }

    public Instant Now(ClockReading reading)
    {
        lock (_gate)
        {
            var now = reading.Wall;
            if (_rules.HasFlag(BoardRule.TimeCeiling) && Ceiling(reading) is { } ceiling && now > ceiling)
                now = ceiling;
            return FloorAt(reading) is { } floor && now < floor ? floor : now;
        }
    }

    /// <summary>The time that is certain to have passed; this is what is kept on the disk. Null before the first signature.</summary>
    public Instant? Floor(ClockReading reading)
    {
        lock (_gate)
            return FloorAt(reading);
    }

    /// <summary>Something was signed at that time, or that time was kept on the disk.</summary>
    public void Passed(Instant time, ClockReading reading)
    {
        lock (_gate)
            Raise(time, reading);
    }

    /// <summary>A signed time answered a question of this boot.</summary>
    /// <param name="time">The time in the answer.</param>
    /// <param name="asked">The monotonic clock when the question left.</param>
    /// <param name="reading">The clocks when the answer came.</param>
    public void Answered(Instant time, Duration asked, ClockReading reading)
    {
        lock (_gate)
        {
            Raise(time, reading);
            var latest = time + (reading.Monotonic - asked);
            // An answer that was long under way says less than one that came at once.
            if (Ceiling(reading) is not { } ceiling || latest < ceiling)
                _ceiling = (latest, reading.Monotonic);
        }
    }

    private void Raise(Instant time, ClockReading reading)
    {
        if (_floor is not { } floor || time > floor.Time + (reading.Monotonic - floor.At))
            _floor = (time, reading.Monotonic);
    }

    private Instant? FloorAt(ClockReading reading) =>
        _rules.HasFlag(BoardRule.TimeFloor) && _floor is { } floor ? floor.Time + (reading.Monotonic - floor.At) : null;

    private Instant? Ceiling(ClockReading reading) =>
        _ceiling is { } ceiling ? ceiling.Time + ((reading.Monotonic - ceiling.At) * (1 + Drift)) : null;
}
