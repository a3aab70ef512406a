using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Reports;

/// <summary>Tells on the console, 7, 3 and 1 days ahead and on the day, which reports are due.</summary>
internal sealed partial class ReportReminder(SignageStore store, HubSettings settings, TimeProvider clock, ILogger<ReportReminder> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private LocalDate _today;

    /// <summary>Tells what has not been told today.</summary>
    public void Check()
    {
        var signage = store.Current;
        var today = clock.Now().InZone(signage.Office.TimeZone).Date;
        if (today != _today)
            _told.Clear();
        _today = today;
        foreach (var due in ReportsDue.ToRemind(signage.Playlists, today).Select(p => p.In(settings.Language)).Where(_told.Add))
            LogDue(due);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
            Check();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(220, LogLevel.Warning, "{Due}")]
    private partial void LogDue(string due);
}
