using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Playlists;

/// <summary>The last good version of each file, in <c>data/good/</c>: a mistake in a file must not change the boards at the next start either.</summary>
/// <param name="dataFolder">Need not be there; it is made when the first copy is kept.</param>
public sealed class GoodCopies(string dataFolder)
{
    private readonly string _folder = Path.Combine(dataFolder, "good");
    private readonly Dictionary<string, byte[]> _good = new(StringComparer.Ordinal);

    /// <summary>Remembers that a file is good as it stands; on disk with the next <see cref="Save"/>.</summary>
    public void Note(string file, byte[] content) => _good[NameOf(file)] = content;

    /// <summary>The file is not there any more, and its copy must not come back.</summary>
    public void Forget(string file)
    {
        _good.Remove(NameOf(file));
        if (File.Exists(PathOf(NameOf(file))))
            File.Delete(PathOf(NameOf(file)));
    }

    /// <returns>What stood in the file when it was last good; null when it never was, or the copy cannot be read.</returns>
    public byte[]? Find(string file) => Read(NameOf(file));

    private byte[]? Read(string name)
    {
        try
        {
            return File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">A copy cannot be written; the others are.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Save()
    {
        foreach (var (name, content) in _good)
        {
            if (Read(name) is { } kept && kept.AsSpan().SequenceEqual(content))
                continue;
            if (!Directory.Exists(_folder))
                DataFolder.Open(dataFolder).Folder("good");
            DurableFile.Write(PathOf(name), content);
        }

        _good.Clear();
    }

    /// <summary>With its folder: the boards' file and a playlist may have one name.</summary>
    private static string NameOf(string file) => $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))}+{Path.GetFileName(file)}";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
