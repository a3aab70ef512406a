using System.CommandLine;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub run</c>: the hub itself, until it is told to stop.</summary>
internal static class RunCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to serve the pages; several are separated by semicolons",
        HelpName = "URLS",
        DefaultValueFactory = _ => HubSettings.DefaultUrl,
    };

    private static readonly Option<int> MqttPort = DefaultPort();

    private static readonly Option<string?> Now = new("--now")
    {
        Description = "Start the clock there (2023-03-25T08:00+07:00), to watch any day of the year",
        HelpName = "TIME",
    };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Urls);
        var command = new Command("run", "Run the hub: schedule, render, push, and serve the pages (the default command)")
        {
            Urls, MqttPort, Now, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var output = CommonOptions.Output(parse);
            var settings = CommonOptions.Settings(parse) with { Urls = parse.GetValue(Urls)!, MqttPort = parse.GetValue(MqttPort) };
            var scenes = new SceneLibrary(new SceneRenderer(), new OfficeFonts(settings));
            var files = new SignageFiles(settings, scenes);
            var signage = LoadedSignage.Load(files, settings, output);
            if (parse.GetValue(Now) is { } now)
                settings = settings with { StartAt = LoadedSignage.Instant(now, signage.Office.TimeZone) };
            await using var hub = HubHost.Build(settings, files, signage, scenes);
            return await HubRun.Run(hub, settings, output, cancellationToken);
        });
        return command;
    }

    private static Option<int> DefaultPort()
    {
        var option = CommonOptions.Port("--mqtt-port", "Port of the MQTT broker on this machine; 0 for any free one");
        option.DefaultValueFactory = _ => HubSettings.DefaultMqttPort;
        return option;
    }
}
