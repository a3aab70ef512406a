namespace SignageHub.Hub.Publishing;

/// <summary>Behind the alarm clock: a change-over every half minute by the machine's uptime, whatever happens to its time of day.</summary>
/// <remarks>An alarm is set for an instant. A clock that is set back (a PC that booted in the future) leaves it hours away; this timer does not notice.</remarks>
internal sealed partial class ChangeOverTick(ChangeOver changeOver, ILogger<ChangeOverTick> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Check(stoppingToken);
    }

    internal async Task Check(CancellationToken cancellationToken)
    {
        try
        {
            await changeOver.Run(cancellationToken);
        }
        catch (Exception e) when (ChangeOver.CanTryAgain(e))
        {
            LogTryAgain(e.Message);
        }
    }

    [LoggerMessage(304, LogLevel.Error, "The change-over failed ({Why}); it is tried again in half a minute.")]
    private partial void LogTryAgain(string why);
}
