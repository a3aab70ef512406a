namespace SignageHub.Hub.Storage;

/// <summary>Many small files that survive a power cut, for little more than one: all are written, the file system is flushed once, then all get their names.</summary>
/// <remarks>Each file for itself is old or new, never a part. Linux alone can flush a whole file system; elsewhere each file is flushed.</remarks>
public static class DurableBatch
{
    /// <summary>A flush of everything costs more than two or three of one's own.</summary>
    private const int Few = 3;

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
        var written = files.Select(file => (file.Path, Aside: AsideFile.Of(file.Path), file.Content)).ToList();
        foreach (var (path, aside, content) in written)
            Try(path, () => WriteAside(aside, content));
        var broken = Tried(() => DiskFlush.FileSystem(folder));
        foreach (var (path, aside, _) in written)
        {
            if (broken is not null)
                failed.TryAdd(path, broken);
            if (!failed.ContainsKey(path))
                Try(path, () => File.Move(aside, path, overwrite: true));
            if (failed.ContainsKey(path))
                File.Delete(aside);
        }

        // The names are last when the folder is.
        if (Tried(() => DiskFlush.Folder(folder)) is { } lost)
        {
            foreach (var (path, _) in files)
                failed.TryAdd(path, lost);
        }

        return failed;

        void Try(string path, Action write)
        {
            if (Tried(write) is { } why)
                failed[path] = why;
        }
    }

    private static Exception? Tried(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e;
        }
    }

    private static void WriteAside(string aside, byte[] content)
    {
        using var stream = AsideFile.Create(aside, DurableFile.OwnerOnly, bufferSize: 0);
        stream.Write(content);
    }
}
