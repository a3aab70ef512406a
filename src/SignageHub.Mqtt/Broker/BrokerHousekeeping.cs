using Microsoft.Extensions.Hosting;

namespace SignageHub.Mqtt.Broker;

/// <summary>Looks after everything once a second, and says goodbye at the end. MQTT 5.0 §3.1.2.10, §3.1.2.11.2, §3.1.3.2.2 and §3.14.</summary>
internal sealed class BrokerHousekeeping(MqttBroker broker) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, broker.Core.Clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Check();
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        broker.Shutdown();
        return base.StopAsync(cancellationToken);
    }

    private void Check()
    {
        try
        {
            broker.Sweep();
        }
#pragma warning disable CA1031 // The next round must come whatever happened in this one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            BrokerLog.HousekeepingFailed(broker.Core.Logger, e);
        }
    }
}
