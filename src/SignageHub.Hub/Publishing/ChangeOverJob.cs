using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Woken at the next change; <see cref="ChangeOver"/> does the work.</summary>
[DisallowConcurrentExecution]
internal sealed class ChangeOverJob(ChangeOver changeOver) : IJob
{
    public static readonly JobKey Key = new("change-over");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await changeOver.Run(cancellationToken);
}
