using System.Diagnostics;
using Xunit;

namespace SignageHub.Testing;

/// <summary>A program that a test needs and this repository does not bring along, such as mosquitto.</summary>
public static class RealPart
{
    /// <summary>Set to 1 (as CI does), a missing part fails the test instead of skipping it.</summary>
    public const string RequireVariable = "SIGNAGEHUB_REQUIRE_REAL";

    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["mosquitto_pub"] = "mosquitto-clients",
        ["mosquitto_sub"] = "mosquitto-clients",
        ["mosquitto_rr"] = "mosquitto-clients",
        ["mosquitto_passwd"] = "mosquitto",
        ["pdftotext"] = "poppler-utils",
        ["prlimit"] = "util-linux",
        ["psql"] = "postgresql-client",
        ["stdbuf"] = "coreutils",
        ["node"] = "nodejs",
        ["olad"] = "ola",
        ["text2pcap"] = "tshark",
        ["setpriv"] = "util-linux",
    };

    /// <summary>The full path of the program; without it the test is skipped with the command that installs it.</summary>
    public static string Require(string program)
    {
        if (Find(program) is { } path) return path;
        throw Missing(program, Packages.GetValueOrDefault(program, program));
    }

    /// <summary>Chromium without windows: Debian's build that has none, or else all of it; without either the test is skipped with the command that installs it.</summary>
    /// <remarks>The same engine shows the same pages at half the processor time when no menus, tabs and profiles are made for nobody to see.</remarks>
    public static string RequireChromium()
    {
        const string lean = "chromium-headless-shell";
        return Find(lean) ?? Find("chromium") ?? throw Missing("Chromium", lean);
    }

    /// <summary>Debian's python3 with a module in it; without them the test is skipped with the command that installs them.</summary>
    /// <param name="module">As it is imported, for example <c>PIL</c>.</param>
    /// <param name="package">Debian's package that brings it.</param>
    public static string RequirePython(string module, string package)
    {
        // Debian's own: another python3 along PATH does not see Debian's modules.
        const string python = "/usr/bin/python3";
        if (!File.Exists(python)) throw Missing("python3", $"python3 {package}");
        using var probe = Process.Start(new ProcessStartInfo(python, ["-c", $"import {module}"]) { UseShellExecute = false, RedirectStandardError = true })!;
        probe.WaitForExit();
        return probe.ExitCode == 0 ? python : throw Missing($"python3's module {module}", package);
    }

    /// <summary>node, and where Debian keeps its modules, for NODE_PATH; without either the test is skipped with the command that installs them.</summary>
    /// <param name="module">As it is required, for example <c>mqtt</c>.</param>
    /// <param name="package">Debian's package that brings it.</param>
    public static (string Node, string Modules) RequireNode(string module, string package)
    {
        // A node from elsewhere does not look there by itself.
        const string modules = "/usr/share/nodejs";
        var node = Find("node") ?? throw Missing("node", $"nodejs {package}");
        return Directory.Exists(Path.Combine(modules, module)) ? (node, modules) : throw Missing($"node's module {module}", package);
    }

    /// <summary>Looks along PATH and in the sbin folders, where servers lie. Null when it is nowhere.</summary>
    public static string? Find(string program)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"]).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>Skips the running test, or fails it where real parts are required.</summary>
    private static InvalidOperationException Missing(string part, string package)
    {
        var message = $"{part} is not installed; install it with: apt-get install {package}";
        if (Environment.GetEnvironmentVariable(RequireVariable) == "1") Assert.Fail(message);
        Assert.Skip(message);
        return new InvalidOperationException(message);
    }
}
