using System.Net;
using Microsoft.AspNetCore.Connections;
using Quartz;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub;

/// <summary>The hub as a web application: each feature registers itself.</summary>
public static class HubHost
{
    /// <summary>Builds the hub, with its data folder opened and its key read; it does not listen yet.</summary>
    /// <exception cref="StartProblemException">The data folder or the key cannot be used.</exception>
    public static WebApplication Build(HubSettings settings, SignageFiles files, Signage first, SceneLibrary scenes)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var clock = new HubClock(settings.StartAt);
        var data = DataFolder.Open(settings.DataFolder);
        var key = SigningKeyFile.LoadOrCreate(data);
        var secrets = new BoardSecrets(data);
        secrets.Check();
        builder.Services
            .AddSingleton(settings)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(scenes)
            .AddSingleton(data)
            .AddPlaylists(files, first)
            .AddBoards(secrets)
            .AddProgrammes()
            .AddPublishing(clock, key)
            .AddWeb();
        builder.ListenOn(settings);
        builder.LogForPeople();
        var hub = builder.Build();
        hub.UseWebSockets();
        hub.MapMqttWebSocket("/mqtt");
        hub.MapWeb();
        return hub;
    }

    private static void ListenOn(this WebApplicationBuilder builder, HubSettings settings) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        foreach (var door in Doors.Of(settings.Urls))
            door.Listen(kestrel);
        // Plain MQTT stays on this machine; boards elsewhere come through TLS or the WebSocket on the web port.
        kestrel.Listen(IPAddress.Loopback, settings.MqttPort, listen => listen.UseConnectionHandler<MqttConnectionHandler>());
    });

    private static void LogForPeople(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("SignageHub", LogLevel.Information);
    }
}
