using System.Net.Sockets;
using System.Runtime.InteropServices;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>How many files the system lets this process have open, of which each stream of MQTT 5.0 §4.2 is one: getrlimit(2), on Linux.</summary>
internal static partial class OpenFiles
{
    /// <summary>RLIMIT_NOFILE on all of Linux's processors that .NET knows.</summary>
    private const int Resource = 7;

    /// <summary>With 16 a host that had just started could still end, when it was busy: it loads many of its parts at once.</summary>
    private const int LeastKept = 64;

    private const int MostKept = 256;

    /// <summary>The soft limit, which .NET has raised to the hard one before any of this runs. Null for none, or where it is not known.</summary>
    private static long? Limit =>
        OperatingSystem.IsLinux() && getrlimit(Resource, out var limits) == 0 && limits.Soft < int.MaxValue ? (long)limits.Soft : null;

    /// <summary>Tells the log when fewer clients can connect than may, beside the files that are kept for the host.</summary>
    public static void Check(BrokerCore core)
    {
        var most = core.Options.MaximumConnections;
        if (Limit is { } limit && limit < most + MostKept) BrokerLog.FewFiles(core.Logger, limit, most, most + MostKept);
    }

    /// <summary>
    /// Why a connection that was accepted cannot be kept: the last files are the host's, that it can still write down what it must, and load its own parts:
    /// a program that cannot do that ends. Null when it can.
    /// </summary>
    public static string? Objection(Socket accepted)
    {
        if (Limit is not { } limit) return null;
        var kept = Math.Clamp(limit / 16, LeastKept, MostKept);

        // The system gives the lowest number that is free, so the number says how many are open.
        return accepted.SafeHandle.DangerousGetHandle() < limit - kept ? null : $"{limit} files may be open, the last {kept} are kept for the host's own";
    }

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, out Limits limits);

    /// <summary>struct rlimit of getrlimit(2); a stream of MQTT 5.0 §4.2 counts for the first.</summary>
    private readonly record struct Limits(nuint Soft, nuint Hard);
}
