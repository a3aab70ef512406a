using System.Runtime.InteropServices;

namespace SignageHub.Hub.Storage;

/// <summary>Many small files that survive a power cut, for little more than one: all are written, the file system is flushed once, then all get their names.</summary>
/// <remarks>Each file for itself is old or new, never a part. Linux alone can flush a whole file system (syncfs(2), which tells of write errors since 5.8); elsewhere each file is flushed.</remarks>
public static partial class DurableBatch
{
    /// <summary>A flush of everything costs more than two or three of one's own.</summary>
    private const int Few = 3;

    private const int ReadOnly = 0; // O_RDONLY, the same on every Linux

    /// <param name="files">Full paths, all in one folder that exists, each once.</param>
    /// <returns>What did not succeed, by path; the old content stands there.</returns>
    public static IReadOnlyDictionary<string, Exception> Write(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        var failed = new Dictionary<string, Exception>(StringComparer.Ordinal);
        if (files.Count <= Few || !OperatingSystem.IsLinux())
        {
            foreach (var (path, content) in files)
                Try(path, () => DurableFile.Write(path, content));
            return failed;
        }

        var folder = Path.GetDirectoryName(files[0].Path)!;
        foreach (var (path, content) in files)
            Try(path, () => WriteAside(Aside(path), content));
        Exception? broken = null;
        try
        {
            FlushFileSystem(folder);
        }
        catch (IOException e)
        {
            broken = e;
        }

        foreach (var (path, _) in files)
        {
            if (broken is not null)
                failed.TryAdd(path, broken);
            if (!failed.ContainsKey(path))
                Try(path, () => File.Move(Aside(path), path, overwrite: true));
            if (failed.ContainsKey(path))
                File.Delete(Aside(path));
        }

        // The names are last when the folder is.
        try
        {
            DurableFile.FlushFolder(folder);
        }
        catch (IOException e)
        {
            foreach (var (path, _) in files)
                failed.TryAdd(path, e);
        }

        return failed;

        void Try(string path, Action write)
        {
            try
            {
                write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failed[path] = e;
            }
        }
    }

    private static string Aside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");

    private static void WriteAside(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(content);
    }

    private static void FlushFileSystem(string folder)
    {
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened to flush it (errno {Marshal.GetLastPInvokeError()}).");
        var failed = SyncFileSystem(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
            throw new IOException($"The disk of {folder} cannot be flushed (errno {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
