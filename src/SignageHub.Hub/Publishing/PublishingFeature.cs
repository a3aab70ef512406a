using SignageHub.Hub.Boards;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Web;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Client;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

internal static class PublishingFeature
{
    /// <summary>Render, sign, publish; woken by Quartz.</summary>
    /// <param name="services">The hub's.</param>
    /// <param name="clock">The hub's.</param>
    /// <param name="key">Signs the manifests.</param>
    /// <param name="outside">The broker to publish to; null for the hub's own.</param>
    public static IServiceCollection AddPublishing(this IServiceCollection services, TimeProvider clock, SigningKey key, OutsideBroker? outside) => services
        .AddSingleton(key)
        .AddSingleton(new HubKeys([key.Public]))
        .AddSingleton<PublishedBoards>()
        .AddSingleton<PublishedRecords>()
        .AddSingleton<BoardConversations>()
        .AddSingleton<Publisher>()
        .AddSingleton<ChangeAlarm>()
        .AddSingleton<ChangeOver>()
        .AddSingleton<BlankOrders>()
        .AddSingleton<BoardReports>()
        .AddSingleton<Errands.IErrandRunner, BoardErrands>()
        .AddSingleton<Errands.IErrandRunner, KeyErrands>()
        .AddSingleton<KeyRing>()
        .AddHostedService<ConversationService>()
        .AddHostedService<RedButton>()
        .AddBus(outside)
        .AddHostedService<ChangeOverTick>()
        .AddSingleton(provider => new Clockwork(provider, clock))
        .AddSingleton(provider => provider.GetRequiredService<Clockwork>().Schedulers)
        .AddHostedService<AlarmClockService>();

    private static IServiceCollection AddBus(this IServiceCollection services, OutsideBroker? outside)
    {
        if (outside is null)
            return services
                .AddSingleton<IMqttBus>(provider => provider.GetRequiredService<IMqttBroker>())
                .AddHostedService<PublishingService>();
        var options = OutsideClient.Options(outside);
        return services
            .AddSingleton<IMqttClient>(provider => new MqttClient(options, TimeProvider.System, provider.GetRequiredService<ILogger<MqttClient>>()))
            .AddSingleton<OutsideBus>()
            .AddSingleton<IMqttBus>(provider => provider.GetRequiredService<OutsideBus>())
            .AddHostedService<OutsideService>();
    }
}
