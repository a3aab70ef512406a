using NodaTime;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board's two clocks say at one moment.</summary>
/// <param name="Wall">The machine's idea of the time; may jump and may be wrong by years.</param>
/// <param name="Monotonic">Since some moment of this boot; never jumps, never runs back.</param>
public readonly record struct ClockReading(Instant Wall, Duration Monotonic);

/// <summary>The time a board acts on: the wall clock, held between what signatures prove.</summary>
/// <remarks>
/// <para>
/// A signature says what the hub's clock said when it signed, and that clock may have been wrong, or set for a trial. So there are three bounds, from each of which
/// the monotonic clock counts on. The floor: whatever was signed was signed in the past. The ceiling: an answer to a question of this boot was made after the
/// question left. The kept floor, which alone goes to the disk: what manifests of ordinary runs say.
/// </para>
/// <para>
/// An answer is the newest word there is of the hub's clock: it was made between question and now, so the time is no earlier than it says and no later than that
/// and its way. What earlier signatures say is narrowed by it; where the two exclude each other, the hub's clock was set since and the answer stands alone, also
/// below the floor. Only answers can do this: a manifest signed by a clock that was ahead may come at any later time, so above the ceiling it says nothing.
/// </para>
/// <para>
/// This gives nobody on the way a means to turn time back. The question is a number that cannot be guessed, of this boot, and taken back when the next is asked,
/// at most a minute later; so an answer that counts was signed within that minute, and while the hub's clock is right its time is true to the length of its way. An
/// answer kept from another boot, an earlier question or an earlier year says nothing at all, neither down nor up. Then no lease is stretched: time that an answer
/// takes back had never passed by the hub's clock, and below the answer it never goes. The kept floor falls only when an answer of this boot contradicts it and the
/// manifest in force, which the versions keep from being an older one, is of an ordinary run and fits the answer; it falls to when that was signed. A hub whose
/// clock is behind takes its boards along for as long as it is: it owns what they show. With its clock right again, its next answer is.
/// </para>
/// <para>The wall clock fills the hours without power, and nothing that it says is kept. Safe for use from several threads.</para>
/// </remarks>
internal sealed class TrustedClock
{
    /// <summary>How far the monotonic clock of cheap hardware may be off: 500 parts in a million.</summary>
    private const double Drift = 0.0005;

    private readonly BoardRule _rules;
    private readonly Lock _gate = new();
    private Mark? _floor;
    private Mark? _ceiling;
    private Mark? _kept;
    private Mark? _inForce;
    private bool _isOfATrial;

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

    /// <summary>Whether the time is by the word of a hub whose clock somebody set, and no other hub has answered since.</summary>
    public bool IsOfATrial
    {
        get
        {
            lock (_gate)
                return _isOfATrial;
        }
    }

    public Instant Now(ClockReading reading)
    {
        lock (_gate)
        {
            var now = reading.Wall;
            if (_rules.HasFlag(BoardRule.TimeFloor) && _floor?.At(reading) is { } floor && now < floor)
                now = floor;
            return _rules.HasFlag(BoardRule.TimeCeiling) && Ceiling(reading) is { } ceiling && now > ceiling ? ceiling : now;
        }
    }

    /// <summary>The time that is certain to have passed by what ordinary runs signed; this is what is kept on the disk. Null before the first such signature.</summary>
    public Instant? Kept(ClockReading reading)
    {
        lock (_gate)
            return _rules.HasFlag(BoardRule.TimeFloor) ? _kept?.At(reading) : null;
    }

    /// <summary>That time was kept on the disk.</summary>
    public void Remember(Instant time, ClockReading reading)
    {
        lock (_gate)
            _floor = _kept = Later(_kept, time, reading);
    }

    /// <summary>A manifest was taken that was signed at that time; each is newer than the one before.</summary>
    /// <param name="issuedAt">By the hub's clock.</param>
    /// <param name="isTrial">By one that somebody set.</param>
    /// <param name="reading">The clocks now.</param>
    /// <returns>False when the answer of this boot contradicts it: time to ask again.</returns>
    public bool Signed(Instant issuedAt, bool isTrial, ClockReading reading)
    {
        lock (_gate)
        {
            var fits = Ceiling(reading) is not { } ceiling || issuedAt <= ceiling;
            if (fits)
                _floor = Later(_floor, issuedAt, reading);
            if (isTrial)
            {
                _isOfATrial |= fits;
                return fits;
            }

            _inForce = new Mark(issuedAt, reading.Monotonic);
            if (fits)
                _kept = Later(_kept, issuedAt, reading);
            Correct(reading);
            return fits;
        }
    }

    /// <summary>A signed time answered a question of this boot.</summary>
    /// <param name="time">The time in the answer.</param>
    /// <param name="asked">The monotonic clock when the question left.</param>
    /// <param name="isTrial">Told by a hub whose clock somebody set.</param>
    /// <param name="reading">The clocks when the answer came.</param>
    public void Answered(Instant time, Duration asked, bool isTrial, ClockReading reading)
    {
        lock (_gate)
        {
            _isOfATrial = isTrial;
            var latest = time + (reading.Monotonic - asked);
            var isBack = _floor?.At(reading) > latest && _rules.HasFlag(BoardRule.TimeLowered);
            _floor = isBack ? new Mark(time, reading.Monotonic) : Later(_floor, time, reading);
            // An answer that was long under way says less than one that came at once.
            if (Ceiling(reading) is not { } ceiling || latest < ceiling || time > ceiling)
                _ceiling = new Mark(latest, reading.Monotonic);
            Correct(reading);
        }
    }

    /// <summary>The hub of a trial is gone, and its time with it.</summary>
    public void EndTrial()
    {
        lock (_gate)
            (_floor, _ceiling, _isOfATrial) = (_kept, null, false);
    }

    /// <summary>What was kept of a hub that was ahead gives way to the manifest in force, when the answer speaks against the one and not against the other.</summary>
    private void Correct(ClockReading reading)
    {
        if (Ceiling(reading) is { } ceiling && _kept?.At(reading) > ceiling && _inForce is { } issued && issued.At(reading) <= ceiling && _rules.HasFlag(BoardRule.TimeLowered))
            _kept = issued;
    }

    private Instant? Ceiling(ClockReading reading) => _ceiling?.At(reading, 1 + Drift);

    private static Mark Later(Mark? mark, Instant time, ClockReading reading) =>
        mark is { } known && known.At(reading) >= time ? known : new Mark(time, reading.Monotonic);

    /// <summary>A time, and the monotonic clock when it was that.</summary>
    private readonly record struct Mark(Instant Time, Duration Monotonic)
    {
        public Instant At(ClockReading reading, double pace = 1) => Time + ((reading.Monotonic - Monotonic) * pace);
    }
}
