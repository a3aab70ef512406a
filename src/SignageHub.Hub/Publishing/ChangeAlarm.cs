using NodaTime;
using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Quartz as an alarm clock with one alarm: the next change-over.</summary>
public sealed class ChangeAlarm(ISchedulerFactory schedulers)
{
    private static readonly TriggerKey NextChange = new("next-change");

    /// <summary>Sets the alarm; the one before it is void.</summary>
    public async Task Set(Instant next, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var trigger = TriggerBuilder.Create().WithIdentity(NextChange).ForJob(ChangeOverJob.Key).StartAt(next.ToDateTimeOffset()).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
    }
}
