using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
}

/// <summary>A file of the table as it was read.</summary>
/// <param name="Rows">In the order in which they came; lines that are none are passed over.</param>
/// <param name="Hash">Of the last line: the next file goes on from it.</param>
/// <param name="Fitting">So many rows stand before the first line that does not fit the one before it, or is none: the chain proves no more.</param>
/// <param name="IsWhole">Every line fits the one before it.</param>
public sealed record PlayFile(IReadOnlyList<PlayRow> Rows, string Hash, int Fitting, bool IsWhole)
{
    /// <summary>Bytes of the lines that the chain proves: a torn end is none of them.</summary>
    internal int FittingBytes { get; init; }

    /// <summary>Of the last line that the chain proves.</summary>
    internal string FittingHash { get; init; } = "";
}

/// <summary>One board's plays at the hub, each once.</summary>
/// <remarks>
/// In <c>plays/{board}/{year}-{month}.jsonl</c>, by the month in which they came, one line a row: <c>{"hash":"…","row":{…}}</c>. The hash is base64url of
/// SHA-256 over the hash of the line before (of nothing for the first) and the row's bytes: a row that is changed, put in or taken out is seen. The chain
/// has no key: whoever may write the file can make all of it anew, or cut off its end, and it does not tell.
/// What follows the last good line is set aside as <c>….damaged</c>: it was never acknowledged, unless someone changed the file.
/// </remarks>
public sealed class PlayTable
{
    /// <summary>Plays of a batch; more are passed over.</summary>
    public const int MostPlays = 1_000;

    /// <summary>Numbers of one boot; a board that showed a scene each second would need thirty thousand years for as many.</summary>
    public const long MostNumber = 1_000_000_000_000;

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

    /// <summary>Whether something on the disk had to be set aside.</summary>
    public bool WasDamaged { get; private set; }

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
        var (rows, at) = (new List<PlayRow>(), 0);
        (int Rows, int Bytes, string Hash)? proved = null;
        while (content[at..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            var row = TryLine(content.Slice(at, length), out var its, out var json) ? WireJson.Read<PlayRow>(json) : null;
            if (row is null || HashOf(before, json) != its)
                proved ??= (rows.Count, at, before);
            if (row is not null)
            {
                rows.Add(row);
                before = its;
            }

            at += length + 1;
        }

        var (fitting, bytes, hash) = proved ?? (rows.Count, at, before);
        return new PlayFile(rows, before, fitting, proved is null) { FittingBytes = bytes, FittingHash = hash };
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
        var text = new StringBuilder();
        var hash = _hash;
        foreach (var row in rows)
        {
            var json = WireJson.Write(row);
            hash = HashOf(hash, json);
            text.Append("{\"hash\":\"").Append(hash).Append("\",\"row\":").Append(Encoding.UTF8.GetString(json)).Append("}\n");
        }

        // Until the call is through, nobody knows what the file's end looks like.
        _mustRead = true;
        var month = now.InUtc().Date;
        var file = string.Create(CultureInfo.InvariantCulture, $"{_folder}/{month.Year:D4}-{month.Month:D2}.jsonl");
        // The chain runs in the order of names: a clock that was set back does not go back to an older file.
        if (Files().LastOrDefault() is { } last && string.CompareOrdinal(last, file) > 0)
            file = last;
        _disk.Append(file, Encoding.UTF8.GetBytes(text.ToString()));
        (_hash, _mustRead) = (hash, false);
    }

    /// <summary>Reads what is there, and cuts off what a power cut left behind the last good line.</summary>
    private void Read()
    {
        if (!_mustRead)
            return;
        _through.Clear();
        _hash = "";
        foreach (var file in Files())
        {
            var all = _disk.Read(file) ?? [];
            var read = ReadFile(all, _hash);
            if (read.FittingBytes < all.Length)
            {
                WasDamaged = true;
                _disk.Append(file + ".damaged", all.AsSpan(read.FittingBytes));
                _disk.Replace(file, all.AsSpan(0, read.FittingBytes));
            }

            _hash = read.FittingHash;
            foreach (var row in read.Rows.Take(read.Fitting))
                _through[row.Boot] = Math.Max(_through.GetValueOrDefault(row.Boot), row.Missing > 0 ? row.Number + row.Missing - 1 : row.Number);
        }

        _mustRead = false;
    }

    private IEnumerable<string> Files() => _disk.List(_folder).Select(f => f.Name).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal));

    /// <summary><c>{"hash":"43 characters","row":…}</c>, taken apart.</summary>
    private static bool TryLine(ReadOnlySpan<byte> line, out string hash, out ReadOnlySpan<byte> json)
    {
        hash = "";
        json = default;
        if (line.Length < 62 || !line.StartsWith("{\"hash\":\""u8) || line[^1] != (byte)'}')
            return false;
        hash = Encoding.UTF8.GetString(line[9..52]);
        json = line[60..^1];
        return true;
    }

    private static string HashOf(string before, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(before));
        hash.AppendData(json);
        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}
