using System.Text.Json;
using SignageHub.Mqtt;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>Publishes once before the hub listens, and says on the hub's topic whether it is up.</summary>
internal sealed class PublishingService(ChangeOver changeOver, IMqttBus bus) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Say("online", cancellationToken);
        await changeOver.Run(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await Say("offline", cancellationToken);

    private async Task Say(string state, CancellationToken cancellationToken) => await bus.Publish(
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
