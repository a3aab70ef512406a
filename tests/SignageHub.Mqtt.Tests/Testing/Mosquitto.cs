using System.Globalization;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>mosquitto_pub and mosquitto_sub against a port of this machine.</summary>
internal static class Mosquitto
{
    private static int s_clients;

    public static async Task<IReadOnlyList<string>> Publish(int port, string version, params string[] arguments)
    {
        var (code, lines) = await ExternalProcess.Run(RealPart.Require("mosquitto_pub"), [.. Common(port, version), .. arguments]);
        Assert.True(code == 0, string.Join('\n', lines));
        return lines;
    }

    public static Task<(int ExitCode, IReadOnlyList<string> Lines)> TryPublish(int port, string version, params string[] arguments) =>
        ExternalProcess.Run(RealPart.Require("mosquitto_pub"), [.. Common(port, version, user: null), .. arguments]);

    /// <summary>Starts a subscriber and waits until the broker has granted what it asks for.</summary>
    public static async Task<ExternalProcess> Subscribe(int port, string version, params string[] arguments)
    {
        // Into a pipe it would print nothing until a buffer is full.
        var process = ExternalProcess.Start(RealPart.Require("stdbuf"), ["-oL", RealPart.Require("mosquitto_sub"), .. Common(port, version), "-d", "-F", "got %t r=%r q=%q %p", .. arguments]);
        await process.WaitForLine("SUBACK");
        return process;
    }

    /// <summary>mosquitto_rr: publishes, and prints the first answer.</summary>
    public static async Task<IReadOnlyList<string>> Request(int port, string version, params string[] arguments)
    {
        var (code, lines) = await ExternalProcess.Run(RealPart.Require("mosquitto_rr"), [.. Common(port, version), "-W", "15", .. arguments]);
        Assert.True(code == 0, string.Join('\n', lines));
        return lines;
    }

    private static IEnumerable<string> Common(int port, string version, string? user = "tester") =>
        ["-i", $"mosquitto-{Interlocked.Increment(ref s_clients)}", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-V", version, .. user is null ? [] : new[] { "-u", user, "-P", user }];
}
