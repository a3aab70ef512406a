using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Playlists;

/// <summary>The last good version of each file, in <c>data/good/</c>: a mistake in a file must not change the boards at the next start either.</summary>
/// <param name="dataFolder">Need not be there; it is made when the first copy is kept.</param>
public sealed class GoodCopies(string dataFolder)
{
    private readonly string _folder = Path.Combine(dataFolder, "good");
    private readonly Dictionary<string, byte[]> _good = new(StringComparer.Ordinal);
    private (string Prefix, HashSet<string> Names)? _present;

    /// <summary>Remembers that a file is good as it stands; on disk with the next <see cref="Save"/>.</summary>
    public void Note(string file, byte[] content) => _good[NameOf(file)] = content;

    /// <summary>These are the files of a folder now, good or bad: copies of others go with the next <see cref="Save"/>, so that they do not come back.</summary>
    public void Present(string folder, IEnumerable<string> files) => _present = (Prefix(folder), [.. files.Select(NameOf)]);

    /// <summary>The files of a folder that are kept, by the paths that they had there.</summary>
    public IReadOnlyList<string> FilesOf(string folder)
    {
        var prefix = Prefix(folder);
        return [.. Kept().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => Path.Combine(folder, name[prefix.Length..])).Order(StringComparer.Ordinal)];
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

    /// <exception cref="IOException">A copy cannot be written or taken away; the others are.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Save()
    {
        Exception? first = null;
        foreach (var (name, content) in _good.ToList())
            Try(() => Write(name, content));
        foreach (var name in Kept().Where(name => _present is { } now && name.StartsWith(now.Prefix, StringComparison.Ordinal) && !now.Names.Contains(name)))
            Try(() => File.Delete(PathOf(name)));
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);

        void Try(Action change)
        {
            try
            {
                change();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                first ??= e;
            }
        }
    }

    private void Write(string name, byte[] content)
    {
        if (Read(name) is not { } kept || !kept.AsSpan().SequenceEqual(content))
        {
            if (!Directory.Exists(_folder))
                DataFolder.Open(dataFolder).Folder("good");
            DurableFile.Write(PathOf(name), content);
        }

        _good.Remove(name);
    }

    private IReadOnlyList<string> Kept() => Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, "*+*.json").Select(path => Path.GetFileName(path))] : [];

    /// <summary>With its folder: the boards' file and a playlist may have one name.</summary>
    private static string NameOf(string file) => Prefix(Path.GetDirectoryName(Path.GetFullPath(file))!) + Path.GetFileName(file);

    private static string Prefix(string folder) => $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}+";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
