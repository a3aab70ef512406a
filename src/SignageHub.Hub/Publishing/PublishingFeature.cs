using Quartz;
using SignageHub.Hub.Web;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

internal static class PublishingFeature
{
    /// <summary>Render, sign, publish; woken by Quartz.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, TimeProvider clock, SigningKey key) => services
        .AddSingleton(key)
        .AddSingleton(new HubKeys([key.Public]))
        .AddSingleton<IMqttBus>(provider => provider.GetRequiredService<IMqttBroker>())
        .AddSingleton<PublishedBoards>()
        .AddSingleton<PublishedRecords>()
        .AddSingleton<Publisher>()
        .AddSingleton<ChangeAlarm>()
        .AddSingleton<ChangeOver>()
        .AddHostedService<PublishingService>()
        .AddHostedService<ChangeOverTick>()
        .AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.AddJob<ChangeOverJob>(job => job.WithIdentity(ChangeOverJob.Key).StoreDurably());
        })
        .AddQuartzHostedService();
}
