using System.Text.Json;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Publishing;

/// <summary>What was last sent to a board.</summary>
/// <param name="Version">The version of that manifest.</param>
/// <param name="Digest">What it says, apart from version and date.</param>
/// <param name="Manifest">The JWS itself: after a restart the very same message goes out again.</param>
public sealed record PublishedRecord(long Version, string Digest, string Manifest);

/// <summary>Keeps the records in <c>data/published/</c>, one file a board, on disk before the message leaves: a version is never used twice.</summary>
public sealed partial class PublishedRecords(DataFolder data, ILogger<PublishedRecords> logger)
{
    private readonly Dictionary<BoardId, PublishedRecord> _read = [];

    /// <summary>Null before the first.</summary>
    public PublishedRecord? Of(BoardId board)
    {
        if (_read.TryGetValue(board, out var record))
            return record;
        var path = PathOf(board);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PublishedRecord>(File.ReadAllBytes(path), JsonSerializerOptions.Web) is { } read
                ? _read[board] = read
                : SetAside(path);
        }
        catch (JsonException)
        {
            return SetAside(path);
        }
    }

    /// <summary>Puts them on the disk, all before it returns.</summary>
    /// <returns>The boards whose records did not get there, and why.</returns>
    public IReadOnlyDictionary<BoardId, Exception> Keep(IReadOnlyDictionary<BoardId, PublishedRecord> records)
    {
        if (records.Count == 0)
            return new Dictionary<BoardId, Exception>();
        var failed = DurableBatch.Write([.. records.Select(record => (PathOf(record.Key), JsonSerializer.SerializeToUtf8Bytes(record.Value, JsonSerializerOptions.Web)))]);
        foreach (var (board, record) in records)
        {
            if (!failed.ContainsKey(PathOf(board)))
                _read[board] = record;
        }

        return records.Keys.Where(board => failed.ContainsKey(PathOf(board))).ToDictionary(board => board, board => failed[PathOf(board)]);
    }

    private string PathOf(BoardId board) => Path.Combine(data.FolderAtWork("published"), $"{board}.json");

    private PublishedRecord? SetAside(string path)
    {
        File.Move(path, path + ".damaged", overwrite: true);
        LogDamaged(path);
        return null;
    }

    [LoggerMessage(310, LogLevel.Error, "{Path} is damaged and was set aside as .damaged; the board's manifest is made anew.")]
    private partial void LogDamaged(string path);
}
