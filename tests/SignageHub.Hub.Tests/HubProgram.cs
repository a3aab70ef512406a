using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests;

/// <summary>The real program, started as users start it.</summary>
internal static class HubProgram
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "signagehub.dll");

    private static readonly string Dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : RealPart.Require("dotnet");

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, IReadOnlyList<string> Lines)> Run(params string[] arguments) => ExternalProcess.Run(Dotnet, [Program, .. arguments, .. English(arguments)]);

    /// <summary>Starts a command that goes on.</summary>
    public static ExternalProcess Start(params string[] arguments) => ExternalProcess.Start(Dotnet, [Program, .. arguments, .. English(arguments)]);

    /// <summary>Whatever the machine speaks, the tests read English unless they ask for another language.</summary>
    private static string[] English(string[] arguments) => arguments.Contains("--lang", StringComparer.Ordinal) ? [] : ["--lang", "en"];

    /// <summary>The options that make a command read an office's folder.</summary>
    public static string[] Files(OfficeFolder office) => ["--boards", office.BoardsFile, "--playlists", office.PlaylistsFolder];
}

/// <summary>A hub that runs in an office's folder, on Earth Hour's day of 2023.</summary>
internal sealed partial class RunningHub(ExternalProcess process, Uri pages, int mqttPort) : IAsyncDisposable
{
    public Uri Pages => pages;

    public string MqttPort => mqttPort.ToString(CultureInfo.InvariantCulture);

    public ExternalProcess Process => process;

    /// <param name="office">Where its files are.</param>
    /// <param name="more">More options; with none about MQTT its own broker listens on free ports.</param>
    public static Task<RunningHub> Start(OfficeFolder office, params string[] more) =>
        StartAsIs(office, more.Contains("--now", StringComparer.Ordinal) ? more : ["--now", "2023-03-25T08:00+07:00", .. more]);

    /// <summary>Today: a hub whose clock was set records no proof.</summary>
    public static Task<RunningHub> StartByTheTrueClock(OfficeFolder office) => StartAsIs(office);

    private static async Task<RunningHub> StartAsIs(OfficeFolder office, params string[] more)
    {
        string[] ports = more.Contains("--settings", StringComparer.Ordinal) ? [] : ["--mqtt-port", "0"];
        var process = HubProgram.Start([
            "run", .. HubProgram.Files(office), "--data", office.DataFolder, "--urls", "http://127.0.0.1:0", .. ports, .. more]);
        try
        {
            var ready = Ready().Match(await process.WaitForLine(line => Ready().IsMatch(line)));
            return new RunningHub(process, new Uri(ready.Groups["pages"].Value), int.Parse(ready.Groups["port"].Value, CultureInfo.InvariantCulture));
        }
        catch
        {
            // One that took too long would run on beside all later tests, and make them slow in turn.
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>The port of MQTT over TLS and the fingerprint of its certificate, as the hub tells them.</summary>
    public async Task<(int Port, string Fingerprint)> Tls()
    {
        var told = TlsLine().Match(await process.WaitForLine(line => TlsLine().IsMatch(line)));
        return (int.Parse(told.Groups["port"].Value, CultureInfo.InvariantCulture), told.Groups["fingerprint"].Value);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"^Boards: (?<pages>http://\S+)\s+MQTT: \S+:(?<port>\d+)/?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ready();

    [GeneratedRegex(@"^MQTT over TLS: \S+:(?<port>\d+)\s+certificate SHA-256 (?<fingerprint>[0-9a-f]{64})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TlsLine();
}
