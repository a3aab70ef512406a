using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>Looks after everything once a second, and says goodbye at the end. MQTT 5.0 §3.1.2.10, §3.1.2.11.2, §3.1.3.2.2 and §3.14.</summary>
internal sealed class BrokerHousekeeping(MqttBroker broker, IOptions<MqttBrokerOptions> options) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SysTopics _sys = new(broker, options.Value);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, broker.Core.Clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Check();
    }

    /// <summary>Before the first listener opens, and before the host publishes.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        OpenFiles.Check(broker.Core);
        broker.Restore();
        return base.StartAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes before anything is stopped: the server would otherwise wait for connections that never end by themselves.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        broker.SayGoodbye();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        broker.Shutdown();
        await base.StopAsync(cancellationToken);
        if (broker.Core.Log is { } log) await log.Stop();
    }

    private async Task Check()
    {
        try
        {
            broker.Sweep();
            await _sys.Check();
        }
#pragma warning disable CA1031 // The next round must come whatever happened in this one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            BrokerLog.HousekeepingFailed(broker.Core.Logger, e);
        }
    }
}
