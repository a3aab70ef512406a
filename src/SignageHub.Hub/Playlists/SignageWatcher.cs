using SignageHub.Core;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Playlists;

/// <summary>Notices that boards.json or a playlist was saved, reads the files again, has the boards brought up to date, and tells what is wrong.</summary>
/// <remarks>
/// Boards come first: drawing every slogan of the year for the sake of its problems waits until they have theirs.
/// The file system's notices come at once but may be lost (network drives, full queues), so the names, sizes and times of the files are also
/// compared every two seconds.
/// </remarks>
public sealed partial class SignageWatcher(
    HubSettings settings, SignageFiles files, SignageStore store, SceneLibrary scenes, ChangeOver changeOver, IHostApplicationLifetime host, ILogger<SignageWatcher> logger)
    : BackgroundService
{
    /// <summary>An editor writes a file in several steps; wait until it has been quiet for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private const int MostNotices = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _noticed = new(0);
    private string _stamp = files.FirstStamp;

    /// <summary>Reads the files; tells and publishes if anything in them has changed.</summary>
    public async Task Reload(CancellationToken cancellationToken)
    {
        var before = store.Current;
        if (files.Load().Signage is not { } now)
            return;
        Tell(now.Problems.Except(before.Problems));
        foreach (var file in now.HeldBack.Except(before.HeldBack, StringComparer.Ordinal))
            LogHeldBack(file);
        store.Replace(now);
        await changeOver.Run(cancellationToken);
        Draw(before.Problems);
        if (before.Problems.Count > 0 && store.Current.Problems.Count == 0)
            LogMended();
    }

    /// <summary>Draws every slogan, and tells what cannot be shown or read.</summary>
    private void Draw(IReadOnlyList<Problem> told)
    {
        var words = store.Current;
        var drawn = DrawingCheck.Complete(words, scenes);
        if (drawn.Problems.Count == words.Problems.Count)
            return;
        Tell(drawn.Problems.Except(words.Problems).Except(told));
        store.Replace(drawn);
    }

    private void Tell(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            LogProblem(problem);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var playlists = Watch(settings.PlaylistsFolder, "*.json");
        using var boards = Watch(Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile))!, Path.GetFileName(settings.BoardsFile));
        await Started(stoppingToken);
        Draw(told: store.Current.Problems);
        // From here on the hub mostly waits, often for days; what its start left behind would stay in memory as long.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // A file may have been saved between the first reading and now: look once without waiting.
        await Look(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Notice(stoppingToken);
            await Look(stoppingToken);
        }
    }

    private Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(stoppingToken);
    }

    /// <summary>Waits until something may have changed: a notice and the quiet after it, or the interval.</summary>
    private async Task Notice(CancellationToken stoppingToken)
    {
        if (!await _noticed.WaitAsync(Interval, stoppingToken))
            return;
        // A file that never comes to rest is read all the same.
        for (var waited = 0; waited < MostNotices && await _noticed.WaitAsync(Quiet, stoppingToken); waited++)
        {
            // More notices: not quiet yet.
        }
    }

    private async Task Look(CancellationToken stoppingToken)
    {
        try
        {
            var stamp = files.Stamp();
            if (stamp == _stamp)
                return;
            await Reload(stoppingToken);
            _stamp = stamp;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that is full or away for a while: what is out stays out, and the next look tries again.
            LogTryAgain(e.Message);
        }
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

    private void LogProblem(Problem problem)
    {
        if (problem.Severity == Severity.Error)
            LogError(problem.In(settings.Language));
        else
            LogWarning(problem.In(settings.Language));
    }

    [LoggerMessage(201, LogLevel.Error, "{Problem}")]
    private partial void LogError(string problem);

    [LoggerMessage(206, LogLevel.Error, "The files cannot be taken over now ({Why}); the boards keep what they have, the next look tries again.")]
    private partial void LogTryAgain(string why);

    [LoggerMessage(205, LogLevel.Warning, "{File} is not used as it stands. The last good version stays in force.")]
    private partial void LogHeldBack(string file);

    [LoggerMessage(202, LogLevel.Warning, "{Problem}")]
    private partial void LogWarning(string problem);

    [LoggerMessage(203, LogLevel.Information, "boards.json and playlists are in order again.")]
    private partial void LogMended();

    [LoggerMessage(204, LogLevel.Warning, "No change notices for {Folder} ({Why}); its files are looked at every two seconds instead.")]
    private partial void LogNoNotices(string folder, string why);
}
