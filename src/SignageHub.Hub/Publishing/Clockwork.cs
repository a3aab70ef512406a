using Quartz;

namespace SignageHub.Hub.Publishing;

/// <summary>Quartz, with services of its own: what it is made of is looked up when it is first needed, not while the hub is put together.</summary>
internal sealed class Clockwork : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Clockwork(IServiceProvider hub, TimeProvider clock) => _services = new ServiceCollection()
        .AddSingleton(hub.GetRequiredService<ILoggerFactory>())
        .AddLogging()
        .AddSingleton(hub.GetRequiredService<IHostApplicationLifetime>())
        .AddSingleton(_ => hub.GetRequiredService<ChangeOver>())
        .AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.AddJob<ChangeOverJob>(job => job.WithIdentity(ChangeOverJob.Key).StoreDurably());
        })
        .AddSingleton<QuartzHostedService>()
        .BuildServiceProvider();

    public ISchedulerFactory Schedulers => _services.GetRequiredService<ISchedulerFactory>();

    public Task Start(CancellationToken cancellationToken) => _services.GetRequiredService<QuartzHostedService>().StartAsync(cancellationToken);

    public Task Stop(CancellationToken cancellationToken) => _services.GetRequiredService<QuartzHostedService>().StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
