using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Audit;

/// <summary>Who did what, when, before and after: <c>data/audit/audit.jsonl</c>.</summary>
/// <remarks>
/// Every line holds its number, the hash of the line before it and a code of its own (HMAC with <c>data/keys/audit.key</c>), so that a line that was touched
/// is named. <c>head.json</c> holds how many there are, the hash of the last and a code, so that lines taken from the end are missed too. The command line and a running hub both write to it.
/// </remarks>
public sealed partial class AuditLog(DataFolder data, TimeProvider clock, ILogger<AuditLog> logger)
{
    private const int LongestValue = 20_000;

    /// <summary>Raised after a line was written; whoever listens returns at once.</summary>
    public event EventHandler<AuditWrittenEventArgs>? Written;

    private readonly Lock _gate = new();
    private readonly string _path = Path.Combine(data.PathOf("audit"), "audit.jsonl");
    private readonly string _headPath = Path.Combine(data.PathOf("audit"), "head.json");
    private ChainedLog? _log;
    private byte[]? _key;
    private long _length = -1;
    private int _count;
    private readonly AuditLook _look = new(Path.Combine(data.PathOf("audit"), "audit.jsonl"));

    /// <summary>The last line that this process wrote: whatever becomes of the files, there was one.</summary>
    private volatile AuditHead? _written;

    /// <summary>Writes a line; when it cannot be written, the console says so and the deed goes on: a full disk must not keep anybody from the red button.</summary>
    /// <param name="who">The account's name, or <c>console</c>.</param>
    /// <param name="deed">For example <c>playlist.save</c>.</param>
    /// <param name="what">What it was done to.</param>
    /// <param name="before">As it was; null for nothing.</param>
    /// <param name="after">As it is now; null for nothing.</param>
    /// <param name="from">Where from.</param>
    public void Write(string who, string deed, string what, string? before = null, string? after = null, string? from = null)
    {
        try
        {
            lock (_gate)
                Append(who, deed, what, before, after, from);
            Written?.Invoke(this, new AuditWrittenEventArgs(who, deed, what));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StartProblemException)
        {
            LogNotWritten(deed, what, who, e is StartProblemException problem ? problem.Words.En : FileTrouble.Of(e, _path).En);
        }
    }

    /// <summary>All lines, the oldest first.</summary>
    public IReadOnlyList<AuditLine> Read() => [.. new ChainedLog(_path, logger).Read().Select(AuditLine.Of)];

    /// <summary>The file as it is, for who keeps a copy elsewhere.</summary>
    public byte[] Export() => File.Exists(_path) ? File.ReadAllBytes(_path) : [];

    /// <summary>Looks at every line.</summary>
    public AuditVerdict Verify()
    {
        var (head, written, isGone) = (Head(), _written, IsHeadGone);
        var verdict = _look.Verify(KeptKey, head, written);
        return verdict.IsWhole && isGone ? NoHead(verdict.Lines) : verdict;
    }

    /// <summary>One page of it, and what a look at the whole log has shown.</summary>
    /// <param name="number">0 for the newest lines.</param>
    /// <param name="size">Lines of a page.</param>
    public AuditSheet Look(int number, int size)
    {
        var (head, written, isGone) = (Head(), _written, IsHeadGone);
        if (_look.Sheet(number, size, KeptKey, head, written) is { } sheet)
            return isGone ? sheet with { Verdict = NoHead(sheet.Verdict.Lines) } : sheet;
        // It was touched: what can be read is shown, and the whole of it is read for that.
        var lines = Read();
        var last = Math.Max(0, (lines.Count - 1) / size);
        var shown = Math.Clamp(number, 0, last);
        return new AuditSheet([.. lines.Reverse().Skip(shown * size).Take(size)], shown, last, Verify());
    }

    private string KeyPath => Path.Combine(data.PathOf("keys"), "audit.key");

    private byte[]? KeptKey => File.Exists(KeyPath) ? File.ReadAllBytes(KeyPath) : null;

    /// <summary>Since it is there heads have a code: one without is none any more. It lies with the key, out of reach of who can write to the log alone.</summary>
    private string CodedPath => Path.Combine(data.PathOf("keys"), "audit.coded");

    /// <summary>There was a head, and there is none now that the hub wrote.</summary>
    private bool IsHeadGone => File.Exists(CodedPath) && Head() is null;

    private static AuditVerdict NoHead(int lines) => AuditCheck.Touched(
        lines, lines + 1, new("head.json, which tells how many lines there are, is gone or was changed", "tệp head.json ghi số dòng của nhật ký đã mất hoặc bị sửa"));

    private void Append(string who, string deed, string what, string? before, string? after, string? from)
    {
        data.FolderAtWork("audit");
        using var alone = FileLock.Take(_path + ".lock");
        var length = File.Exists(_path) ? new FileInfo(_path).Length : 0;
        if (_log is null || length != _length)
        {
            _log = new ChainedLog(_path, logger);
            // Lines that somebody took from the end stay missed: the numbers go on behind them.
            _count = Math.Max(_log.Recover().Count, Math.Max(Head()?.Lines ?? 0, _written?.Lines ?? 0));
            // Nobody knows how many there were: the gap in the numbers goes on telling it when there is a head again.
            if (IsHeadGone)
                _count++;
        }

        var record = new JsonObject
        {
            ["n"] = _count + 1,
            ["at"] = InstantPattern.ExtendedIso.Format(Instant.FromDateTimeOffset(clock.GetUtcNow())),
            ["who"] = who,
            ["deed"] = deed,
            ["what"] = what,
        };
        Add("from", from);
        Add("before", before);
        Add("after", after);
        record["mac"] = AuditCheck.CodeOf(record, Key());
        _log.Append(record);
        _count++;
        _length = new FileInfo(_path).Length;
        _written = new AuditHead(_count, _log.Last);
        DurableFile.Write(_headPath, _written.ToJson(Key()));
        if (!File.Exists(CodedPath))
            DurableFile.Write(CodedPath, "");

        void Add(string name, string? value)
        {
            if (value is not null)
                record[name] = value.Length > LongestValue ? value[..LongestValue] + "…" : value;
        }
    }

    private byte[] Key()
    {
        if (_key is not null)
            return _key;
        data.FolderAtWork("keys");
        if (!File.Exists(KeyPath))
            DurableFile.Write(KeyPath, RandomNumberGenerator.GetBytes(32));
        return _key = File.ReadAllBytes(KeyPath);
    }

    private AuditHead? Head() => File.Exists(_headPath) ? AuditHead.Of(File.ReadAllBytes(_headPath), KeptKey, isOldTaken: !File.Exists(CodedPath)) : null;

    [LoggerMessage(620, LogLevel.Error, "The audit log could not be written ({Deed} {What} by {Who}): {Why}")]
    private partial void LogNotWritten(string deed, string what, string who, string why);
}

/// <summary>What a line of the log is about, without what was before and after.</summary>
/// <param name="who">The account's name, or <c>console</c>.</param>
/// <param name="deed">For example <c>playlist.save</c>.</param>
/// <param name="what">What it was done to.</param>
public sealed class AuditWrittenEventArgs(string who, string deed, string what) : EventArgs
{
    public string Who => who;

    public string Deed => deed;

    public string What => what;
}

/// <summary>A line of the log.</summary>
public sealed record AuditLine(int Number, Instant? At, string Who, string Deed, string What, string? From, string? Before, string? After)
{
    internal static AuditLine Of(JsonObject record) => new(
        record["n"] is JsonValue n && n.TryGetValue<int>(out var number) ? number : 0,
        InstantPattern.ExtendedIso.Parse(Text(record, "at") ?? "") is { Success: true } at ? at.Value : null,
        Text(record, "who") ?? "",
        Text(record, "deed") ?? "",
        Text(record, "what") ?? "",
        Text(record, "from"),
        Text(record, "before"),
        Text(record, "after"));

    private static string? Text(JsonObject record, string name) => record[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
