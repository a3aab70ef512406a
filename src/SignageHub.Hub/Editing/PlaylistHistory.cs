using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Editing;

/// <summary>An older version of a playlist.</summary>
/// <param name="Name">Its file's, for the address of the page.</param>
/// <param name="At">When it was saved.</param>
/// <param name="By">The account's name; <c>file</c> for what was written by hand and found there.</param>
public sealed record PlaylistVersion(string Name, Instant At, string By);

/// <summary>The versions of each playlist, in <c>data/history/ID/</c>: what was saved on the page, and what stood in the file before.</summary>
public sealed partial class PlaylistHistory(DataFolder data)
{
    /// <summary>Of one playlist; the oldest goes.</summary>
    public const int Most = 200;

    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmssfff");

    /// <summary>A version never changes: whom it was for is read once.</summary>
    private readonly ConcurrentDictionary<(string Id, string Version), Playlist> _targets = new();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PlaylistVersion> Of(string id) => Directory.Exists(FolderOf(id))
        ? [.. Directory.EnumerateFiles(FolderOf(id), "*.json").Select(path => Version(Path.GetFileName(path))).OfType<PlaylistVersion>().OrderByDescending(v => v.Name, StringComparer.Ordinal)]
        : [];

    /// <returns>Null when there is none of this name.</returns>
    public string? Read(string id, string name)
    {
        // The name may come from an address: no other than those of versions is made a path.
        var path = Path.Combine(FolderOf(id), name);
        return Version(name) is not null && File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>The playlists that have versions, also those that are no more; in the order of their ids.</summary>
    internal IReadOnlyList<string> Ids => Directory.Exists(data.PathOf("history"))
        ? [.. Directory.EnumerateDirectories(data.PathOf("history")).Select(folder => Path.GetFileName(folder)).Where(id => !PlaylistFiles.IsReserved(id) && id != BoardsEditor.HistoryId).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The same, as somebody may see it: a version that was for boards of others is not theirs, whatever the playlist is for today.</summary>
    internal IReadOnlyList<PlaylistVersion> SeenBy(IReadOnlyList<Grant> grants, string id, Office office) =>
        Rights.MayEverywhere(grants, Deed.Look) ? Of(id) : [.. Of(id).Where(version => Rights.MaySee(grants, TargetOf(id, version), office))];

    /// <summary>What a version says, whatever boards and days of the office's own there are today; null for one that cannot be read any more.</summary>
    internal Playlist? PlaylistOf(string id, PlaylistVersion version) => PlaylistReader.Read(
        version.Name, id, Encoding.UTF8.GetBytes(Read(id, version.Name) ?? ""), office: null, ObservanceLibrary.BuiltIn.WhileTheFileIsBad).Value;

    /// <summary>The boards of a version, without its entries. One that cannot be read any more was for every board, for all that is known.</summary>
    private Playlist TargetOf(string id, PlaylistVersion version) => _targets.GetOrAdd(
        (id, version.Name), _ => new Playlist { Id = id, Name = id, Entries = [], Boards = PlaylistOf(id, version)?.Boards ?? [] });

    /// <summary>Keeps a version, unless it is the newest already.</summary>
    /// <param name="id">The playlist's.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="by">An account's name, or <c>file</c>.</param>
    /// <param name="at">The true time.</param>
    public void Keep(string id, string text, string by, Instant at)
    {
        var versions = Of(id);
        if (versions.Count > 0 && Read(id, versions[0].Name) == text)
            return;
        data.FolderAtWork("history");
        var folder = data.FolderAtWork(Path.Combine("history", id));
        // Names rise, also when two are kept in one millisecond.
        if (versions.Count > 0 && versions[0].At >= at)
            at = versions[0].At + Duration.FromMilliseconds(1);
        DurableFile.Write(Path.Combine(folder, $"{Stamp.Format(at)}-{by}.json"), text);
        foreach (var old in versions.Skip(Most - 1))
        {
            File.Delete(Path.Combine(folder, old.Name));
            _targets.TryRemove((id, old.Name), out _);
        }
    }

    private string FolderOf(string id) => Path.Combine(data.PathOf("history"), id);

    private static PlaylistVersion? Version(string file)
    {
        var match = Form().Match(file);
        return match.Success && Stamp.Parse(match.Groups["at"].Value) is { Success: true, Value: var at } ? new PlaylistVersion(file, at, match.Groups["by"].Value) : null;
    }

    [GeneratedRegex(@"\A(?<at>\d{8}T\d{9})-(?<by>[a-z0-9._-]+)\.json\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();
}
