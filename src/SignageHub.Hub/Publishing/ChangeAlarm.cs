using NodaTime;
using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Quartz as an alarm clock with one alarm: the next change-over. It is put together when it is first set: boards have been sent what is new by then.</summary>
public sealed class ChangeAlarm(IServiceProvider services, IHostApplicationLifetime lifetime)
{
    private static readonly TriggerKey NextChange = new("next-change");

    /// <summary>Sets the alarm; the one before it is void. A hub that stops sets none.</summary>
    public async Task Set(Instant next, CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
            var trigger = TriggerBuilder.Create().WithIdentity(NextChange).ForJob(ChangeOverJob.Key).StartAt(next.ToDateTimeOffset()).Build();
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
        }
        catch (SchedulerException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A playlist was saved while the hub stops, and the clock has gone first: that is no failure of the hub.
        }
    }
}
