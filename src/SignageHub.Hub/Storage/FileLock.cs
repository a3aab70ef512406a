namespace SignageHub.Hub.Storage;

/// <summary>Keeps other processes from a file while this one reads and writes it anew. It is held for milliseconds.</summary>
public sealed class FileLock : IDisposable
{
    private const int Tries = 250;

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <param name="path">A file for nothing else; made if missing, and left there.</param>
    /// <exception cref="IOException">Another process holds it for five seconds, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static FileLock Take(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var tried = 1; ; tried++)
        {
            try
            {
                return new FileLock(new FileStream(path, options));
            }
            catch (IOException) when (tried < Tries && File.Exists(path))
            {
#pragma warning disable RS0030 // Nothing tells when another process lets go of a file.
                Thread.Sleep(20);
#pragma warning restore RS0030
            }
        }
    }

    public void Dispose() => _stream.Dispose();
}
