using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Woken at the next change, and every half minute in case an alarm was lost; <see cref="ChangeOver"/> does the work.</summary>
[DisallowConcurrentExecution]
internal sealed class ChangeOverJob(ChangeOver changeOver) : IJob
{
    public static readonly JobKey Key = new("change-over");

    public static readonly TimeSpan SlowTick = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await changeOver.Run(cancellationToken);
}
