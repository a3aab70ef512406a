using SignageHub.Core;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Playlists;

/// <summary>Notices that boards.json or a playlist was saved, reads the files again, and has the boards brought up to date.</summary>
/// <remarks>
/// The file system's notices come at once but may be lost (network drives, full queues), so the names, sizes and times of the files are also
/// compared every two seconds.
/// </remarks>
public sealed partial class SignageWatcher(
    HubSettings settings, SignageFiles files, SignageStore store, ChangeOver changeOver, ILogger<SignageWatcher> logger)
    : BackgroundService
{
    /// <summary>An editor writes a file in several steps; wait until it has been quiet for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _noticed = new(0);
    private string _stamp = "";

    /// <summary>Reads the files; tells and publishes if anything in them has changed.</summary>
    public async Task Reload(CancellationToken cancellationToken)
    {
        var before = store.Current;
        if (files.Load().Signage is not { } now)
            return;
        foreach (var problem in now.Problems.Except(before.Problems))
            LogProblem(problem);
        if (before.Problems.Count > 0 && now.Problems.Count == 0)
            LogMended();
        store.Replace(now);
        await changeOver.Run(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stamp = Stamp();
        using var playlists = Watch(settings.PlaylistsFolder, "*.json");
        using var boards = Watch(Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile))!, Path.GetFileName(settings.BoardsFile));
        while (!stoppingToken.IsCancellationRequested)
            await Step(stoppingToken);
    }

    private async Task Step(CancellationToken stoppingToken)
    {
        var noticed = await _noticed.WaitAsync(Look, stoppingToken);
        while (noticed && await _noticed.WaitAsync(Quiet, stoppingToken))
        {
            // More notices: not quiet yet.
        }

        var stamp = Stamp();
        if (stamp == _stamp)
            return;
        _stamp = stamp;
        await Reload(stoppingToken);
    }

    private FileSystemWatcher? Watch(string folder, string filter)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder, filter);
            watcher.Changed += (_, _) => _noticed.Release();
            watcher.Created += (_, _) => _noticed.Release();
            watcher.Deleted += (_, _) => _noticed.Release();
            watcher.Renamed += (_, _) => _noticed.Release();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            LogNoNotices(folder, e.Message);
            return null;
        }
    }

    /// <summary>Changes whenever a file is saved, made, renamed or deleted.</summary>
    private string Stamp()
    {
        var paths = Directory.Exists(settings.PlaylistsFolder)
            ? Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return string.Join('|', paths.Prepend(settings.BoardsFile)
            .Select(path => new FileInfo(path))
            .Select(file => file.Exists ? $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}" : file.Name));
    }

    private void LogProblem(Problem problem)
    {
        if (problem.Severity == Severity.Error)
            LogError(problem);
        else
            LogWarning(problem);
    }

    [LoggerMessage(201, LogLevel.Error, "{Problem} The last good version stays in force.")]
    private partial void LogError(Problem problem);

    [LoggerMessage(202, LogLevel.Warning, "{Problem}")]
    private partial void LogWarning(Problem problem);

    [LoggerMessage(203, LogLevel.Information, "boards.json and playlists are in order again.")]
    private partial void LogMended();

    [LoggerMessage(204, LogLevel.Warning, "No change notices for {Folder} ({Why}); its files are looked at every two seconds instead.")]
    private partial void LogNoNotices(string folder, string why);
}
