using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Rendering;

namespace SignageHub.Hub.Playlists;

/// <summary>Reads boards.json and playlists/, and remembers the last good version of each file. Not for several threads at once.</summary>
/// <param name="settings">Where the files are.</param>
/// <param name="copies">What was good in earlier runs; null where nothing is kept, as in commands that only read.</param>
/// <param name="scenes">Draws what somebody has approved; null for a library of its own, made when it is needed.</param>
public sealed class SignageFiles(HubSettings settings, GoodCopies? copies = null, SceneLibrary? scenes = null)
{
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(2);
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, Playlist> _good = new(StringComparer.Ordinal);
    private readonly LastReadings _last = new();
    private readonly ApprovalLog _approvals = new(settings.DataFolder, NullLogger.Instance);
    private readonly Lazy<SceneLibrary> _scenes = scenes is null ? new(() => SceneLibrary.With(settings)) : new(scenes);
    private Office? _goodOffice;
    private ObservanceLibrary _goodObservances = ObservanceLibrary.BuiltIn;
    private Signage? _before;

    /// <summary>The stamp from before the first reading; whoever watches the files compares with it. Empty when the folder could not be read then.</summary>
    public string FirstStamp { get; private set; } = "";

    /// <summary>Reads everything anew.</summary>
    /// <returns>Null when boards.json has never been good: then there is nothing to run; the problems say why.</returns>
    public (Signage? Signage, IReadOnlyList<Problem> Problems) Load()
    {
        if (FirstStamp.Length == 0)
            FirstStamp = IfReadable(Stamp);
        // Before anything is drawn: a file that changes from here on makes another reading.
        var looks = IfReadable(Looks);
        var problems = new List<Problem>();
        var office = LoadOffice(problems);
        var observances = LoadObservances(problems);
        var playlists = LoadPlaylists(office, observances, problems);
        var heldBack = problems.Where(p => p.Severity == Severity.Error).Select(p => p.File).Distinct(StringComparer.Ordinal).ToList();
        if (office is null)
            return (null, problems);
        var inForce = playlists.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var leftOut = heldBack.Where(file => file != NameOf(settings.BoardsFile) && file != settings.PlaylistsFolder && file != NameOf(ObservancesFile) && !inForce.Contains(IdOf(file))).ToList();
        var approvals = _approvals.Read();
        var gate = new ApprovalGate(new ApprovalBook(approvals.Records), settings.Approvals, _scenes);
        problems.AddRange(ApprovalProblems.Of(NameOf(_approvals.File), approvals));
        problems.AddRange(ApprovalProblems.Of(office, playlists, gate));
        var signage = new Signage(office, playlists, problems) { HeldBack = heldBack, LeftOut = leftOut, Observances = observances, Approvals = gate, Looks = looks };
        signage.Reuse(_before);
        _before = signage;
        return (signage, problems);
    }

    /// <summary>Keeps what is good now for later runs.</summary>
    /// <exception cref="IOException">A copy cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void SaveGoodCopies() => copies?.Save();

    /// <summary>Changes whenever a file is saved, made, renamed or deleted, and whenever somebody approves.</summary>
    public string Stamp()
    {
        var paths = Directory.Exists(settings.PlaylistsFolder)
            ? Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return string.Join('|', Stamps(paths.Prepend(settings.BoardsFile)).Append(Looks()).Append(_approvals.Stamp()));
    }

    /// <summary>Whether a file that is in force is gone, or one of the last moments is empty or cut off: an editor may not have come to its end.</summary>
    public bool SeemHalfWritten()
    {
        try
        {
            var since = TimeProvider.System.GetUtcNow().UtcDateTime - LastMoments;
            return !File.Exists(settings.BoardsFile)
                || _good.Keys.Any(id => !File.Exists(Path.Combine(settings.PlaylistsFolder, id + ".json")))
                || Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json").Prepend(settings.BoardsFile)
                    .Any(file => File.GetLastWriteTimeUtc(file) > since && IsCutOff(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsCutOff(byte[] json)
    {
        try
        {
            using var whole = JsonDocument.Parse(json, Tolerant);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>The same of the fonts and pictures beside boards.json.</summary>
    private string Looks()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile))!;
        return !Directory.Exists(folder) ? "" : string.Join('|', Stamps(Directory.EnumerateFiles(folder)
            .Where(path => path.EndsWith(".ttf", StringComparison.Ordinal) || path.EndsWith(".png", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Stamps(IEnumerable<string> paths) => paths
        .Select(path => new FileInfo(path))
        .Select(file => file.Exists ? $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}" : file.Name);

    private static string IfReadable(Func<string> stamp)
    {
        try
        {
            return stamp();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reading itself tells it.
            return "";
        }
    }

    private Office? LoadOffice(List<Problem> problems)
    {
        var name = NameOf(settings.BoardsFile);
        var content = Read(settings.BoardsFile, name, problems);
        var result = content is null ? null : _last.Of(name, content, [], bytes => BoardsReader.Read(name, bytes));
        problems.AddRange(result?.Problems ?? []);
        return _goodOffice = Good(settings.BoardsFile, content, result, _goodOffice, bytes => BoardsReader.Read(name, bytes));
    }

    /// <summary>The built-in observances with the office's own, if it has a file of them.</summary>
    internal ObservanceLibrary LoadObservances(List<Problem> problems)
    {
        var path = ObservancesFile;
        if (Directory.Exists(settings.PlaylistsFolder) && !File.Exists(path))
            return _goodObservances = ObservanceLibrary.BuiltIn;
        var name = NameOf(path);
        // A folder that is away is told once, for its playlists.
        var content = File.Exists(path) ? Read(path, name, problems) : null;
        var result = content is null ? null : _last.Of(name, content, [], bytes => ObservancesReader.Read(name, bytes));
        problems.AddRange(result?.Problems ?? []);
        var before = ReferenceEquals(_goodObservances, ObservanceLibrary.BuiltIn) ? null : _goodObservances;
        _goodObservances = Good(path, content, result, before, bytes => ObservancesReader.Read(name, bytes)) ?? ObservanceLibrary.BuiltIn;
        return result?.Value is null ? _goodObservances.WhileTheFileIsBad : _goodObservances;
    }

    private List<Playlist> LoadPlaylists(Office? office, ObservanceLibrary observances, List<Problem> problems)
    {
        if (FilesInFolder(problems) is not { } files)
            return InForceWithoutFolder(office, observances);
        copies?.Present(settings.PlaylistsFolder, File.Exists(ObservancesFile) ? [.. files, ObservancesFile] : files);
        foreach (var gone in _good.Keys.Except(files.Select(IdOf), StringComparer.Ordinal).ToList())
            _good.Remove(gone);
        var twins = PlaylistFiles.Check(files.Select(f => (NameOf(f), IdOf(f))));
        problems.AddRange(twins);
        foreach (var file in files.Where(f => twins.All(t => t.File != NameOf(f))))
            LoadPlaylist(file, office, observances, problems);
        return InForce();
    }

    /// <summary>A network drive that is away at the start must not put the boards out: what earlier runs kept is in force.</summary>
    private List<Playlist> InForceWithoutFolder(Office? office, ObservanceLibrary observances)
    {
        foreach (var file in _good.Count > 0 || copies is null ? [] : copies.FilesOf(settings.PlaylistsFolder).Where(file => file != ObservancesFile))
        {
            if (Good<Playlist>(file, null, null, null, bytes => PlaylistReader.Read(NameOf(file), IdOf(file), bytes, office, observances)) is { } playlist)
                _good[playlist.Id] = playlist;
        }

        return InForce();
    }

    private string ObservancesFile => Path.Combine(settings.PlaylistsFolder, ObservancesReader.FileName);

    private List<Playlist> InForce() => _good.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToList();

    private void LoadPlaylist(string file, Office? office, ObservanceLibrary observances, List<Problem> problems)
    {
        var name = NameOf(file);
        var content = Read(file, name, problems);
        var result = content is null ? null : _last.Of(name, content, [office, observances], Parse);
        problems.AddRange(result?.Problems ?? []);
        if (Good(file, content, result, _good.GetValueOrDefault(IdOf(file)), Parse) is { } playlist)
            _good[playlist.Id] = playlist;

        ReadResult<Playlist> Parse(byte[] bytes) => PlaylistReader.Read(name, IdOf(file), bytes, office, observances);
    }

    /// <summary>What is in force of a file: as it stands, else as it was in this run, else as an earlier run kept it.</summary>
    private T? Good<T>(string file, byte[]? content, ReadResult<T>? result, T? before, Func<byte[], ReadResult<T>> read)
        where T : class
    {
        if (result?.Value is not { } value)
            return before ?? (copies?.Find(file) is { } kept ? read(kept).Value : null);
        copies?.Note(file, content!);
        return value;
    }

    private List<string>? FilesInFolder(List<Problem> problems)
    {
        try
        {
            return Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json")
                .Where(file => Path.GetFileName(file) != ObservancesReader.FileName).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of a file in it: that it is a folder is no trouble, that it is a file is.
            var why = FileTrouble.Of(e, Path.Combine(settings.PlaylistsFolder, "*.json"));
            problems.Add(new Problem(settings.PlaylistsFolder, 0, 0, "", new Bilingual(
                $"The playlists folder cannot be read: {why.En} Make it, or name another with --playlists.",
                $"Không đọc được thư mục danh sách phát: {why.Vi} Hãy tạo thư mục, hoặc chỉ thư mục khác bằng --playlists.")));
            return null;
        }
    }

    private byte[]? Read(string path, string name, List<Problem> problems)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (path == settings.BoardsFile && e is (FileNotFoundException or DirectoryNotFoundException))
        {
            problems.Add(new Problem(name, 0, 0, "", new Bilingual(
                "The file is not there. Run signagehub in the folder that holds it, or name it with --boards.",
                "Không có tệp này. Hãy chạy signagehub trong thư mục chứa tệp, hoặc chỉ tệp bằng --boards.")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(name, 0, 0, "", new Bilingual(
                $"The file cannot be read: {FileTrouble.Of(e, path).En}", $"Không đọc được tệp: {FileTrouble.Of(e, path).Vi}")));
        }

        return null;
    }

    /// <summary>As people see it from the folder they are in.</summary>
    private static string NameOf(string file) => Path.GetRelativePath(".", file);

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);
}
