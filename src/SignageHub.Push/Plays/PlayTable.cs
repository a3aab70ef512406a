using System.Buffers;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Push.HubSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;

namespace SignageHub.Push.Plays;

/// <summary>A row of the hub's table: a play, or numbers that never came.</summary>
public sealed record PlayRow
{
    public required string Boot { get; init; }

    /// <summary>The play's number, or the first that is missing.</summary>
    public required long Number { get; init; }

    /// <summary>How many plays are missing from <see cref="Number"/> on; 0 for a play.</summary>
    public required long Missing { get; init; }

    /// <summary>Null for a gap.</summary>
    public Play? Play { get; init; }

    /// <summary>Why a play that came was not believed, in English: it is a gap of one. Null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refused { get; init; }

    /// <summary>When the hub took it.</summary>
    public required Instant Taken { get; init; }

    /// <summary>Lines that stood here and did not fit the chain: they were set aside. Such a row is no play and no gap, and is told by <see cref="PlayFile.SetAside"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SetAside { get; init; }

    /// <summary>The hash to which the line after this one is chained, where lines before it were set aside; null for any other row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Resumes { get; init; }
}

/// <summary>Lines of a file that were set aside.</summary>
/// <param name="File">On the hub's disk: <c>plays/lobby/2023-03.jsonl</c>.</param>
/// <param name="Line">The first of them, counted from 1.</param>
/// <param name="Lines">How many in all of the file.</param>
public sealed record PlayDamage(string File, int Line, int Lines);

/// <summary>A file of the table as it was read.</summary>
/// <param name="Rows">In the order in which they came; lines that are none are passed over.</param>
/// <param name="Hash">Of the last line: the next file goes on from it.</param>
/// <param name="Fitting">So many rows stand before the first line that does not fit the one before it, or is none: the chain proves no more.</param>
/// <param name="IsWhole">Every line fits the one before it.</param>
public sealed record PlayFile(IReadOnlyList<PlayRow> Rows, string Hash, int Fitting, bool IsWhole)
{
    /// <summary>Lines that the hub set aside because they did not fit: what they said is counted as missing as far as it is known.</summary>
    public long SetAside { get; init; }

    /// <summary>The line, from 1, that says so of the first of them and stands in their place; 0 for none.</summary>
    public int FirstAside { get; init; }
}

/// <summary>One board's plays at the hub, each once.</summary>
/// <remarks>
/// In <c>plays/{board}/{year}-{month}.jsonl</c>, by the month in which they came, one line a row: <c>{"hash":"…","row":{…}}</c>. The hash is base64url of
/// SHA-256 over the hash of the line before (of nothing for the first) and the row's bytes: a row that is changed, put in or taken out is seen. The chain
/// has no key: whoever may write the file can make all of it anew, or cut off its end, and it does not tell.
/// Lines that do not fit the one before them are set aside as <c>….damaged</c>; in their place stand the numbers that are missing by that, and a row that
/// says to which hash the next line is chained. A torn end, which was never acknowledged, goes to <c>….torn</c>.
/// </remarks>
public sealed class PlayTable
{
    /// <summary>Plays of a batch; more are passed over.</summary>
    public const int MostPlays = 1_000;

    /// <summary>Numbers of one boot; a board that showed a scene each second would need thirty thousand years for as many.</summary>
    public const long MostNumber = 1_000_000_000_000;

    /// <summary>What the name of a file ends in that holds lines which were set aside.</summary>
    public const string Aside = ".damaged";

    /// <summary>Characters of any text that a board sends.</summary>
    private const int MostText = 200;

    private readonly IDurableDisk _disk;
    private readonly string _folder;
    private readonly HubRule _rules;
    private readonly Dictionary<string, long> _through = new(StringComparer.Ordinal);
    private string _hash = "";
    private bool _mustRead = true;

    public PlayTable(BoardId board, IDurableDisk disk)
        : this(board, disk, HubRule.All)
    {
    }

    internal PlayTable(BoardId board, IDurableDisk disk, HubRule rules) => (_disk, _folder, _rules) = (disk, $"plays/{board}", rules);

    /// <summary>What had to be set aside since it was read first, one for each file.</summary>
    public IReadOnlyList<PlayDamage> Damage { get; private set; } = [];

    /// <summary>Whether something on the disk had to be set aside.</summary>
    public bool WasDamaged => Damage.Count > 0;

    /// <summary>Why a play of the last batch was not believed; null when all were.</summary>
    public Bilingual? Refused { get; private set; }

    /// <summary>Puts the plays that are not there yet on the disk.</summary>
    /// <remarks>
    /// A play that cannot be true (<see cref="PlayLimits"/>) is counted as missing, with the reason: a board whose clock went astray would else offer the same
    /// batch for ever, and nothing after it would come.
    /// </remarks>
    /// <returns>The number up to which the hub has all plays of that boot, or has counted them as missing: what to acknowledge. Null for a batch that is none.</returns>
    /// <exception cref="IOException">The disk did not take them: nothing is acknowledged.</exception>
    public long? Take(PlayBatch batch, Instant now)
    {
        if (batch.Boot.Length > MostText || batch.Plays.Any(p => p is null || p.Number is < 1 or > MostNumber || p.Reason.Length > MostText || p.Scene?.Length > MostText || p.Entry?.Length > MostText))
            return null;
        Read();
        var through = _through.GetValueOrDefault(batch.Boot);
        var rows = new List<PlayRow>();
        Refused = null;
        foreach (var play in batch.Plays.Take(MostPlays))
        {
            if (play.Number <= through && _rules.HasFlag(HubRule.Once))
                continue;
            if (play.Number > through + 1 && _rules.HasFlag(HubRule.GapRows))
                rows.Add(new PlayRow { Boot = batch.Boot, Number = through + 1, Missing = play.Number - through - 1, Taken = now });
            var broken = PlayLimits.Broken(play);
            Refused ??= broken;
            rows.Add(broken is null
                ? new PlayRow { Boot = batch.Boot, Number = play.Number, Missing = 0, Play = play, Taken = now }
                : new PlayRow { Boot = batch.Boot, Number = play.Number, Missing = 1, Refused = broken.En, Taken = now });
            through = Math.Max(through, play.Number);
        }

        if (rows.Count > 0 && _rules.HasFlag(HubRule.AckAfterFlush))
            Append(rows, now);
        _through[batch.Boot] = through;
        return through;
    }

    /// <summary>All rows, in the order in which they came.</summary>
    public IReadOnlyList<PlayRow> Rows() => [.. Chained().SelectMany(file => file.Rows)];

    /// <summary>Whether every line fits the hashes before it. Touches nothing; a line that is just being written does not count.</summary>
    public bool IsWhole() => Chained().All(file => file.IsWhole);

    /// <summary>Reads one file of the table; a line that is just being written does not count.</summary>
    /// <param name="content">All of the file.</param>
    /// <param name="before">The hash of the last line of the file before; empty for the first.</param>
    public static PlayFile ReadFile(ReadOnlySpan<byte> content, string before)
    {
        var rows = new List<PlayRow>();
        var (fitting, setAside, first, number) = ((int?)null, 0L, 0, 0);
        foreach (var line in PlayLine.All(content, out _))
        {
            number++;
            var fits = line.Follows(before);
            if (!fits)
                fitting ??= rows.Count;
            if (line.Row is not { } row)
                continue;
            before = line.HashAfter;
            if (row.Resumes is null)
                rows.Add(row);
            else if (row.SetAside > 0)
                (setAside, first) = (Math.Min(setAside + row.SetAside, int.MaxValue), first == 0 ? number : first);
        }

        return new PlayFile(rows, before, fitting ?? rows.Count, fitting is null) { SetAside = setAside, FirstAside = first };
    }

    private IEnumerable<PlayFile> Chained()
    {
        var before = "";
        foreach (var name in Files())
        {
            var file = ReadFile(_disk.Read(name) ?? [], before);
            yield return file;
            before = file.Hash;
        }
    }

    private void Append(List<PlayRow> rows, Instant now)
    {
        var (text, hash) = (new ArrayBufferWriter<byte>(), _hash);
        foreach (var row in rows)
            hash = PlayLine.Write(text, row, hash);

        // Until the call is through, nobody knows what the file's end looks like.
        _mustRead = true;
        var month = now.InUtc().Date;
        var file = string.Create(CultureInfo.InvariantCulture, $"{_folder}/{month.Year:D4}-{month.Month:D2}.jsonl");
        // The chain runs in the order of names: a clock that was set back does not go back to an older file.
        if (Files().LastOrDefault() is { } last && string.CompareOrdinal(last, file) > 0)
            file = last;
        _disk.Append(file, text.WrittenSpan);
        (_hash, _mustRead) = (hash, false);
    }

    /// <summary>Reads what is there, and sets aside what does not fit.</summary>
    private void Read()
    {
        if (!_mustRead)
            return;
        _through.Clear();
        _hash = "";
        var files = Files().ToList();
        foreach (var file in files)
        {
            var mending = new PlayMending(_hash, _through, countsGaps: _rules.HasFlag(HubRule.GapRows));
            mending.Read(_disk.Read(file) ?? [], mayBeTorn: file == files[^1]);
            if (mending.FirstAside > 0)
                Damage = [.. Damage, new PlayDamage(file, mending.FirstAside, mending.LinesAside)];
            // Aside first: a power cut between these finds the file as it was.
            if (mending.Aside.Length > 0)
                _disk.Append(file + Aside, mending.Aside);
            if (mending.Torn.Length > 0)
                _disk.Replace(file + ".torn", mending.Torn);
            if (mending.Mended is { } mended)
                _disk.Replace(file, mended);
            _hash = mending.Hash;
        }

        _mustRead = false;
    }

    private IEnumerable<string> Files() => _disk.List(_folder).Select(f => f.Name).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal));
}
