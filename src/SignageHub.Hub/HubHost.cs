using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Calendar;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Feeds;
using SignageHub.Hub.Hooks;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Observances;
using SignageHub.Hub.Plans;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Mqtt.Hosting;

namespace SignageHub.Hub;

/// <summary>The hub as a web application: each feature registers itself.</summary>
public static class HubHost
{
    /// <summary>Builds the hub, with its key read; it does not listen yet.</summary>
    /// <exception cref="StartProblemException">The key or another file of the data folder cannot be used.</exception>
    public static WebApplication Build(HubSettings settings, DataFolder data, SignageFiles files, Signage first, SceneLibrary scenes) =>
        Build(Begin(), settings, data, files, first, scenes);

    /// <summary>What does not hang on any file or setting: the program makes it on another core while it reads those.</summary>
    /// <remarks>The framework's own settings file, which the hub has no use for, is not watched: three watchers cost more than all the rest that is made here.</remarks>
    internal static WebApplicationBuilder Begin() => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        ContentRootPath = AppContext.BaseDirectory,
        Args = ["--hostBuilder:reloadConfigOnChange=false"],
    });

    /// <inheritdoc cref="Build(HubSettings, DataFolder, SignageFiles, Signage, SceneLibrary)"/>
    internal static WebApplication Build(WebApplicationBuilder builder, HubSettings settings, DataFolder data, SignageFiles files, Signage first, SceneLibrary scenes)
    {
        var clock = new HubClock(settings.StartAt);
        var key = SigningKeyFile.LoadOrCreate(data);
        var doors = settings.Mqtt.Broker is null ? new BrokerDoors(settings.Mqtt, data) : null;
        var boardKeys = new BoardKeys(data);
        boardKeys.Check();
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(boardKeys)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(scenes)
            .AddSingleton(data)
            .AddOwnBroker(doors, settings.Mqtt, data)
            .AddPlaylists(files, first)
            .AddProgrammes()
            .AddApprovals(data)
            .AddPublishing(clock, key, settings.Mqtt.Broker)
            .AddErrands()
            .AddNotices(settings.Notices)
            .AddEnrolling()
            .AddDarkHours()
            .AddFeeds()
            .AddAccounts(settings)
            .AddEditing()
            .AddBoardPages()
            .AddReportPages()
            .AddObservancePages()
            .AddHooks()
            .AddPlanPages()
            .AddRedButtonPages()
            .AddWeb()
            .Configure<WebOptions>(web => web.MostStreamsOfOne = settings.Web.StreamsOfOneAddress);
        builder.ListenOn(settings, data, doors);
        builder.LogForPeople();
        var hub = builder.Build();
        hub.UseNetwork(settings.Web);
        hub.UseWebSockets();
        // Asked for at once, whether or not the hub will listen: what was asked for goes with the hub.
        if (hub.Services.GetService<BrokerDoors>() is not null)
            hub.MapMqttWebSocket("/mqtt").Machines();
        hub.MapWeb();
        hub.UseAccounts();
        hub.MapAccounts();
        hub.MapEditing();
        hub.MapCalendar();
        hub.MapBoardPages();
        hub.MapBoardApi();
        hub.MapReports();
        hub.MapPlans();
        hub.MapApprovals();
        hub.MapRedButton();
        hub.MapApi();
        hub.MapHooks();
        hub.MapYearPages();
        hub.MapObservancePages();
        hub.MapFeeds();
        hub.MapEnrolling();
        hub.MapBrowserBoards();
        return hub;
    }

    /// <summary>Comes before publishing: the broker has taken up its state when the hub publishes.</summary>
    private static IServiceCollection AddOwnBroker(this IServiceCollection services, BrokerDoors? doors, MqttSettings mqtt, DataFolder data)
    {
        if (doors is null)
            return services;
        var secrets = new BoardSecrets(data);
        secrets.Check();
        return services.AddSingleton(_ => doors).AddBoards(secrets, mqtt, data);
    }

    private static void ListenOn(this WebApplicationBuilder builder, HubSettings settings, DataFolder data, BrokerDoors? doors) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        PageDoors.Listen(kestrel, settings, data);
        doors?.Listen(kestrel);
    });

    private static void LogForPeople(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("SignageHub", LogLevel.Information)
            // An answer of a provider that is refused is told once, in one line, by the hub itself.
            .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None);
    }
}
