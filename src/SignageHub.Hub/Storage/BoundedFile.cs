using SignageHub.Core;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Storage;

/// <summary>Files that people hand in: never more of them is read than they may have, and nothing that is no file, since a device or a pipe may have no end.</summary>
internal static class BoundedFile
{
    /// <param name="path">As people named it; a link is followed.</param>
    /// <param name="longest">Bytes.</param>
    /// <returns>Null when there is more.</returns>
    /// <exception cref="InputProblemException">It is empty, a device or a pipe.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static byte[]? Read(string path, int longest)
    {
        var named = new FileInfo(path);
        var file = named.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? named;
        // Neither a device nor a pipe has a length, and to open a pipe waits for whoever writes into it.
        if (file.Length == 0)
            throw new InputProblemException(new Bilingual($"{path} is empty, or no file but a device or a pipe.", $"{path} là tệp rỗng, hoặc không phải tệp mà là thiết bị hay đường ống."));
        if (file.Length > longest)
            return null;
        using var stream = file.OpenRead();
        return Read(stream, longest);
    }

    /// <returns>Null when there is more.</returns>
    public static byte[]? Read(Stream stream, int longest)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; kept.Length <= longest && (read = stream.Read(buffer)) > 0;)
            kept.Write(buffer, 0, read);
        return kept.Length > longest ? null : kept.ToArray();
    }
}
