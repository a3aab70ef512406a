namespace SignageHub.Player.Service;

/// <summary>What a service says to people, for it has no console: <c>player.log</c> in its data folder, of 1 MB, and the one before it.</summary>
internal static class ServiceLog
{
    private const long MostBytes = 1024 * 1024;

    /// <summary>A disk that takes nothing keeps no board from playing: what is said is then lost.</summary>
    public static TextWriter Open(string folder)
    {
        var path = Path.Combine(folder, "player.log");
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(path) && new FileInfo(path).Length > MostBytes)
                File.Move(path, path + ".1", overwrite: true);
            return TextWriter.Synchronized(new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TextWriter.Null;
        }
    }

    /// <summary>The folder that the options name; where they name none, nothing is said.</summary>
    public static TextWriter Of(IReadOnlyList<string> arguments) =>
        arguments.Index().FirstOrDefault(word => word.Item == "--data" && word.Index + 1 < arguments.Count) is { Item: not null, Index: var at } ? Open(arguments[at + 1]) : TextWriter.Null;
}
