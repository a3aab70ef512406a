using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignageHub.Hub.Storage;

/// <summary>A file of JSON Lines that only grows. Each line holds the SHA-256 of the line before it (<c>prev</c>), so that one changed or taken out later is noticed.</summary>
/// <remarks>A line is on disk before <see cref="Append"/> returns. One caller at a time.</remarks>
public sealed partial class ChainedLog(string path, ILogger logger)
{
    private const string Previous = "prev";

    private static readonly string Nothing = new('0', 64);

    private string? _last;

    /// <summary>Every whole line. What is after a break of the chain is read too, and the break is told.</summary>
    /// <remarks>A power cut can leave half a line at the end: it is cut off, since it was never acknowledged.</remarks>
    public IReadOnlyList<JsonObject> Read()
    {
        var lines = new List<JsonObject>();
        var last = Nothing;
        foreach (var (line, number) in Lines().Select((line, i) => (line, i + 1)))
        {
            if (Parse(line) is { } record)
            {
                if ((string?)record[Previous] != last)
                    LogBroken(path, number);
                lines.Add(record);
            }
            else
            {
                LogBroken(path, number);
            }

            last = HashOf(line);
        }

        _last = last;
        return lines;
    }

    /// <param name="record">Its own fields; <c>prev</c> is put before them.</param>
    /// <exception cref="IOException">It is not on disk; the caller may try again.</exception>
    public void Append(JsonObject record)
    {
        if (_last is null)
            Read();
        var whole = new JsonObject { [Previous] = _last };
        foreach (var (name, value) in record)
            whole[name] = value?.DeepClone();
        var line = whole.ToJsonString(Form);
        using (var file = Open())
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }

        _last = HashOf(line);
    }

    private static readonly JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FileStream Open()
    {
        // The first line makes the file, and the file's name must last as well.
        if (!File.Exists(path))
            DurableFile.Write(path, "");
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private IEnumerable<string> Lines()
    {
        if (!File.Exists(path))
            return [];
        var text = File.ReadAllText(path);
        var end = text.LastIndexOf('\n') + 1;
        if (end < text.Length)
        {
            LogTorn(path, text.Length - end);
            DurableFile.Write(path, text[..end]);
        }

        return text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    [LoggerMessage(430, LogLevel.Error, "{Path}, line {Line}: the chain of hashes is broken; a line was changed or taken out.")]
    private partial void LogBroken(string path, int line);

    [LoggerMessage(431, LogLevel.Warning, "{Path}: half a line at the end ({Characters} characters) was cut off; the power may have failed while it was written.")]
    private partial void LogTorn(string path, int characters);
}
