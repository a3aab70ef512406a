using NodaTime;
using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Quartz is the alarm clock: it wakes <see cref="ChangeOver"/> at the next change, and every half minute in case an alarm was lost.</summary>
[DisallowConcurrentExecution]
internal sealed class ChangeOverJob(ChangeOver changeOver) : IJob
{
    public static readonly JobKey Key = new("change-over");

    private static readonly TriggerKey NextTrigger = new("next-change");

    public static readonly TimeSpan SlowTick = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await changeOver.Run(cancellationToken);

    /// <summary>Sets the alarm to the next change.</summary>
    public static async Task WakeAt(IScheduler scheduler, Instant next, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(NextTrigger).ForJob(Key).StartAt(next.ToDateTimeOffset()).Build();
        if (await scheduler.RescheduleJob(NextTrigger, trigger, cancellationToken) is null)
            await scheduler.ScheduleJob(trigger, cancellationToken);
    }
}
