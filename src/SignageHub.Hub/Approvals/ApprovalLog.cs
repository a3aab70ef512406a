using System.Globalization;
using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Approvals;

/// <summary>The record of approvals, <c>data/approvals/approvals.jsonl</c>: a chained log that the hub and commands beside it add to in turn.</summary>
public sealed partial class ApprovalLog(string dataFolder, ILogger logger)
{
    public const string FolderName = "approvals";

    public string Folder { get; } = Path.Combine(Path.GetFullPath(dataFolder), FolderName);

    public string File => Path.Combine(Folder, "approvals.jsonl");

    /// <summary>Changes whenever a line is added.</summary>
    public string Stamp() => new FileInfo(File) is { Exists: true } file ? $"approvals:{file.Length}:{file.LastWriteTimeUtc.Ticks}" : "approvals";

    /// <summary>The approvals that count.</summary>
    public ApprovalReading Read()
    {
        try
        {
            return ApprovalReading.Of(new ChainedLog(File, logger).ReadLines());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ApprovalReading([], null) { Trouble = FileTrouble.Of(e, File) };
        }
    }

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
            var given = records.ToList();
            if (ApprovalReading.Of(log.ReadLines()) is { Break: { } broken } reading)
                given = [.. BeginAnew(log, reading, broken), .. given];
            foreach (var record in given)
                log.Append(ApprovalJson.Write(record));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Trouble(e);
        }
    }

    /// <summary>
    /// What is put behind a break of the chain could not count either: the whole record is set aside under a name of its own, and a new one begins with
    /// the lines before the break.
    /// </summary>
    /// <returns>What was sent back behind the break: that stays sent back.</returns>
    private IReadOnlyList<ApprovalRecord> BeginAnew(ChainedLog log, ApprovalReading reading, ApprovalBreak broken)
    {
        var aside = AsideName();
        DurableFile.Write(aside, System.IO.File.ReadAllBytes(File));
        DurableFile.Write(File, broken.Before.Span);
        log.Recover();
        LogSetAside(File, broken.Line, aside);
        return [.. reading.Records.Skip(broken.Counted)];
    }

    private string AsideName() => Enumerable.Range(1, int.MaxValue)
        .Select(number => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"approvals.broken-{number}.jsonl")))
        .First(name => !System.IO.File.Exists(name));

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

    [LoggerMessage(436, LogLevel.Error, "{Path} was changed by hand (line {Line}); it was set aside as {Aside}, and a new record goes on from the line before. Keep the old one: it shows what was changed.")]
    private partial void LogSetAside(string path, int line, string aside);
}
