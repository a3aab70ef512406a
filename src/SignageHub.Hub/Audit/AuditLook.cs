using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SignageHub.Core;

namespace SignageHub.Hub.Audit;

/// <summary>One page of the log.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Number">Of the page; 0 has the newest lines.</param>
/// <param name="Last">The number of the last page.</param>
/// <param name="Verdict">Of the whole log.</param>
public sealed record AuditSheet(IReadOnlyList<AuditLine> Lines, int Number, int Last, AuditVerdict Verdict);

/// <summary>Looks at the log again and again: lines that were looked at and have not changed since are not taken apart a second time.</summary>
/// <remarks>That they have not changed is seen by their hash, which takes a hundredth of the time. The file is only read.</remarks>
internal sealed class AuditLook(string path)
{
    /// <summary>Of so many lines the place of the first is remembered.</summary>
    private const int Stride = 64;

    private readonly Lock _gate = new();
    private readonly List<long> _places = [];
    private AuditChain _chain = new(key: null);
    private byte[]? _key;
    private byte[] _hash = [];
    private long _length;
    private AuditHead? _seen;

    /// <param name="key">Of the codes; null where it is not at hand.</param>
    /// <param name="heads">What is known of the log's end; asked before the file is read, for a line may come in between.</param>
    public AuditVerdict Verify(byte[]? key, params ReadOnlySpan<AuditHead?> heads)
    {
        lock (_gate)
        {
            using var file = Open();
            return Verify(file, key, heads);
        }
    }

    /// <param name="number">Of the page, as asked for.</param>
    /// <param name="size">Lines of a page.</param>
    /// <param name="key">See <see cref="Verify(byte[], ReadOnlySpan{AuditHead})"/>.</param>
    /// <param name="heads">Likewise.</param>
    /// <returns>Null for a log that was touched: where its lines begin, nobody knows.</returns>
    public AuditSheet? Sheet(int number, int size, byte[]? key, params ReadOnlySpan<AuditHead?> heads)
    {
        lock (_gate)
        {
            using var file = Open();
            var verdict = Verify(file, key, heads);
            if (!verdict.IsWhole)
                return null;
            var last = Math.Max(0, (_chain.Lines - 1) / size);
            var shown = Math.Clamp(number, 0, last);
            var end = _chain.Lines - (shown * size);
            var lines = file is null ? [] : Read(file, Math.Max(0, end - size), end);
            return new AuditSheet([.. lines.AsEnumerable().Reverse().Select(AuditLine.Of)], shown, last, verdict);
        }
    }

    private AuditVerdict Verify(FileStream? file, byte[]? key, ReadOnlySpan<AuditHead?> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!IsAsSeen(file, key, hash))
            Forget(key);
        // Hashed so far, or not at all.
        if (_length == 0)
            hash.GetHashAndReset();
        if (Take(file, hash) is { } touched)
            return touched;
        foreach (var head in heads)
        {
            if (Misses(file, head) is { } missed)
                return missed;
        }

        if (Misses(file, _seen) is { } gone)
            return gone;
        _seen = new AuditHead(_chain.Lines, _chain.Last);
        return AuditCheck.Whole(_chain);
    }

    private FileStream? Open() => File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;

    private bool IsAsSeen(FileStream? file, byte[]? key, IncrementalHash hash)
    {
        if (file is null || file.Length < _length || (_key ?? []).AsSpan().SequenceEqual(key ?? []) is false)
            return false;
        var buffer = new byte[128 * 1024];
        file.Position = 0;
        for (var left = _length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return _length == 0 || hash.GetCurrentHash().AsSpan().SequenceEqual(_hash);
    }

    private void Forget(byte[]? key)
    {
        (_chain, _key, _hash, _length) = (new AuditChain(key), key, [], 0);
        _places.Clear();
    }

    /// <summary>What came since. Half a line at the end is being written, or was never acknowledged.</summary>
    private AuditVerdict? Take(FileStream? file, IncrementalHash hash)
    {
        if (file is null || file.Length == _length)
            return null;
        file.Position = _length;
        var added = new byte[file.Length - _length];
        file.ReadExactly(added);
        var whole = added.AsSpan().LastIndexOf((byte)'\n') + 1;
        for (int start = 0, end; start < whole; start = end + 1)
        {
            end = start + added.AsSpan(start).IndexOf((byte)'\n');
            if (end == start)
                continue;
            if (_chain.Lines % Stride == 0)
                _places.Add(_length + start);
            if (_chain.Add(added.AsSpan(start..end)) is not { } wrong)
                continue;
            var lines = _chain.Lines + AuditCheck.CountOf(added.AsSpan(start));
            Forget(_key);
            return AuditCheck.Touched(lines, wrong.Number, wrong.What);
        }

        hash.AppendData(added, 0, whole);
        (_hash, _length) = (hash.GetCurrentHash(), _length + whole);
        return null;
    }

    private AuditVerdict? Misses(FileStream? file, AuditHead? head)
    {
        var there = _chain.Lines;
        if (head is null)
            return null;
        if (head.Lines > there)
            return AuditCheck.Touched(there, there + 1, new($"lines are missing at the end: there were {head.Lines}, there are {there}", $"thiếu dòng ở cuối: từng có {head.Lines}, nay còn {there}"));
        if (head.Last is null || head.Lines <= 0 || HashOf(file!, head.Lines) == head.Last)
            return null;
        return AuditCheck.Touched(there, head.Lines, new($"line {head.Lines} is not the one that was written", $"dòng {head.Lines} không phải dòng đã ghi"));
    }

    private string? HashOf(FileStream file, int line) => line == _chain.Lines ? _chain.Last : Read(file, line, line + 1)[0]["prev"]?.ToString();

    /// <param name="file">It was looked at: each line is one.</param>
    /// <param name="from">The first, counted from 0.</param>
    /// <param name="to">The end; itself not part of it.</param>
    private List<JsonObject> Read(FileStream file, int from, int to)
    {
        var lines = new List<JsonObject>();
        if (from >= to)
            return lines;
        var (first, end) = (from / Stride, (to + Stride - 1) / Stride);
        file.Position = _places[first];
        var bytes = new byte[(end < _places.Count ? _places[end] : _length) - _places[first]];
        file.ReadExactly(bytes);
        var at = first * Stride;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            if (bytes[range] is { Length: > 0 } line && at++ is var number && number >= from && number < to)
                lines.Add((JsonObject)JsonNode.Parse(line)!);
        }

        return lines;
    }
}
