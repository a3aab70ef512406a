using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Approvals;

/// <summary>The record of approvals, <c>data/approvals/approvals.jsonl</c>: a chained log that the hub and commands beside it add to in turn.</summary>
public sealed class ApprovalLog(string dataFolder, ILogger logger)
{
    public const string FolderName = "approvals";

    public string Folder { get; } = Path.Combine(Path.GetFullPath(dataFolder), FolderName);

    public string File => Path.Combine(Folder, "approvals.jsonl");

    /// <summary>Changes whenever a line is added.</summary>
    public string Stamp() => new FileInfo(File) is { Exists: true } file ? $"approvals:{file.Length}:{file.LastWriteTimeUtc.Ticks}" : "approvals";

    /// <summary>In order. What breaks the chain is told, and read.</summary>
    public IReadOnlyList<ApprovalRecord> Read() => [.. new ChainedLog(File, logger).Read().Select(ApprovalJson.Read).OfType<ApprovalRecord>()];

    /// <summary>On disk when it returns, all of them or, when it throws, the first few.</summary>
    /// <exception cref="StartProblemException">The folder or the file cannot be written, or somebody else holds it for longer than five seconds.</exception>
    public async Task Append(IEnumerable<ApprovalRecord> records, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Folder))
            DataFolder.Open(dataFolder).Folder(FolderName);
        using var alone = await Alone(cancellationToken);
        try
        {
            var log = new ChainedLog(File, logger);
            log.Recover();
            foreach (var record in records)
                log.Append(ApprovalJson.Write(record));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Trouble(e);
        }
    }

    /// <summary>Two that write at once would both go on from the same line.</summary>
    private async Task<FileLock> Alone(CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(Path.Combine(Folder, ".lock"), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Trouble(e);
        }
    }

    private StartProblemException Trouble(Exception e) => new(
        new Bilingual(
            $"The approval cannot be recorded in {File}: {FileTrouble.Of(e, File).En} Nothing shows by it; try again when that is mended.",
            $"Không ghi được phê duyệt vào {File}: {FileTrouble.Of(e, File).Vi} Phê duyệt chưa có hiệu lực; hãy khắc phục rồi thử lại."),
        e);
}
