using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Plays;

namespace SignageHub.Simulation.Tests;

/// <summary>What a row of plays is about: one start of a board, an hour of its clock, and what was lit.</summary>
internal sealed record LitKey(string Boot, long Hour, string? Scene, string Reason, long Version);

/// <summary>
/// Stands before one board with a stop watch and writes down what its LEDs show, whatever the board writes down itself; and beside it, for how
/// long a fault may have taken the proof away. At last the hub's table is held against it.
/// </summary>
internal sealed class LitRecord(BoardId board, World world)
{
    /// <summary>A display that was not refreshed for longer is not known to have shown anything.</summary>
    private static readonly Duration MostBetween = Duration.FromSeconds(5);

    /// <summary>A clock that moves by more than this besides the time was set.</summary>
    private static readonly Duration Set = Duration.FromMilliseconds(50);

    /// <summary>What is open is on the disk once a minute; a display that stands still makes that later.</summary>
    private static readonly Duration MostUnkept = Duration.FromSeconds(110);

    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Dictionary<LitKey, (Duration Lit, int Looks)> _lit = [];
    private readonly Dictionary<string, Duration> _mayLack = [];
    private readonly Dictionary<string, Duration> _mayExceed = [];
    private readonly HashSet<(string Boot, long Hour)> _refused = [];
    private (LitKey Key, Instant Time, Instant At)? _last;
    private Instant _keptAt;
    private bool _diskRefused;
    private bool _isPaused;

    /// <summary>From now on this is lit.</summary>
    /// <param name="key">Its hour is that of the board's time.</param>
    /// <param name="time">The board's time.</param>
    public void Shows(LitKey key, Instant time)
    {
        // What waited for a full disk before a trial waits after it as well.
        if (_last is not { } last || last.Key.Boot != key.Boot)
            _keptAt = world.Now;
        else if (!_isPaused)
            Was(last.Key, last.Time, time, world.Now - last.At);
        (_last, _isPaused) = ((key, time, world.Now), false);
    }

    /// <summary>What is lit from now on is of a trial, and no play.</summary>
    public void Pauses()
    {
        if (!_isPaused && _last is { } last)
            MayLack(last.Key.Boot, world.Now - last.At);
        _isPaused = true;
    }

    /// <summary>What is open is on the board's disk.</summary>
    public void Kept() => (_keptAt, _diskRefused) = (world.Now, false);

    /// <summary>The disk was full. A board that is not cut off keeps what it has in memory, but for the look at which it found that out.</summary>
    public void Refused()
    {
        _diskRefused = true;
        if (_last is { } last && _refused.Add((last.Key.Boot, last.Key.Hour)))
            MayLack(last.Key.Boot, MostBetween * 2);
    }

    /// <summary>The power went: what was not on the disk is lost.</summary>
    public void CutOff()
    {
        if (_last is not { } last)
            return;
        var unkept = world.Now - _keptAt;
        MayLack(last.Key.Boot, _diskRefused ? unkept : Duration.Min(unkept, MostUnkept));
    }

    /// <summary>What was kept open was spoilt: the hour's proof is gone.</summary>
    public void Spoilt()
    {
        if (_last is { } last)
            MayLack(last.Key.Boot, Hour + MostUnkept);
    }

    /// <summary>The hub had these on its disk, and its disk was put back.</summary>
    public void Lost(IEnumerable<PlayRow> rows)
    {
        foreach (var row in rows)
            MayLack(row.Boot, Duration.FromMilliseconds(row.Play!.Lit));
    }

    /// <summary>Every second that was lit is in the table, once, or a fault took it; the hour that is going on is not in it yet.</summary>
    public void Compare(IReadOnlyList<PlayRow> rows, Instant itsTime)
    {
        var table = rows.Where(r => r.Play is not null)
            .GroupBy(r => new LitKey(r.Boot, HourOf(r.Play!.From), r.Play.Scene, r.Play.Reason, r.Play.Version))
            .ToDictionary(g => g.Key, g => Duration.FromMilliseconds(g.Sum(r => r.Play!.Lit)));
        foreach (var boot in _lit.Keys.Concat(table.Keys).Where(k => !IsOpen(k, itsTime)).Distinct().GroupBy(k => k.Boot))
        {
            var (lacks, exceeds) = (Duration.Zero, Duration.Zero);
            foreach (var key in boot)
            {
                // A row counts whole milliseconds.
                var (lit, looks) = _lit.GetValueOrDefault(key);
                var more = table.GetValueOrDefault(key) - lit;
                lacks += Duration.Max(Duration.Zero, -more - Duration.FromMilliseconds(looks));
                exceeds += Duration.Max(Duration.Zero, more - Duration.FromMilliseconds(looks));
            }

            var mayLack = _mayLack.GetValueOrDefault(boot.Key);
            Truth.Demand(
                lacks <= mayLack + MostBetween,
                $"8 Once: {board} was lit for {lacks.TotalSeconds:F1} s in {boot.Key} that are not in the table; faults explain {mayLack.TotalSeconds:F1} s");
            Truth.Demand(exceeds <= _mayExceed.GetValueOrDefault(boot.Key), $"8 Once: the table has {exceeds.TotalSeconds:F1} s of {board} in {boot.Key} in which it was not lit so");
        }
    }

    private static long HourOf(Instant time) => time.ToUnixTimeSeconds() / 3600;

    private bool IsOpen(LitKey key, Instant itsTime) => _last is { } last && key.Boot == last.Key.Boot && key.Hour == HourOf(itsTime);

    private void Was(LitKey key, Instant from, Instant until, Duration elapsed)
    {
        var isSet = until - from < elapsed - Set || until - from > elapsed + Set;
        if (isSet)
        {
            // Minutes that a clock goes through twice are claimed once; a step forth may pass for time.
            MayLack(key.Boot, elapsed + (until < from ? Duration.Min(from - until, Hour) : Duration.Zero));
            _mayExceed[key.Boot] = _mayExceed.GetValueOrDefault(key.Boot) + MostBetween;
        }
        else if (elapsed <= MostBetween)
        {
            var turn = Instant.FromUnixTimeSeconds(HourOf(until) * 3600);
            Add(key, (from < turn ? turn : until) - from);
            if (from < turn)
                Add(key with { Hour = HourOf(until) }, until - turn);
        }
    }

    private void Add(LitKey key, Duration time)
    {
        var (lit, looks) = _lit.GetValueOrDefault(key);
        _lit[key] = (lit + time, looks + 1);
    }

    private void MayLack(string boot, Duration time) => _mayLack[boot] = _mayLack.GetValueOrDefault(boot) + time;
}
