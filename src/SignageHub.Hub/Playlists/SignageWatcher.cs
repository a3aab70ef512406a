using SignageHub.Hub.Approvals;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Playlists;

/// <summary>Notices that boards.json or a playlist was saved, reads the files again, has the boards brought up to date, and tells what is wrong.</summary>
/// <remarks>
/// The file system's notices come at once but may be lost (network drives, full queues), so the names, sizes and times of the files are also
/// compared every two seconds.
/// </remarks>
public sealed partial class SignageWatcher(
    HubSettings settings, SignageFiles files, SignageStore store, DrawingRounds drawing, ChangeOver changeOver, IHostApplicationLifetime host, DataFolder data,
    ILogger<SignageWatcher> logger)
    : BackgroundService
{
    /// <summary>An editor writes a file in several steps; wait until it has been quiet for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(25);

    /// <summary>A file that is gone or cut off is taken for half written until nothing has happened to the folder for this long.</summary>
    private static readonly TimeSpan HalfWritten = TimeSpan.FromMilliseconds(300);

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
        store.Replace(now);
        drawing.Tell(now.Problems);
        TellHeldBack(now, before.HeldBack);
        await changeOver.Run(cancellationToken);
        SaveGoodCopies();
        _ = drawing.Begin();
    }

    private void TellHeldBack(Signage now, IReadOnlyList<string> told)
    {
        foreach (var file in now.HeldBack.Except(told, StringComparer.Ordinal))
            LogHeldBack(file, now.LeftOut.Contains(file, StringComparer.Ordinal) ? "It never was good and is left out." : "The last good version stays in force.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var playlists = Watch(settings.PlaylistsFolder, "*.json");
        using var boards = Watch(Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile))!, Path.GetFileName(settings.BoardsFile));
        using var approvals = Watch(data.PathOf(ApprovalLog.FolderName), "*.jsonl");
        await Started(stoppingToken);
        TellHeldBack(store.Current, told: []);
        SaveGoodCopies();
        _ = drawing.Begin().ContinueWith(_ => GiveMemoryBack(), TaskScheduler.Default);
        // A file may have been saved between the first reading and now: look once without waiting.
        await Look(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Notice(stoppingToken);
            await Look(stoppingToken);
        }
    }

    /// <summary>From here on the hub mostly waits, often for days; what its start left behind would stay in memory as long.</summary>
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>A copy more or less must not keep the hub from its boards.</summary>
    private void SaveGoodCopies()
    {
        try
        {
            files.SaveGoodCopies();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StartProblemException)
        {
            LogNotKept(e is StartProblemException problem ? problem.Words.En : e.Message);
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

        for (var waited = 0; waited < MostNotices && files.SeemHalfWritten() && await _noticed.WaitAsync(HalfWritten, stoppingToken); waited++)
        {
            // An editor that renames the old file away first, or writes in pieces: boards do not follow it through every step.
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

    [LoggerMessage(206, LogLevel.Error, "The files cannot be taken over now ({Why}); the boards keep what they have, the next look tries again.")]
    private partial void LogTryAgain(string why);

    [LoggerMessage(208, LogLevel.Warning, "The files as they are now could not be kept for the next start ({Why}). A mistake made until then would count at once.")]
    private partial void LogNotKept(string why);

    [LoggerMessage(205, LogLevel.Warning, "{File} is not used as it stands. {InForce}")]
    private partial void LogHeldBack(string file, string inForce);

    [LoggerMessage(204, LogLevel.Warning, "No change notices for {Folder} ({Why}); its files are looked at every two seconds instead.")]
    private partial void LogNoNotices(string folder, string why);
}
