using SignageHub.Hub.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Publishing;

/// <summary>With the hub's own broker: publishes as soon as it listens, and says goodbye while boards can still hear it.</summary>
/// <remarks>
/// After a start boards sign in again while their manifests are still being looked at, which takes as long. Until it is sent its own, a board keeps what it
/// has; what it says of itself meanwhile tells the hub above which version to go on.
/// </remarks>
internal sealed class PublishingService(ChangeOver changeOver, IMqttBroker broker, BrokerDoors doors) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken) => await broker.Publish(HubState.Online, cancellationToken);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await changeOver.Run(cancellationToken);
        doors.Prepare();
    }

    /// <summary>Comes before anything is stopped: the server would otherwise wait for connections that never end by themselves.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await broker.Publish(HubState.Offline, cancellationToken);
        broker.SayGoodbye();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
