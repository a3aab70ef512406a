using System.Text.Json;
using NodaTime;
using Quartz;
using SignageHub.Mqtt;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>Publishes once before the hub listens, keeps the alarm set, and says on the hub's topic whether it is up.</summary>
internal sealed class PublishingService(ChangeOver changeOver, ISchedulerFactory schedulers, IMqttBus bus) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        changeOver.NextChange += next => SetAlarm(scheduler, next);
        await Say("online", cancellationToken);
        await changeOver.Run(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await Say("offline", cancellationToken);

    private static void SetAlarm(IScheduler scheduler, Instant next) => ChangeOverJob.WakeAt(scheduler, next, CancellationToken.None);

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
