using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Hosting.Sockets;

namespace SignageHub.Mqtt.Hosting;

/// <summary>Registers the embedded broker: MQTT 5.0 §4.2.</summary>
public static class MqttBrokerServices
{
    /// <summary>Boards come back all at once after a power cut; a shorter backlog overflows and costs them seconds.</summary>
    internal const int Backlog = 4096;

    /// <summary>
    /// The embedded broker as <see cref="IMqttBroker"/>. The host also registers an <see cref="IMqttAccess"/>; without one every CONNECT is refused.
    /// With an <see cref="IMqttJournal"/> retained messages, sessions and wills outlive the broker.
    /// Listeners: <see cref="ListenMqtt"/>, <see cref="MqttTls.UseMqttTls"/> and <c>MapMqttWebSocket("/mqtt")</c>.
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
        if (OperatingSystem.IsLinux())
        {
            services.AddSingleton<IConnectionListenerFactory, GuardedTransport>();
            services.AddSingleton<IConnectionListenerFactory, SocketTransport>();
        }
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

    /// <summary>Plain MQTT on a port of its own.</summary>
    /// <param name="port">0 lets the system choose.</param>
    public static void ListenMqtt(this KestrelServerOptions kestrel, IPAddress address, int port) =>
        kestrel.Listen(new MqttEndPoint(address, port), listen => listen.UseConnectionHandler<MqttConnectionHandler>());
}
