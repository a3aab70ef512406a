using SignageHub.Core;

namespace SignageHub.Hub.Errands;

internal static class ErrandsFeature
{
    /// <summary>The command line's way to the hub that runs.</summary>
    public static IServiceCollection AddErrands(this IServiceCollection services) => services.AddSingleton<ErrandDesk>().AddHostedService<ErrandService>();
}

/// <summary>Looks for errands five times a second and has each done by who knows how.</summary>
internal sealed partial class ErrandService(ErrandDesk desk, IServiceProvider services, ILogger<ErrandService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private string? _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
            Check(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal void Check(CancellationToken cancellationToken)
    {
        try
        {
            // One may wait for a board; the others do not wait for it.
            foreach (var (name, errand) in desk.Take())
                _ = Do(name, errand, cancellationToken);
            _trouble = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_trouble != e.Message)
                LogTrouble(_trouble = e.Message);
        }
    }

    private async Task Do(string name, Errand errand, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ErrandDesk.LongestRun);
        try
        {
            // Made when the first errand comes: nobody waits for them at the start.
            var runner = services.GetServices<IErrandRunner>().FirstOrDefault(r => r.Kinds.Contains(errand.Kind, StringComparer.Ordinal));
            desk.Answer(name, runner is null ? Unknown(errand.Kind) : await runner.Run(errand, patience.Token));
        }
        catch (StartProblemException e)
        {
            desk.Answer(name, ErrandAnswer.Of(isFine: false, e.Words));
        }
        catch (Cli.InputProblemException e)
        {
            desk.Answer(name, ErrandAnswer.Of(isFine: false, e.Words));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogTrouble(e.Message);
        }
        catch (OperationCanceledException)
        {
            // The hub stops, or it took too long: who asked tells.
        }
    }

    private static ErrandAnswer Unknown(string kind) => ErrandAnswer.Of(isFine: false, new Bilingual(
        $"The hub that runs is of another version and does not know '{kind}'. Start it anew.", $"Trung tâm đang chạy thuộc phiên bản khác, không biết lệnh '{kind}'. Hãy khởi động lại."));

    [LoggerMessage(441, LogLevel.Error, "What the command line asks of this hub cannot be read or answered: {Trouble}")]
    private partial void LogTrouble(string trouble);
}
