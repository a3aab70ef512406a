using Microsoft.Extensions.DependencyInjection;

namespace SignageHub.Mqtt.Broker;

public static class MqttBrokerServices
{
    /// <summary>
    /// The embedded broker as <see cref="IMqttBroker"/>. The host also registers an <see cref="IMqttAccess"/>; without one every CONNECT is refused.
    /// Listeners: <c>options.UseConnectionHandler&lt;MqttConnectionHandler&gt;()</c> on a Kestrel end point and <c>MapMqttWebSocket("/mqtt")</c>.
    /// </summary>
    public static IServiceCollection AddMqttBroker(this IServiceCollection services, Action<MqttBrokerOptions>? configure = null)
    {
        services.AddOptions<MqttBrokerOptions>();
        if (configure is not null) services.Configure(configure);
        return services;
    }
}
