using System.Diagnostics;
using System.Globalization;

namespace SignageHub.Hub.Storage;

/// <summary>The file beside another one that has its next content until it takes its name: <c>.accounts.json.4711-3.tmp</c>, with the process that writes it.</summary>
internal static class AsideFile
{
    private const string Ending = ".tmp";

    /// <summary>Two writers of one file at the same moment have a file each.</summary>
    private static int s_made;

    public static string Of(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Interlocked.Increment(ref s_made)}{Ending}"));

    /// <param name="aside">From <see cref="Of"/>.</param>
    /// <param name="mode">Unix permissions; ignored on Windows, where the folder's apply.</param>
    /// <param name="bufferSize">Bytes; 0 for what is written in one piece.</param>
    public static FileStream Create(string aside, UnixFileMode mode, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return new FileStream(aside, options);
    }

    /// <summary>Deletes what processes left that ended in the midst of a write, by a power cut or a kill. What cannot be deleted, or looked into, stays: it does no harm.</summary>
    /// <param name="folder">Need not be there.</param>
    /// <param name="deep">With the folders in it.</param>
    public static void Sweep(string folder, bool deep)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = deep, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, ".*" + Ending, all).Where(file => WriterOf(file) is { } writer && !IsAlive(writer)).ToList())
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }

    /// <summary>Null for a file that somebody else made.</summary>
    private static int? WriterOf(string file) =>
        Path.GetFileName(file)[..^Ending.Length] is var name && name.LastIndexOf('.') is > 0 and var dot && name[(dot + 1)..].Split('-') is [var process, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
