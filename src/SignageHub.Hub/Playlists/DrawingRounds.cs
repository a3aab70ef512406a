using SignageHub.Core;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Playlists;

/// <summary>Tells people what is wrong with their files: what the reader found at once, and what drawing every slogan shows as soon as it is known.</summary>
/// <remarks>Boards come first: drawing goes on beside everything else, and begins anew when the files have changed meanwhile.</remarks>
public sealed partial class DrawingRounds(HubSettings settings, SignageStore store, SceneLibrary scenes, ILogger<DrawingRounds> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private IReadOnlyList<Problem> _told = store.Current.Problems;
    private CancellationTokenSource _round = new();

    /// <summary>Tells the problems that have not been told, at once.</summary>
    public void Tell(IReadOnlyList<Problem> problems)
    {
        lock (_gate)
        {
            foreach (var problem in problems.Except(_told))
                LogProblem(problem);
            _told = [.. _told.Union(problems)];
        }
    }

    /// <summary>Draws every slogan of the newest files, in place of a round that is not done.</summary>
    /// <returns>Ends with the round, also when a newer one takes its place.</returns>
    public Task Begin()
    {
        lock (_gate)
        {
            _round.Cancel();
            _round.Dispose();
            _round = new CancellationTokenSource();
            var token = _round.Token;
            return Task.Run(() => Round(token), CancellationToken.None);
        }
    }

    private void Round(CancellationToken newer)
    {
        try
        {
            var words = store.Current;
            var drawn = DrawingCheck.Complete(words, scenes, newer);
            if (drawn.Problems.Count == words.Problems.Count)
                drawn = words;
            else if (!store.ReplaceIf(words, drawn))
                return;
            Tell(drawn.Problems);
            lock (_gate)
            {
                // Newer files have been told meanwhile; their own round says when all is in order.
                if (!ReferenceEquals(store.Current, drawn))
                    return;
                if (_told.Count > 0 && drawn.Problems.Count == 0)
                    LogMended();
                _told = drawn.Problems;
            }
        }
        catch (OperationCanceledException)
        {
            // A newer round has begun.
        }
#pragma warning disable CA1031 // Problems that cannot be found out must not take the boards' hub down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }
    }

    private void LogProblem(Problem problem)
    {
        if (problem.Severity == Severity.Error)
            LogError(problem.In(settings.Language));
        else
            LogWarning(problem.In(settings.Language));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _round.Cancel();
            _round.Dispose();
            _round = new CancellationTokenSource();
        }
    }

    [LoggerMessage(201, LogLevel.Error, "{Problem}")]
    private partial void LogError(string problem);

    [LoggerMessage(202, LogLevel.Warning, "{Problem}")]
    private partial void LogWarning(string problem);

    [LoggerMessage(203, LogLevel.Information, "boards.json and playlists are in order again.")]
    private partial void LogMended();

    [LoggerMessage(207, LogLevel.Error, "The slogans could not all be drawn to look for problems; boards are not touched by it.")]
    private partial void LogFailed(Exception e);
}
