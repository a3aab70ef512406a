using System.CommandLine;
using SignageHub.Core;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
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

    private static readonly Option<int> MqttPort = PortOption(
        "--mqtt-port", "Port of plain MQTT on this machine; 0 for any free one, here and for TLS", MqttSettings.DefaultPort);

    private static readonly Option<int> MqttsPort = PortOption("--mqtts-port", "Port of MQTT over TLS; 0 for any free one", TlsSettings.DefaultPort);

    private static readonly Option<string?> SettingsFile = new("--settings")
    {
        Description = "The settings of this installation; left out, settings.json in the data folder if it is there",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Now = new("--now")
    {
        Description = "Start the clock there (2023-03-25T08:00+07:00), to watch any day of the year; nothing is recorded as proof",
        HelpName = "TIME",
    };

    public static Command Create()
    {
        CommonOptions.NeverEmpty(Urls);
        CommonOptions.NeverEmpty(SettingsFile);
        var command = new Command("run", "Run the hub: schedule, render, push, and serve the pages (the default command)")
        {
            Urls, MqttPort, MqttsPort, SettingsFile, Now, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var builder = Task.Run(HubHost.Begin, cancellationToken);
            var output = CommonOptions.Output(parse);
            var settings = Settings(parse, output);
            var scenes = SceneLibrary.With(settings);
            var files = new SignageFiles(settings, new GoodCopies(settings.DataFolder), scenes);
            var signage = LoadedSignage.Load(files, settings, output);
            if (parse.GetValue(Now) is { } now)
                settings = settings with { StartAt = LoadedSignage.Instant(now, signage.Office.TimeZone) };
            _ = FirstScenes.Draw(signage, settings.StartAt ?? TimeProvider.System.Now(), scenes);
            // Nothing is made before it is sure that this hub can run: not a key, not a certificate.
            var data = DataFolder.Open(settings.DataFolder);
            using var alone = data.Lock();
            data.Sweep(settings.PlaylistsFolder);
            Doors.CheckFree([.. Doors.Of(settings.Urls), .. BrokerDoors.Of(settings.Mqtt)]);
            await using var hub = HubHost.Build(await builder, settings, data, files, signage, scenes);
            return await HubRun.Run(hub, settings, output, cancellationToken);
        });
        return command;
    }

    /// <exception cref="InputProblemException">The settings cannot be used; what is wrong with them was told.</exception>
    private static HubSettings Settings(ParseResult parse, Output output)
    {
        var commandLine = new SettingsPart { Urls = Given(Urls), Port = GivenPort(MqttPort), TlsPort = GivenPort(MqttsPort) };
        var (settings, problems) = SettingsSource.Read(parse.GetValue(SettingsFile), commandLine, CommonOptions.Settings(parse));
        output.Problems(problems);
        return settings ?? throw new InputProblemException(new Bilingual(
            "The settings cannot be used. Mend what is named above.", "Không dùng được các thiết đặt. Hãy sửa những chỗ nêu trên."));

        string? Given(Option<string> option) => parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : null;

        int? GivenPort(Option<int> option) => parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : null;
    }

    private static Option<int> PortOption(string name, string description, int otherwise)
    {
        var option = CommonOptions.Port(name, description);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }
}
