using System.Runtime.InteropServices;

namespace SignageHub.Player.Playing;

/// <summary>What .NET does not ask of Linux for a thread: to be woken within fractions of a millisecond, and before others. Elsewhere nothing is done.</summary>
internal static partial class LinuxThread
{
    /// <summary>PRIO_PROCESS of setpriority(2); with 0 as the process, Linux means the calling thread alone.</summary>
    private const int ThisThread = 0;

    /// <summary>Below 0 comes first. -20 to 19; half way up leaves the kernel's own threads their place.</summary>
    private const int Nice = -10;

    /// <summary>Pictures come before everything else of this machine, where the user may ask for it (root, or LimitNICE of the service).</summary>
    public static void ComeFirst()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(ThisThread, 0, Nice);
    }

    /// <param name="time">Less than a second; nanosleep(2), about 0.06 ms late on an idle machine.</param>
    public static void Sleep(TimeSpan time)
    {
        if (OperatingSystem.IsLinux() && time > TimeSpan.Zero)
            _ = NanoSleep(new TimeSpec { Nanoseconds = (nint)(time.Ticks * 100) }, 0);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int nice);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, nint remaining);

    /// <summary>struct timespec where a long has the machine's width.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
