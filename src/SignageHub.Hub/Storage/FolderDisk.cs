using SignageHub.Push.Storage;

namespace SignageHub.Hub.Storage;

/// <summary>A folder of this machine as the push protocol's disk. Names keep to letters, digits, <c>.</c>, <c>-</c> and <c>/</c>.</summary>
/// <param name="root">The folder; made when something is written.</param>
internal sealed class FolderDisk(string root) : IDurableDisk
{
    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            DurableFile.Write(Made(name), content);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var path = Made(name);
            if (!File.Exists(path))
            {
                DurableFile.Write(path, bytes);
                return;
            }

            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing there, as asked.
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public IReadOnlyList<(string Name, long Bytes)> List(string folder)
    {
        var info = new DirectoryInfo(PathOf(folder));
        try
        {
            // Files that begin with a dot are the remains of writes that a power cut ended.
            return info.Exists
                ? [.. info.EnumerateFiles().Where(f => f.Name[0] != '.').OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => ($"{folder}/{f.Name}", f.Length))]
                : [];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

    private string Made(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
