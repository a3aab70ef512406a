using System.Globalization;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>How many files the system lets this process have open, of which each stream of MQTT 5.0 §4.2 is one: getrlimit(2).</summary>
internal static class OpenFiles
{
    /// <summary>For what the host has open besides: libraries, logs, data, pages.</summary>
    private const int ForTheRest = 256;

    private const string Limits = "/proc/self/limits";

    /// <summary>Tells the log when fewer clients can connect than may. There is nothing to raise here: .NET has raised the soft limit to the hard one by then.</summary>
    public static void Check(BrokerCore core)
    {
        var most = core.Options.MaximumConnections;
        if (Soft() is { } limit && limit < most) BrokerLog.FewFiles(core.Logger, limit, most, most + ForTheRest);
    }

    /// <summary>Null where the system does not tell, or sets none.</summary>
    private static long? Soft()
    {
        try
        {
            return Soft(File.ReadLines(Limits));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Of proc_pid_limits(5): "Max open files", the soft limit, the hard one, the unit.</summary>
    private static long? Soft(IEnumerable<string> lines)
    {
        const string name = "Max open files";
        var line = lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        var fields = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields is [var soft, ..] && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
