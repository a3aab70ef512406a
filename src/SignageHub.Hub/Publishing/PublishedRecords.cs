using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

/// <summary>What was last sent to a board.</summary>
/// <param name="Version">The version of that manifest.</param>
/// <param name="Digest">What it says, apart from version and date.</param>
/// <param name="Manifest">The message itself: after a restart the very same message goes out again.</param>
public sealed record PublishedRecord(long Version, string Digest, [property: JsonConverter(typeof(CompactJwsConverter))] CompactJws Manifest);

/// <summary>Keeps the records in <c>data/published/</c>, on disk before the message leaves: a version is never used twice.</summary>
/// <remarks>One file a board, or, when very many change at once, one for all of them: a hundred files take longer to be made than all they hold. The higher version counts.</remarks>
public sealed partial class PublishedRecords(DataFolder data, ILogger<PublishedRecords> logger)
{
    /// <summary>From so many boards at once on they go into one file.</summary>
    internal const int Many = 20;

    private const string ManyFile = "_many.json";

    private readonly Dictionary<BoardId, PublishedRecord> _read = [];
    private Dictionary<string, PublishedRecord>? _many;

    /// <summary>Null before the first.</summary>
    public PublishedRecord? Of(BoardId board)
    {
        if (_read.TryGetValue(board, out var record))
            return record;
        var (own, shared) = (OwnOf(board), InMany.GetValueOrDefault(board.Value));
        record = own is null || shared?.Version > own.Version ? shared : own;
        return record is null ? null : _read[board] = record;
    }

    /// <summary>Puts them on the disk, all before it returns.</summary>
    /// <returns>The boards whose records did not get there, and why.</returns>
    public IReadOnlyDictionary<BoardId, Exception> Keep(IReadOnlyDictionary<BoardId, PublishedRecord> records)
    {
        if (records.Count == 0)
            return new Dictionary<BoardId, Exception>();
        // A few of the very many have files of their own again: writing all anew would take longer.
        var failed = records.Count >= Many && records.Count * 4 >= InMany.Count ? KeepMany(records) : KeepEach(records);
        foreach (var (board, record) in records)
        {
            if (!failed.ContainsKey(board))
                _read[board] = record;
        }

        return failed;
    }

    private Dictionary<BoardId, Exception> KeepEach(IReadOnlyDictionary<BoardId, PublishedRecord> records)
    {
        var failed = DurableBatch.Write([.. records.Select(record => (PathOf($"{record.Key}.json"), JsonSerializer.SerializeToUtf8Bytes(record.Value, DataJson.Default.Record)))]);
        return records.Keys.Where(board => failed.ContainsKey(PathOf($"{board}.json"))).ToDictionary(board => board, board => failed[PathOf($"{board}.json")]);
    }

    private Dictionary<BoardId, Exception> KeepMany(IReadOnlyDictionary<BoardId, PublishedRecord> records)
    {
        var all = new Dictionary<string, PublishedRecord>(InMany, StringComparer.Ordinal);
        foreach (var (board, record) in records)
            all[board.Value] = record;
        try
        {
            DurableFile.Write(PathOf(ManyFile), all, static (file, content) => JsonSerializer.Serialize(file, content, DataJson.Default.Records));
            _many = all;
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return records.Keys.ToDictionary(board => board, _ => e);
        }
    }

    private Dictionary<string, PublishedRecord> InMany => _many ??= Read(PathOf(ManyFile), DataJson.Default.Records) ?? [];

    private PublishedRecord? OwnOf(BoardId board) => Read(PathOf($"{board}.json"), DataJson.Default.Record);

    private T? Read<T>(string path, JsonTypeInfo<T> form)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = File.OpenRead(path);
            if (JsonSerializer.Deserialize(file, form) is { } read)
                return read;
        }
        catch (JsonException)
        {
            // Told below.
        }

        File.Move(path, path + ".damaged", overwrite: true);
        LogDamaged(path);
        return null;
    }

    private string PathOf(string name) => Path.Combine(data.FolderAtWork("published"), name);

    [LoggerMessage(310, LogLevel.Error, "{Path} is damaged and was set aside as .damaged; the manifests in it are made anew.")]
    private partial void LogDamaged(string path);
}
