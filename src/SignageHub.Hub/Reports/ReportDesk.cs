using SignageHub.Core.Playlists;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Cli;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Reports;

/// <summary>Makes reports for the pages and for programs: one at a time, for each asks the journals of its boards.</summary>
internal sealed class ReportDesk(SignageStore store, PlayJournals journals, DarkHourBook darkHours, SceneLibrary scenes, TimeProvider clock) : IDisposable
{
    /// <summary>Reports that are being made, or wait to be fetched.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    private readonly ReportMaker _maker = new(journals, darkHours, scenes);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<ReportJob> _jobs = [];

    /// <summary>Whoever has it makes a report; the others wait.</summary>
    internal SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Beyond it a page shows how far the report is, and asks again by itself.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Begins a report, or finds the one that is being made of the same question.</summary>
    /// <param name="playlist">What it is about.</param>
    /// <param name="asked">The days, and what only people know.</param>
    /// <param name="question">The same for the same question.</param>
    /// <returns>Null when too many are being made.</returns>
    public ReportJob? Ask(Playlist playlist, AskedReport asked, string question)
    {
        lock (_gate)
        {
            // What nobody has fetched is soon out of date.
            _jobs.RemoveAll(job => job.Result.IsCompleted && clock.GetElapsedTime(job.Ended) > Fresh);
            if (_jobs.Find(job => job.Question == question) is { } known)
                return known;
            if (_jobs.Count >= Most)
                return null;
            var made = new ReportJob(question);
            made.Result = Task.Run(() => Make(playlist, asked, made, _stopping.Token), _stopping.Token);
            _jobs.Add(made);
            return made;
        }
    }

    /// <summary>It was fetched: the same question begins a new one, of what is known then.</summary>
    public void Forget(ReportJob job)
    {
        lock (_gate)
            _jobs.Remove(job);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        Turn.Dispose();
    }

    private async Task<ReportModel> Make(Playlist playlist, AskedReport asked, ReportJob job, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return _maker.Make(store.Current, playlist, asked, clock.Now(), work => job.Do(work, cancellationToken));
        }
        finally
        {
            job.Ended = clock.GetTimestamp();
            Turn.Release();
        }
    }
}

/// <summary>A report that is being made.</summary>
/// <param name="question">What was asked.</param>
internal sealed class ReportJob(string question)
{
    private int _steps;
    private int _done;

    public string Question => question;

    /// <summary>The report; <see cref="InputProblemException"/> where the days are none.</summary>
    public Task<ReportModel> Result { get; internal set; } = null!;

    /// <summary>When it was ready, by the clock's own count.</summary>
    public long Ended { get; internal set; }

    /// <summary>How far it is, in percent.</summary>
    public int Percent => Volatile.Read(ref _steps) is > 0 and var steps ? 100 * Volatile.Read(ref _done) / steps : 0;

    internal void Do(ReportWork work, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _steps, _done + work.Steps.Count + work.StillToCome);
        foreach (var step in work.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            step();
            Interlocked.Increment(ref _done);
        }
    }
}
