using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Boards;

internal static class BoardsFeature
{
    /// <summary>Boards' secrets, the rights they have, and the broker they come to.</summary>
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddMqttBroker(_ => { });
        return services.AddSingleton<BoardSecrets>().AddSingleton<IMqttAccess, BoardAccess>();
    }
}
