using System.Text;

namespace SignageHub.Hub.Storage;

/// <summary>Writes that survive a power cut: temp file, flush to disk, rename, flush of the folder.</summary>
/// <remarks>A reader sees the old content or the new, never a part. On Windows the rename is atomic, the flush of the folder does not exist.</remarks>
public static class DurableFile
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">The whole new content.</param>
    /// <param name="mode">Unix permissions of the file; ignored on Windows, where the folder's apply.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = OwnerOnly) =>
        Write(path, content, static (stream, bytes) => stream.Write(bytes), mode);

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">Handed to <paramref name="write"/>.</param>
    /// <param name="write">Writes the whole new content, piece by piece.</param>
    /// <param name="mode">Unix permissions of the file; ignored on Windows, where the folder's apply.</param>
    public static void Write<T>(string path, T content, Action<Stream, T> write, UnixFileMode mode = OwnerOnly)
        where T : allows ref struct
    {
        var full = Path.GetFullPath(path);
        var aside = AsideFile.Of(full);
        try
        {
            using (var stream = AsideFile.Create(aside, mode))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }

        DiskFlush.Folder(Path.GetDirectoryName(full)!);
    }

    public static void Write(string path, string content, UnixFileMode mode = OwnerOnly) => Write(path, Encoding.UTF8.GetBytes(content), mode);
}
