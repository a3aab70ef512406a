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
        ["pdftotext"] = "poppler-utils",
        ["psql"] = "postgresql-client",
        ["stdbuf"] = "coreutils",
        ["node"] = "nodejs",
    };

    /// <summary>The full path of the program; without it the test is skipped with the command that installs it.</summary>
    public static string Require(string program)
    {
        if (Find(program) is { } path) return path;
        var message = $"{program} is not installed; install it with: apt-get install {Packages.GetValueOrDefault(program, program)}";
        if (Environment.GetEnvironmentVariable(RequireVariable) == "1") Assert.Fail(message);
        Assert.Skip(message);
        throw new InvalidOperationException(message);
    }

    /// <summary>Looks along PATH and in the sbin folders, where servers lie. Null when it is nowhere.</summary>
    public static string? Find(string program)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"]).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
