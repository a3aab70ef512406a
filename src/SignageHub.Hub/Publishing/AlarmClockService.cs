namespace SignageHub.Hub.Publishing;

/// <summary>Starts Quartz when the hub listens and has published: its clock takes longer to start than the broker, and boards wait for it no longer than for the first alarm.</summary>
internal sealed class AlarmClockService(IServiceProvider services) : IHostedLifecycleService
{
    private Clockwork? _clockwork;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => (_clockwork = services.GetRequiredService<Clockwork>()).Start(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _clockwork?.Stop(cancellationToken) ?? Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
