using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Hosting;

namespace SignageHub.Hub.Boards;

internal static class BoardsFeature
{
    /// <summary>How often the broker says on <c>$SYS</c> how it is.</summary>
    public static readonly TimeSpan SysInterval = TimeSpan.FromSeconds(10);

    /// <summary>Boards' secrets, the rights they have, and the broker they come to.</summary>
    public static IServiceCollection AddBoards(this IServiceCollection services, BoardSecrets secrets, MqttSettings settings, DataFolder data)
    {
        services.AddMqttBroker(options =>
        {
            // A person who looks at a board's topics brings no client id; see BoardAccess.
            options.AssignClientIds = true;
            options.SysInterval = SysInterval;
        });
        if (!settings.InMemory)
            services.AddBrokerJournal(data);
        return services
            .AddSingleton(secrets)
            .AddSingleton<BoardAccess>()
            .AddSingleton<IMqttAccess>(provider => provider.GetRequiredService<BoardAccess>())
            .AddHostedService<BoardWatch>();
    }

    /// <summary>The broker's state outlives it, in <c>data/mqtt/state.log</c>.</summary>
    public static IServiceCollection AddBrokerJournal(this IServiceCollection services, DataFolder data) =>
        services.AddSingleton<IMqttJournal>(provider =>
            new JournalFile(Path.Combine(data.Folder("mqtt"), "state.log"), provider.GetRequiredService<ILogger<JournalFile>>()));
}
