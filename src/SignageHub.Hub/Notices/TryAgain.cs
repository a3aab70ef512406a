using Polly;
using Polly.Retry;

namespace SignageHub.Hub.Notices;

/// <summary>How whoever does not take a message now is told again: after a pause five more times, each pause four times as long, an hour at most.</summary>
internal static class TryAgain
{
    /// <summary>Before the first further try.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <param name="firstPause">Tests wait for less than <see cref="FirstPause"/>.</param>
    /// <param name="onFirst">Hears why the first try failed, once.</param>
    public static ResiliencePipeline After(TimeSpan firstPause, Action<NoticeNotSentException> onFirst) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<NoticeNotSentException>(e => e.MayWork),
            MaxRetryAttempts = 5,
            DelayGenerator = tries => ValueTask.FromResult<TimeSpan?>(firstPause * Math.Pow(4, tries.AttemptNumber)),
            OnRetry = tries =>
            {
                if (tries.AttemptNumber == 0)
                    onFirst((NoticeNotSentException)tries.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
