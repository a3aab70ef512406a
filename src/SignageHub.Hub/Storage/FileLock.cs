namespace SignageHub.Hub.Storage;

/// <summary>Keeps other processes from something while this one is at it: for milliseconds while a file is read and written anew, or as long as a hub runs.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private const int Tries = 250;

    /// <summary>EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows as .NET gives them.</summary>
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes it at once or not at all.</summary>
    /// <param name="path">A file for nothing else; made if missing, and left there.</param>
    /// <returns>Null when another process, or another part of this one, holds it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static FileLock? TryTake(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileLock(new FileStream(path, options));
        }
        catch (IOException e) when (InUse.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Waits for it.</summary>
    /// <param name="path">See <see cref="TryTake"/>.</param>
    /// <exception cref="IOException">It is held for five seconds, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static FileLock Take(string path)
    {
        for (var tried = 1; ; tried++)
        {
            if (TryTake(path) is { } taken)
                return taken;
            GiveUpAfter(tried, path);
#pragma warning disable RS0030 // Nothing tells when another process lets go of a file.
            Thread.Sleep(Pause);
#pragma warning restore RS0030
        }
    }

    /// <inheritdoc cref="Take"/>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var tried = 1; ; tried++)
        {
            if (TryTake(path) is { } taken)
                return taken;
            GiveUpAfter(tried, path);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static void GiveUpAfter(int tried, string path)
    {
        if (tried >= Tries)
            throw new IOException($"{path} is held by another program for five seconds.");
    }
}
