using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Reports;

/// <summary>Tells on the console and outside of the hub, 7, 3 and 1 days ahead and on the day, which reports are due.</summary>
internal sealed partial class ReportReminder(SignageStore store, SentReports sent, HubSettings settings, TimeProvider clock, INotices notices, ILogger<ReportReminder> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private static readonly Bilingual Title = new("A report is due", "Sắp đến hạn báo cáo");

    private readonly ToldToday _told = new();

    /// <summary>Tells what has not been told today.</summary>
    public void Check()
    {
        var signage = store.Current;
        var today = clock.Now().InZone(signage.Office.TimeZone).Date;
        foreach (var due in ReportsDue.ToRemind([.. signage.Playlists.Where(p => sent.Of(p) is null)], today).Where(p => _told.IsNews(today, p.In(settings.Language))))
        {
            LogDue(due.In(settings.Language));
            // A day that somebody has set is nobody's deadline.
            if (clock.IsProof())
                notices.Tell(new Notice($"report/{Path.GetFileNameWithoutExtension(due.File)}", NoticeKind.Reminder, Title, due.Message));
        }
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
