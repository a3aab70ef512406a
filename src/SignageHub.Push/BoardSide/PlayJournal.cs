using System.Globalization;
using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.BoardSide;

/// <summary>A board's plays on its disk until the hub has them.</summary>
/// <remarks>
/// In <c>plays/</c>, in files of up to 64 KiB, each of one boot: a line with the boot's name, then one line a play, each line led by its CRC-32. A
/// play is sent only when it is on the disk, and leaves only when the hub has acknowledged it. Over 32 MiB the oldest file is dropped; the hub
/// sees the numbers that are missing. Rows that the disk does not take wait in memory, at most <see cref="MostWaiting"/>, the oldest dropped.
/// A line that has rotted is passed over, and those behind it count: the hub sees which numbers are missing, and of rotten lines at the end of a file a row
/// that proves nothing tells it. Behind a block that holds nothing, as a power cut leaves it, nothing counts. A file with such lines is kept in <c>plays-damaged/</c> besides, the newest <see cref="MostAside"/>; one that cannot be
/// read at all stays where it is.
/// </remarks>
internal sealed class PlayJournal
{
    public const int MostBytes = 32 * 1024 * 1024;
    public const int MostWaiting = 5_000;
    public const int MostAside = 16;
    private const string Folder = "plays";
    private const string AsideFolder = "plays-damaged";
    private const int MostBytesOfAFile = 64 * 1024;

    private readonly IDurableDisk _disk;
    private readonly BoardRule _rules;
    private readonly List<Segment> _segments = [];
    private readonly List<Play> _waiting = [];
    private readonly Dictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
    private string _boot = "";
    private long _number;
    private bool _mayAppend;

    public PlayJournal(IDurableDisk disk, BoardRule rules) => (_disk, _rules) = (disk, rules);

    public long Bytes => _segments.Sum(s => s.Bytes);

    /// <summary>What the disk did not take yet.</summary>
    public IReadOnlyList<Play> Waiting => _waiting;

    /// <summary>The last number of this boot that is on the disk.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The last number on the disk of an earlier boot; 0 for none.</summary>
    public long LastNumberOf(string boot) => _segments.Where(s => s.Boot == boot).Select(s => s.Last).DefaultIfEmpty(0).Max();

    /// <summary>Whether a file could not be read, or held lines that had rotted.</summary>
    public bool WasDamaged { get; private set; }

    /// <param name="boot">The name of this boot.</param>
    public void Load(string boot)
    {
        _boot = boot;
        foreach (var (name, bytes) in _disk.List(Folder))
        {
            var file = ReadFile(name);
            WasDamaged |= file is null or { Rotten: true };
            if (file is null)
                continue;
            if (file is { Boot: { } of, Plays.Count: > 0 })
                _segments.Add(new Segment(name, of, file.Plays[0].Number, file.Plays[^1].Number, bytes));
            if (file.Rotten)
                SetAside(name, isUseless: file is { Boot: null } or { Plays.Count: 0 });
            else if (file.Plays.Count == 0)
                _disk.Delete(name);
        }

        _number = LastNumber = LastNumberOf(boot);
    }

    /// <summary>A copy under the file's own number; where the disk takes none, the file stays as it is.</summary>
    private void SetAside(string name, bool isUseless)
    {
        try
        {
            _disk.Replace(AsideFolder + name[Folder.Length..], _disk.Read(name) ?? []);
            if (isUseless)
                _disk.Delete(name);
            foreach (var (oldest, _) in _disk.List(AsideFolder).SkipLast(MostAside))
                _disk.Delete(oldest);
        }
        catch (IOException)
        {
            // Tried again at the next start.
        }
    }

    /// <summary>Gives the plays their numbers and puts them on the disk.</summary>
    /// <exception cref="IOException">The disk did not take them; they wait and are tried again with the next.</exception>
    public void Add(IEnumerable<Play> plays)
    {
        if (!_rules.HasFlag(BoardRule.PlayWaits))
            _waiting.Clear();
        foreach (var play in plays)
            _waiting.Add(play with { Number = ++_number });
        while (_waiting.Count > MostWaiting)
            _waiting.RemoveAt(0);
        Flush();
    }

    /// <summary>Puts what was open when an earlier boot ended into the journal, under that boot's name.</summary>
    public void AddOf(string boot, long number, IEnumerable<Play> plays)
    {
        var rows = plays.Select(play => play with { Number = ++number }).ToList();
        if (rows.Count == 0)
            return;
        Write(boot, rows);
        _mayAppend = false;
    }

    /// <summary>Tries again what the disk did not take.</summary>
    public void Flush()
    {
        if (_waiting.Count == 0)
            return;
        // One file after the other: each holds what fits, and a call that fails leaves the rest waiting.
        while (_waiting.Count > 0)
        {
            var rows = _waiting.Take(100).ToList();
            Write(_boot, rows);
            LastNumber = rows[^1].Number;
            _waiting.RemoveRange(0, rows.Count);
        }

        DropOldest();
    }

    /// <summary>The oldest plays that the hub has not acknowledged, all of one boot; null when there are none.</summary>
    public (string Boot, IReadOnlyList<Play> Plays)? Next(int most)
    {
        foreach (var segment in _segments)
        {
            var acknowledged = _acknowledged.GetValueOrDefault(segment.Boot);
            if (segment.Last <= acknowledged)
                continue;
            var plays = (ReadFile(segment.Name)?.Plays ?? []).Where(p => p.Number > acknowledged).Take(most).ToList();
            if (plays.Count > 0)
                return (segment.Boot, plays);
        }

        return !_rules.HasFlag(BoardRule.PlayDurable) && _waiting.Count > 0 ? (_boot, _waiting.Take(most).ToList()) : null;
    }

    /// <summary>The hub has these: files that hold nothing else go.</summary>
    public void Acknowledge(string boot, long through)
    {
        _acknowledged[boot] = Math.Max(through, _acknowledged.GetValueOrDefault(boot));
        foreach (var segment in _segments.Where(s => s.Boot == boot && s.Last <= through).ToList())
            Drop(segment);
    }

    /// <summary>What a careless board does once it has sent plays.</summary>
    public void ForgetSent(string boot, long through)
    {
        if (!_rules.HasFlag(BoardRule.PruneOnAck))
            Acknowledge(boot, through);
    }

    private void Write(string boot, IReadOnlyList<Play> rows)
    {
        var text = new StringBuilder();
        var current = _segments.Count > 0 ? _segments[^1] : null;
        var isNew = !_mayAppend || current is null || current.Boot != boot || current.Bytes > MostBytesOfAFile;
        if (isNew)
            Line(text, boot);
        foreach (var row in rows)
            Line(text, Encoding.UTF8.GetString(WireJson.Write(row)));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var name = isNew ? NextName() : current!.Name;
        // After a call that failed, nobody knows what the file's end looks like: the next rows get a file of their own.
        _mayAppend = false;
        if (_rules.HasFlag(BoardRule.PlayDurable) || isNew)
            _disk.Append(name, bytes);
        _mayAppend = true;
        if (isNew)
            _segments.Add(new Segment(name, boot, rows[0].Number, rows[^1].Number, bytes.Length));
        else
            _segments[^1] = current! with { Last = rows[^1].Number, Bytes = current.Bytes + bytes.Length };
    }

    private string NextName()
    {
        // What has another name is not ours.
        var number = _disk.List(Folder).Max(f => long.TryParse(f.Name.AsSpan(Folder.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var its) ? its : (long?)null) ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Folder}/{number + 1:D10}");
    }

    private void DropOldest()
    {
        while (Bytes > MostBytes && _segments.Count > 1)
            Drop(_segments[0]);
    }

    private void Drop(Segment segment)
    {
        _disk.Delete(segment.Name);
        _segments.Remove(segment);
        _mayAppend &= _segments.Count > 0;
    }

    private static void Line(StringBuilder text, string content) =>
        text.Append(CultureInfo.InvariantCulture, $"{Checksums.Crc32(Encoding.UTF8.GetBytes(content)):x8} {content}\n");

    /// <summary>The good lines; null when the disk does not hand it out. A power cut leaves a torn end, which is no line.</summary>
    private JournalFile? ReadFile(string name)
    {
        byte[] content;
        try
        {
            content = _disk.Read(name) ?? [];
        }
        catch (IOException)
        {
            return null;
        }

        string? boot = null;
        var (plays, rotten, rottenAtEnd) = (new List<Play>(), 0, 0);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n')[..^1])
        {
            // A block that a power cut left out: what is behind it was written in the same call, and stands in the open plays still.
            if (line.Contains('\0', StringComparison.Ordinal))
                break;
            if (!IsGood(line))
                (rotten, rottenAtEnd) = (rotten + 1, rottenAtEnd + 1);
            else if (boot is null && rotten == 0)
                boot = line[9..];
            else if (boot is not null && WireJson.Read<Play>(Encoding.UTF8.GetBytes(line[9..])) is { } play && (plays.Count == 0 || play.Number > plays[^1].Number))
            {
                plays.Add(play);
                rottenAtEnd = 0;
            }
        }

        if (plays.Count > 0 && rottenAtEnd > 0)
            plays.Add(Unreadable(plays[^1], rottenAtEnd));
        return new JournalFile(boot, plays, rotten > 0);
    }

    private static bool IsGood(string line) => line.Length >= 10 && line[8] == ' '
        && line.StartsWith(Checksums.Crc32(Encoding.UTF8.GetBytes(line[9..])).ToString("x8", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The last of the numbers that a boot had and that cannot be read: below zero, so that no hub counts it as anything but missing.</summary>
    private static Play Unreadable(Play before, int lines) => new()
    {
        Number = before.Number + lines,
        From = before.Until,
        Until = before.Until,
        Lit = -1,
        Count = 0,
        Reason = "",
        Version = 0,
    };

    private sealed record JournalFile(string? Boot, IReadOnlyList<Play> Plays, bool Rotten);

    private sealed record Segment(string Name, string Boot, long First, long Last, long Bytes);
}
