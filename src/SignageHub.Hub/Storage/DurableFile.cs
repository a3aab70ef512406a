using System.Runtime.InteropServices;
using System.Text;

namespace SignageHub.Hub.Storage;

/// <summary>Writes that survive a power cut: temp file, flush to disk, rename, flush of the folder.</summary>
/// <remarks>A reader sees the old content or the new, never a part. On Windows the rename is atomic, the flush of the folder does not exist.</remarks>
public static partial class DurableFile
{
    /// <summary>Two writers of one file at the same moment have a temp file each.</summary>
    private static int s_made;

    private const int ReadOnly = 0; // O_RDONLY, the same on every Linux

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">The whole new content.</param>
    /// <param name="mode">Unix permissions of the file; ignored on Windows, where the folder's apply.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite) =>
        Write(path, content, static (stream, bytes) => stream.Write(bytes), mode);

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Writes the whole new content, piece by piece.</param>
    /// <param name="mode">Unix permissions of the file; ignored on Windows, where the folder's apply.</param>
    public static void Write<T>(string path, T content, Action<Stream, T> write, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
        where T : allows ref struct
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Interlocked.Increment(ref s_made)}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FlushFolder(folder);
    }

    public static void Write(string path, string content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite) =>
        Write(path, Encoding.UTF8.GetBytes(content), mode);

    /// <summary>Makes a rename in the folder last; without it the new name may be gone after a power cut.</summary>
    internal static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened to flush it (errno {Marshal.GetLastPInvokeError()}).");
        var failed = Flush(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
            throw new IOException($"The folder {folder} cannot be flushed to disk (errno {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
