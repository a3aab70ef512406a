using NodaTime;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>Plays that are not in the journal yet, those of the present hour last, as they are kept on the disk once a minute.</summary>
/// <param name="Boot">Whose they are.</param>
/// <param name="After">The last number that was in the journal then.</param>
/// <param name="Plays">In the order in which they get their numbers.</param>
internal sealed record OpenPlays(string Boot, long After, IReadOnlyList<Play> Plays);

/// <summary>Adds up what is lit, one row for each scene and hour, and hands the rows to the journal when the hour is over.</summary>
/// <remarks>Rows that are still open are kept on the disk when they begin and once a minute: a power cut costs at most a minute of proof.</remarks>
internal sealed class PlayRecorder(PlayJournal journal, IDurableDisk disk, string boot, BoardRule rules = BoardRule.All)
{
    private const string OpenFile = "plays-open";

    /// <summary>Longer than this without a look at the display, and the time between does not count as lit.</summary>
    private static readonly Duration MostBetween = Duration.FromSeconds(5);

    private static readonly Duration KeepEvery = Duration.FromMinutes(1);

    private readonly List<Play> _open = [];
    private (string? Scene, string Reason, long Version, long Round) _last;
    private Instant? _lastAt;
    private long _hour;
    private Instant _keptAt;
    private OpenPlays? _earlier;

    /// <summary>Takes over what an earlier boot had open.</summary>
    public void Load()
    {
        if (SealedFile.Read(disk, OpenFile) is not { IsWhole: true } stored || WireJson.Read<OpenPlays>(stored.Content) is not { } open)
            return;
        _earlier = open;
        CloseEarlier();
    }

    /// <summary>What an earlier boot had open goes into the journal. Until the disk takes it, its file stays as it is and nothing else is written there.</summary>
    /// <exception cref="IOException">The disk does not take it now.</exception>
    public void CloseEarlier()
    {
        if (_earlier is not { } open)
            return;
        // A journal that knows no row of that boot had them all acknowledged: none of what was open is in it.
        var alreadyIn = Math.Max(0, journal.LastNumberOf(open.Boot) - open.After);
        if (open.Boot != boot)
            journal.AddOf(open.Boot, open.After + alreadyIn, open.Plays.Skip((int)Math.Min(alreadyIn, int.MaxValue)));
        _earlier = null;
        disk.Delete(OpenFile);
    }

    /// <summary>This is lit now; called several times a second.</summary>
    public void Lit(Shown shown, long version, Instant now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        var goesOn = hour != _hour && Begin(hour, now);
        _hour = hour;
        Credit(now);
        var key = (shown.Scene?.Id, shown.Reason, version, shown.Round);
        var at = Find(key);
        if (at < 0)
            _open.Add(Row(shown.Scene?.Id, shown.Scene?.Entry, shown.Reason, version, now) with { Count = goesOn && key == _last ? 0 : 1 });
        else if (key != _last)
            _open[at] = _open[at] with { Count = _open[at].Count + 1 };
        (_last, _lastAt) = (key, now);
        if (at < 0 || now >= _keptAt + KeepEvery || now < _keptAt)
            KeepOpen(now);
    }

    /// <summary>The clock is in another hour. What was lit over the turn of the hour has its share in both, but its turn counts in the hour in which it came.</summary>
    /// <returns>Whether what was lit before may be what is lit now.</returns>
    private bool Begin(long hour, Instant now)
    {
        var turn = Instant.FromUnixTimeSeconds(hour * 3600);
        var before = IsWatched(now) && _lastAt < turn && Find(_last) is >= 0 and var at ? _open[at] : null;
        if (before is not null)
            Credit(turn);
        Close(now);
        if (before is not null && turn < now)
        {
            _open.Add(Row(before.Scene, before.Entry, before.Reason, before.Version, turn));
            _lastAt = turn;
        }

        return before is not null;
    }

    /// <summary>The stretch since the last look belongs to what was lit then.</summary>
    private void Credit(Instant now)
    {
        if (!IsWatched(now) || Find(_last) is not (>= 0 and var at))
            return;
        // A clock that was put back goes through the same minutes twice: a row never claims more than its time.
        var (row, until) = (_open[at], Instant.Max(_open[at].Until, now));
        _open[at] = row with { Until = until, Lit = Math.Min(row.Lit + (long)(now - _lastAt!.Value).TotalMilliseconds, (long)(until - row.From).TotalMilliseconds) };
    }

    private bool IsWatched(Instant now) => _lastAt is { } last && now > last && now - last <= MostBetween;

    private static Play Row(string? scene, string? entry, string reason, long version, Instant from) => new()
    {
        Number = 0,
        From = from,
        Until = from,
        Lit = 0,
        Count = 0,
        Scene = scene,
        Entry = entry,
        Reason = reason,
        Version = version,
    };

    /// <summary>Closes the hour: its rows go into the journal.</summary>
    /// <exception cref="IOException">The disk did not take them; the journal tries again.</exception>
    public void Close(Instant now)
    {
        var rows = _open.ToList();
        _open.Clear();
        _lastAt = null;
        if (rows.Count == 0)
            return;
        journal.Add(rows);
        KeepOpen(now);
    }

    private void KeepOpen(Instant now)
    {
        _keptAt = now;
        CloseEarlier();
        if (!rules.HasFlag(BoardRule.OpenKept))
            return;
        // Rows of an hour before that the full disk did not take yet are in nobody else's keeping.
        SealedFile.Write(disk, OpenFile, WireJson.Write(new OpenPlays(boot, journal.LastNumber, [.. journal.Waiting, .. _open])));
    }

    /// <summary>A row is all of a scene's rounds in its hour; in which round it is lit only tells one turn from the next.</summary>
    private int Find((string? Scene, string Reason, long Version, long Round) key) =>
        _open.FindIndex(p => p.Scene == key.Scene && p.Reason == key.Reason && p.Version == key.Version);
}
