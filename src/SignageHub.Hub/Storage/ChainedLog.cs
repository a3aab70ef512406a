using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignageHub.Hub.Storage;

/// <summary>A line of a <see cref="ChainedLog"/>.</summary>
/// <param name="Record">Null for what is none.</param>
/// <param name="Holds">It is a record, and holds the hash of the line before it.</param>
/// <param name="Bytes">As it stands in the file, its line feed included.</param>
public readonly record struct ChainedLine(JsonObject? Record, bool Holds, ReadOnlyMemory<byte> Bytes);

/// <summary>A file of JSON Lines that only grows. Each line holds the SHA-256 of the line before it (<c>prev</c>), so that one changed or taken out later is noticed.</summary>
/// <remarks>A line is on disk before <see cref="Append"/> returns. One caller at a time.</remarks>
public sealed partial class ChainedLog(string path, ILogger logger)
{
    /// <summary>The field that holds the hash of the line before.</summary>
    public const string Previous = "prev";

    private static readonly string Nothing = new('0', 64);

    private static readonly JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The hash of the last line; null where nobody knows what the file's end looks like.</summary>
    private string? _last;

    /// <summary>The hash of the line that was written last; null where that did not go well.</summary>
    public string? Last => _last;

    /// <summary>Every whole line, without touching the file. What is after a break of the chain is read too, and the break is told.</summary>
    /// <remarks>A file that cannot be read is told, and has no lines.</remarks>
    public IReadOnlyList<JsonObject> Read()
    {
        try
        {
            return [.. Lines(File.Exists(path) ? File.ReadAllBytes(path) : []).Select(line => line.Record).OfType<JsonObject>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotRead(path, FileTrouble.Of(e, path).En);
            return [];
        }
    }

    /// <summary>Every whole line with whether it holds, for those to whom a line that was changed must not count.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public IReadOnlyList<ChainedLine> ReadLines()
    {
        var lines = new List<ChainedLine>();
        var (previous, at) = (Nothing, 0);
        var bytes = File.Exists(path) || Directory.Exists(path) ? File.ReadAllBytes(path) : [];
        foreach (var (record, hash, end) in Lines(bytes))
        {
            lines.Add(new ChainedLine(record, record is not null && HasPrevious(record, previous), bytes.AsMemory(at..end)));
            (previous, at) = (hash, end);
        }

        return lines;
    }

    /// <summary>Makes the file fit to go on with, and reads it.</summary>
    /// <remarks>
    /// A power cut can leave half a line at the end: it is cut off, since it was never acknowledged. What cannot be read, or holds no record at all, is
    /// set aside as <c>….damaged</c>. What cannot be mended now is told, and tried again with the next line.
    /// </remarks>
    public IReadOnlyList<JsonObject> Recover()
    {
        try
        {
            return Mend();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotMended(path, FileTrouble.Of(e, path).En);
            return [];
        }
    }

    /// <param name="record">Its own fields; <c>prev</c> is put before them.</param>
    /// <exception cref="IOException">It is not on disk; the caller may try again.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Append(JsonObject record)
    {
        if (_last is null)
            Mend();
        var whole = new JsonObject { [Previous] = _last };
        foreach (var (name, value) in record)
            whole[name] = value?.DeepClone();
        var line = Encoding.UTF8.GetBytes(whole.ToJsonString(Form));
        // Half of it may be on disk when the rest does not fit: until the call is through, nobody knows what the file's end looks like.
        _last = null;
        using (var file = Open())
        {
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }

        _last = HashOf(line);
    }

    private FileStream Open()
    {
        // The first line makes the file, and the file's name must last as well.
        if (!File.Exists(path))
            DurableFile.Write(path, "");
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private List<JsonObject> Mend()
    {
        var bytes = ReadOrSetAside();
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (end < bytes.Length)
        {
            LogTorn(path, bytes.Length - end);
            DurableFile.Write(path, bytes.AsSpan(0, end));
        }

        var lines = Lines(bytes);
        var records = lines.Select(line => line.Record).OfType<JsonObject>().ToList();
        if (lines.Count > 0 && records.Count == 0)
        {
            SetAside();
            lines = [];
        }

        _last = lines.Count > 0 ? lines[^1].Hash : Nothing;
        return records;
    }

    private byte[] ReadOrSetAside()
    {
        try
        {
            if (File.Exists(path))
                return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException)
        {
            SetAside();
        }

        if (Directory.Exists(path))
            SetAside();
        return [];
    }

    private void SetAside()
    {
        if (Directory.Exists(path))
            Directory.Move(path, path + ".damaged");
        else
            File.Move(path, path + ".damaged", overwrite: true);
        LogDamaged(path);
    }

    private List<(JsonObject? Record, string Hash, int End)> Lines(byte[] bytes)
    {
        var lines = new List<(JsonObject? Record, string Hash, int End)>();
        var last = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        for (int start = 0, end; start < last; start = end)
        {
            end = start + bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            var line = bytes.AsSpan(start..(end - 1));
            if (line.IsEmpty)
                continue;
            var record = Parse(line);
            if (record is null || !HasPrevious(record, lines.Count > 0 ? lines[^1].Hash : Nothing))
                LogBroken(path, lines.Count + 1);
            lines.Add((record, HashOf(line), end));
        }

        return lines;
    }

    private static bool HasPrevious(JsonObject record, string hash) =>
        record[Previous] is JsonValue value && value.TryGetValue<string>(out var previous) && previous == hash;

    /// <summary>Null for what is no JSON object, or one whose fields cannot be had: a name twice, half a letter.</summary>
    internal static JsonObject? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var record = JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
            // Text is looked at only when it is asked for.
            record?.ToJsonString();
            return record;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    internal static string HashOf(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));

    [LoggerMessage(430, LogLevel.Error, "{Path}, line {Line}: the chain of hashes is broken; a line was changed or taken out.")]
    private partial void LogBroken(string path, int line);

    [LoggerMessage(431, LogLevel.Warning, "{Path}: half a line at the end ({Bytes} bytes) was cut off; the power may have failed, or the disk was full, while it was written.")]
    private partial void LogTorn(string path, int bytes);

    [LoggerMessage(432, LogLevel.Error, "{Path} is damaged and was set aside as .damaged; a new one is begun.")]
    private partial void LogDamaged(string path);

    [LoggerMessage(433, LogLevel.Error, "{Path} cannot be read: {Why}")]
    private partial void LogNotRead(string path, string why);

    [LoggerMessage(434, LogLevel.Error, "{Path} can be neither read nor set aside: {Why} Until that is mended nothing is recorded in it.")]
    private partial void LogNotMended(string path, string why);
}
