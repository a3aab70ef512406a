using System.Runtime.InteropServices;

namespace SignageHub.Hub.Storage;

/// <summary>What .NET cannot ask of Linux: that names, and all files of a disk at once, are safe from a power cut. Elsewhere there is nothing to ask.</summary>
internal static partial class DiskFlush
{
    private const int ReadOnly = 0; // O_RDONLY, the same on every Linux

    /// <summary>Makes a rename in the folder last (fsync(2)); without it the new name may be gone after a power cut.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static void Folder(string folder) => Open(folder, SyncOne);

    /// <summary>Makes everything last that was written to the folder's file system (syncfs(2), which tells of write errors since Linux 5.8).</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static void FileSystem(string folder) => Open(folder, SyncAll);

    private static void Open(string folder, Func<int, int> flush)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = OpenFolder(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened to flush it (errno {Marshal.GetLastPInvokeError()}).");
        var failed = flush(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
            throw new IOException($"The folder {folder} cannot be flushed to disk (errno {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncOne(int handle);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncAll(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
