using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Hosting;

namespace SignageHub.Hub.Boards;

internal static class BoardsFeature
{
    /// <summary>A client whose line has died without a word is gone after one and a half times this, whatever it asked for: MQTT 5.0 §3.2.2.3.14. Those of 3.1.1 are told nothing and keep what they asked for.</summary>
    private static readonly TimeSpan LongestKeepAlive = TimeSpan.FromSeconds(120);

    /// <summary>People and programs that look at one board's topics with its secret, at one time.</summary>
    private const int MostLookers = 8;

    /// <summary>How often the broker says on <c>$SYS</c> how it is.</summary>
    public static readonly TimeSpan SysInterval = TimeSpan.FromSeconds(10);

    /// <summary>Boards' secrets, the rights they have, and the broker they come to.</summary>
    public static IServiceCollection AddBoards(this IServiceCollection services, BoardSecrets secrets, MqttSettings settings, DataFolder data)
    {
        services.AddMqttBroker(options =>
        {
            // A person who looks at a board's topics brings no client id; see BoardAccess.
            options.AssignClientIds = true;
            options.MaximumSessionsPerIdentity = MostLookers;
            options.SysInterval = SysInterval;
            options.ServerKeepAlive = LongestKeepAlive;
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
