using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Reports;

/// <summary>That a plan's report has gone where it was due.</summary>
/// <param name="Playlist">Its id.</param>
/// <param name="Due">The deadline that it was for, <c>2023-04-18</c>: another deadline asks for another report.</param>
/// <param name="By">Whose word it is.</param>
/// <param name="At">When they said so.</param>
public sealed record SentReport(string Playlist, string Due, string By, Instant At);

/// <summary>Which reports people have marked as sent, in <c>data/reports/sent.json</c>. Until then, or until 30 days after the deadline, they are asked for.</summary>
public sealed partial class SentReports(DataFolder data, AuditLog audit, ILogger<SentReports> logger)
{
    private const string Folder = "reports";

    private readonly Lock _gate = new();
    private readonly string _path = PathIn(data.Path);
    private IReadOnlyDictionary<string, SentReport>? _sent;

    /// <summary>Null while it has not been sent, or where no deadline is known.</summary>
    public SentReport? Of(Playlist playlist) => Of(playlist, All());

    /// <summary>The playlists whose report nobody has marked as sent; for commands beside a hub. Marks that cannot be read are none.</summary>
    /// <param name="playlists">Of the office.</param>
    /// <param name="dataFolder">The hub's; it need not be there.</param>
    public static IReadOnlyList<Playlist> Unsent(IReadOnlyList<Playlist> playlists, string dataFolder)
    {
        var sent = Read(PathIn(dataFolder)) ?? [];
        return [.. playlists.Where(playlist => Of(playlist, sent) is null)];
    }

    private static string PathIn(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), Folder, "sent.json");

    private static SentReport? Of(Playlist playlist, IReadOnlyDictionary<string, SentReport> all) =>
        playlist.Plan?.ReportDue is { } due && all.GetValueOrDefault(playlist.Id) is { } sent && sent.Due == LocalDatePattern.Iso.Format(due) ? sent : null;

    /// <param name="playlist">Its plan has a deadline.</param>
    /// <param name="isSent">False takes the mark back.</param>
    /// <param name="caller">Must have the right to write for its boards.</param>
    /// <param name="office">Its boards.</param>
    /// <returns>False where the plan has no deadline.</returns>
    /// <exception cref="NoRightException">They may not.</exception>
    /// <exception cref="StartProblemException">It cannot be written.</exception>
    public bool Mark(Playlist playlist, bool isSent, Caller caller, Core.Boards.Office office)
    {
        caller.Demand(Deed.EditPlaylist, playlist.Boards, office);
        if (playlist.Plan?.ReportDue is not { } day)
            return false;
        var due = LocalDatePattern.Iso.Format(day);
        lock (_gate)
        {
            var all = new Dictionary<string, SentReport>(All(), StringComparer.Ordinal);
            all.Remove(playlist.Id);
            if (isSent)
                all[playlist.Id] = new SentReport(playlist.Id, due, caller.Account!.Name, TimeProvider.System.Now());
            Keep(all);
        }

        audit.Write(caller.Account!.Name, isSent ? "report.sent" : "report.not-sent", playlist.Id, after: due, from: caller.From);
        return true;
    }

    private void Keep(Dictionary<string, SentReport> all)
    {
        try
        {
            data.FolderAtWork(Folder);
            DurableFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(all.Values.OrderBy(s => s.Playlist, StringComparer.Ordinal), AccountStore.Form));
            _sent = all;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, _path);
            throw new StartProblemException(new Bilingual($"{_path} cannot be written: {why.En}", $"Không ghi được {_path}: {why.Vi}"), e);
        }
    }

    private IReadOnlyDictionary<string, SentReport> All()
    {
        lock (_gate)
            return _sent ??= Load();
    }

    /// <remarks>Damaged, it costs some reminders too many, and no more.</remarks>
    private Dictionary<string, SentReport> Load()
    {
        if (Read(_path) is { } kept)
            return kept;
        LogLost(_path);
        return new(StringComparer.Ordinal);
    }

    /// <summary>Null where it is damaged.</summary>
    private static Dictionary<string, SentReport>? Read(string path)
    {
        try
        {
            var kept = File.Exists(path) ? JsonSerializer.Deserialize<List<SentReport>>(File.ReadAllBytes(path), AccountStore.Form) : null;
            return (kept ?? []).ToDictionary(s => s.Playlist, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    [LoggerMessage(221, LogLevel.Warning, "{Path} cannot be read: reports that were sent are asked for again.")]
    private partial void LogLost(string path);
}
