using NodaTime;
using Quartz;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>Asks Core what is on and has it published. Whatever wakes it (a trigger, a saved file, the slow tick), it decides from the clock alone.</summary>
public sealed partial class ChangeOver(
    SignageStore store, Publisher publisher, ChangeAlarm alarm, DarkHourBook darkHours, TimeProvider clock, ILogger<ChangeOver> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<BoardId, Showing> _shown = [];

    public Task Run(CancellationToken cancellationToken) => Change(anew: false, cancellationToken);

    /// <summary>Publishes everything, also what is out already: the broker may have forgotten it.</summary>
    public Task RunAnew(CancellationToken cancellationToken) => Change(anew: true, cancellationToken);

    /// <summary>Whether a change-over that ended so may do better at the next tick: a disk that refuses, an alarm clock that cannot be set.</summary>
    internal static bool CanTryAgain(Exception e) => e is IOException or UnauthorizedAccessException or SchedulerException;

    /// <summary>Clears what a broker still has and nobody wants.</summary>
    public async Task ClearLeftovers(IEnumerable<Topic> retained, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await publisher.ClearLeftovers(retained, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task Change(bool anew, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (anew)
                publisher.Forget();
            var (signage, now) = (store.Current, clock.Now());
            var heldBack = await publisher.Publish(signage, now, cancellationToken);
            var news = new List<(Board Board, Showing Showing)>();
            foreach (var board in signage.Office.Boards.Where(b => !heldBack.Contains(b.Id)))
            {
                var programme = signage.ProgrammeOf(board);
                var showing = programme.At(now);
                if (!showing.Equals(_shown.GetValueOrDefault(board.Id)))
                    news.Add((board, showing));
                Note(programme, showing, now);
            }

            Tell(news);

            await alarm.Set(Next(signage, now), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The next change-over of any board, at the latest its next midnight, when the horizon rolls on.</summary>
    private static Instant Next(Signage signage, Instant now) => signage.Office.Boards.Min(board =>
    {
        var midnight = board.TimeZone.AtStartOfDay(now.InZone(board.TimeZone).Date.PlusDays(1)).ToInstant();
        return signage.ProgrammeOf(board).NextChange(now) is { } change && change < midnight ? change : midnight;
    });

    /// <summary>Each board in its words; of very many, how many show the same.</summary>
    private void Tell(List<(Board Board, Showing Showing)> news)
    {
        var told = news.Where(n => _shown.GetValueOrDefault(n.Board.Id)?.Reason != n.Showing.Reason).ToList();
        foreach (var (board, showing) in news)
            _shown[board.Id] = showing;
        if (told.Count <= Publisher.MostToldApart)
        {
            foreach (var (board, showing) in told)
                LogShows(board.Id, showing.Reason.En);
            return;
        }

        foreach (var alike in told.GroupBy(n => n.Showing.Reason.En, StringComparer.Ordinal))
            LogManyShow(alike.Count(), alike.Key);
    }

    /// <remarks>What the boards show matters more than the record of it: the next change-over, half a minute later at the latest, tries again.</remarks>
    private void Note(Programme programme, Showing showing, Instant now)
    {
        if (!clock.IsProof())
            return;
        try
        {
            darkHours.See(programme, showing, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotNoted(programme.Board.Id, e.Message);
        }
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(305, LogLevel.Error, "That {Board} is dark, or is so no more, cannot be recorded ({Why}); it is tried again in half a minute.")]
    private partial void LogNotNoted(BoardId board, string why);

    [LoggerMessage(309, LogLevel.Information, "{Boards} boards show {Reason}")]
    private partial void LogManyShow(int boards, string reason);

    [LoggerMessage(302, LogLevel.Information, "{Board} shows {Reason}")]
    private partial void LogShows(BoardId board, string reason);
}
