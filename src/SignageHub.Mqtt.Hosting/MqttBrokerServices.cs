using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Mqtt.Hosting;

/// <summary>Registers the embedded broker: MQTT 5.0 §4.2.</summary>
public static class MqttBrokerServices
{
    /// <summary>Boards come back all at once after a power cut; a shorter backlog overflows and costs them seconds.</summary>
    private const int Backlog = 4096;

    /// <summary>
    /// The embedded broker as <see cref="IMqttBroker"/>. The host also registers an <see cref="IMqttAccess"/>; without one every CONNECT is refused.
    /// With an <see cref="IMqttJournal"/> retained messages, sessions and wills outlive the broker.
    /// Listeners: <c>options.UseConnectionHandler&lt;MqttConnectionHandler&gt;()</c> on a Kestrel end point and <c>MapMqttWebSocket("/mqtt")</c>.
    /// </summary>
    public static IServiceCollection AddMqttBroker(this IServiceCollection services, Action<MqttBrokerOptions>? configure = null)
    {
        services.AddOptions<MqttBrokerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MqttBrokerOptions>, MqttBrokerOptionsValidator>());
        if (configure is not null) services.Configure(configure);
        services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.Backlog = Math.Max(sockets.Backlog, Backlog);

            // Packets are handled where they are read and sent where they are written: each hop to another thread costs more than the packet.
            sockets.UnsafePreferInlineScheduling = true;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMqttAccess, NobodyAccess>();
        services.TryAddSingleton<BrokerCounters>();
        services.TryAddSingleton(provider => new MqttBroker(
            provider.GetRequiredService<IOptions<MqttBrokerOptions>>().Value,
            provider.GetRequiredService<IMqttAccess>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BrokerCounters>(),
            provider.GetRequiredService<ILogger<MqttBroker>>(),
            provider.GetService<IMqttJournal>()));
        services.TryAddSingleton<IMqttBroker>(provider => provider.GetRequiredService<MqttBroker>());
        services.TryAddSingleton(provider => new MqttConnectionHandler(provider.GetRequiredService<MqttBroker>()));
        services.AddHostedService<BrokerHousekeeping>();
        return services;
    }
}
