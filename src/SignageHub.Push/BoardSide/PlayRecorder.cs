using NodaTime;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>Plays of the present hour that are not in the journal yet, as they are kept on the disk once a minute.</summary>
/// <param name="Boot">Whose they are.</param>
/// <param name="After">The last number that was in the journal then.</param>
/// <param name="Plays">In the order in which they get their numbers.</param>
internal sealed record OpenPlays(string Boot, long After, IReadOnlyList<Play> Plays);

/// <summary>Adds up what is lit, one row for each scene and hour, and hands the rows to the journal when the hour is over.</summary>
/// <remarks>Rows that are still open are kept on the disk when they begin and once a minute: a power cut costs at most a minute of proof.</remarks>
internal sealed class PlayRecorder(PlayJournal journal, IDurableDisk disk, string boot)
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

    /// <summary>Takes over what an earlier boot had open.</summary>
    public void Load()
    {
        if (SealedFile.Read(disk, OpenFile) is not { IsWhole: true } stored || WireJson.Read<OpenPlays>(stored.Content) is not { } open)
            return;
        // A journal that knows no row of that boot had them all acknowledged: none of what was open is in it.
        var alreadyIn = Math.Max(0, journal.LastNumberOf(open.Boot) - open.After);
        if (open.Boot != boot)
            journal.AddOf(open.Boot, open.After + alreadyIn, open.Plays.Skip((int)Math.Min(alreadyIn, int.MaxValue)));
        disk.Delete(OpenFile);
    }

    /// <summary>This is lit now; called several times a second.</summary>
    public void Lit(Shown shown, long version, Instant now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        if (hour != _hour)
            Close(now);
        _hour = hour;
        var key = (shown.Scene?.Id, shown.Reason, version, shown.Round);
        var between = _lastAt is { } last && now > last && now - last <= MostBetween ? now - last : Duration.Zero;
        // The stretch since the last look belongs to what was lit then, as far as it lies in this hour.
        if (between > Duration.Zero && Find(_last) is >= 0 and var before)
            _open[before] = _open[before] with { Until = now, Lit = _open[before].Lit + (long)between.TotalMilliseconds };
        var at = Find(key);
        if (at < 0)
            _open.Add(new Play { Number = 0, From = now, Until = now, Lit = 0, Count = 1, Scene = shown.Scene?.Id, Entry = shown.Scene?.Entry, Reason = shown.Reason, Version = version });
        else if (key != _last)
            _open[at] = _open[at] with { Count = _open[at].Count + 1 };
        (_last, _lastAt) = (key, now);
        if (at < 0 || now >= _keptAt + KeepEvery || now < _keptAt)
            KeepOpen(now);
    }

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
        SealedFile.Write(disk, OpenFile, WireJson.Write(new OpenPlays(boot, journal.LastNumber, _open)));
    }

    private int Find((string? Scene, string Reason, long Version, long Round) key) =>
        _open.FindIndex(p => p.Scene == key.Scene && p.Reason == key.Reason && p.Version == key.Version);
}
