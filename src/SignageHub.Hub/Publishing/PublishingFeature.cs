using Quartz;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

internal static class PublishingFeature
{
    /// <summary>Render, sign, publish; woken by Quartz.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, TimeProvider clock) => services
        .AddSingleton(provider => SigningKeyFile.LoadOrCreate(provider.GetRequiredService<DataFolder>()))
        .AddSingleton(provider => new HubKeys([provider.GetRequiredService<SigningKey>().Public]))
        .AddSingleton<IMqttBus>(provider => provider.GetRequiredService<IMqttBroker>())
        .AddSingleton<PublishedBoards>()
        .AddSingleton<PublishedRecords>()
        .AddSingleton<Publisher>()
        .AddSingleton<ChangeAlarm>()
        .AddSingleton<ChangeOver>()
        .AddHostedService<PublishingService>()
        .AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.AddJob<ChangeOverJob>(job => job.WithIdentity(ChangeOverJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .WithIdentity("slow-tick")
                .ForJob(ChangeOverJob.Key)
                .StartAt(clock.GetUtcNow() + ChangeOverJob.SlowTick)
                .WithSimpleSchedule(every => every.WithInterval(ChangeOverJob.SlowTick).RepeatForever()));
        })
        .AddQuartzHostedService();
}
