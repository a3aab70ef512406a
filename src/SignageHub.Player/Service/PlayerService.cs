using System.Runtime.Versioning;
using System.ServiceProcess;

namespace SignageHub.Player.Service;

/// <summary>The player as a service of Windows: begins and ends as the service control manager says. The board itself knows nothing of it.</summary>
/// <param name="run">The player, until the token says so; gives its exit code.</param>
[SupportedOSPlatform("windows")]
internal sealed class PlayerService(Func<CancellationToken, Task<int>> run) : ServiceBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public static int Run(Func<CancellationToken, Task<int>> run)
    {
        using var service = new PlayerService(run) { ServiceName = WindowsService.Name, CanShutdown = true };
        Run(service);
        return service.ExitCode;
    }

    protected override void OnStart(string[] args) => _running = Task.Run(Play);

    protected override void OnStop()
    {
        _stopping.Cancel();
        RequestAdditionalTime((int)Patience.TotalMilliseconds);
        // What is open goes into the journal; whoever hangs is ended all the same.
        _running.Wait(Patience);
    }

    protected override void OnShutdown() => OnStop();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stopping.Dispose();
        base.Dispose(disposing);
    }

    private async Task Play()
    {
        try
        {
            ExitCode = await run(_stopping.Token);
        }
        catch (Exception)
        {
            // The manager starts it anew, see WindowsService: what ends with an error.
            ExitCode = 1;
            throw;
        }
        finally
        {
            if (!_stopping.IsCancellationRequested)
                _ = Task.Run(Stop);
        }
    }
}
