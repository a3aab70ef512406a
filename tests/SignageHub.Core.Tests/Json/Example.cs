namespace SignageHub.Core.Tests.Json;

/// <summary>The worked example files at the top of the repository.</summary>
internal static class Example
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> PlaylistPaths => Directory.EnumerateFiles(Path.Combine(Root, "playlists"), "*.json")
        .Where(path => Path.GetFileName(path) != "observances.json").Order(StringComparer.Ordinal);

    public static byte[] Boards => File.ReadAllBytes(Path.Combine(Root, "boards.json"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SignageHub.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("No SignageHub.sln above the tests.");
    }
}
