using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Boards;

internal static class BoardsFeature
{
    /// <summary>Boards' secrets, the rights they have, and the broker they come to.</summary>
    public static IServiceCollection AddBoards(this IServiceCollection services, BoardSecrets secrets)
    {
        // A person who looks at a board's topics brings no client id; see BoardAccess.
        services.AddMqttBroker(options => options.AssignClientIds = true);
        return services
            .AddSingleton(secrets)
            .AddSingleton<BoardAccess>()
            .AddSingleton<IMqttAccess>(provider => provider.GetRequiredService<BoardAccess>())
            .AddHostedService<BoardWatch>();
    }
}
