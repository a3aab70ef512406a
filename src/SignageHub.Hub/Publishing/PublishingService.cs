using System.Text.Json;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>Publishes once before the hub listens, and says on the hub's topic whether it is up; says goodbye while boards can still hear it.</summary>
internal sealed class PublishingService(ChangeOver changeOver, IMqttBroker broker) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Say("online", cancellationToken);
        await changeOver.RunFirst(cancellationToken);
    }

    /// <summary>Boards have their manifests by now; the alarm can be set.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken) => await changeOver.Run(cancellationToken);

    /// <summary>Comes before anything is stopped: the server would otherwise wait for connections that never end by themselves.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await Say("offline", cancellationToken);
        foreach (var client in broker.Clients)
            broker.Disconnect(client.ClientId, ReasonCode.ServerShuttingDown);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Say(string state, CancellationToken cancellationToken) => await broker.Publish(
        new MqttMessage
        {
            Topic = new Topic.Hub().ToString(),
            Payload = JsonSerializer.SerializeToUtf8Bytes(new { state, version = ProductVersion.Text }, JsonSerializerOptions.Web),
            Qos = QualityOfService.AtLeastOnce,
            Retain = true,
            ContentType = "application/json",
            PayloadIsText = true,
        },
        cancellationToken);
}
