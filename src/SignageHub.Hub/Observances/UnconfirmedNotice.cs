using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Observances;

/// <summary>Tells on the console, each day, which movable days of the coming weeks nobody has confirmed though entries wait for them.</summary>
internal sealed partial class UnconfirmedNotice(SignageStore store, HubSettings settings, TimeProvider clock, ILogger<UnconfirmedNotice> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly ToldToday _told = new();

    /// <summary>Tells what has not been told today.</summary>
    public void Check()
    {
        var signage = store.Current;
        var today = clock.Now().InZone(signage.Office.TimeZone).Date;
        foreach (var problem in Unconfirmed.Of(signage.Playlists, today).Select(p => p.In(settings.Language)).Where(words => _told.IsNews(today, words)))
            LogUnconfirmed(problem);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
            Check();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(210, LogLevel.Warning, "{Problem}")]
    private partial void LogUnconfirmed(string problem);
}
