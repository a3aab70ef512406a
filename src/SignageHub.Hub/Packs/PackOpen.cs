using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Packs;

/// <summary>What became of a file of the pack.</summary>
internal enum PackOutcome
{
    New,
    Same,
    Differs,
}

/// <summary>A file that the pack would write.</summary>
/// <param name="Content">As it would be.</param>
/// <param name="Before">As it is; null where there is none.</param>
/// <param name="Playlist">As it would be read; null for observances and the text of a document.</param>
/// <param name="Conflicts">Of observances, what both tell differently.</param>
internal sealed record PackedFile(string Path, string Content, string? Before, Playlist? Playlist, IReadOnlyList<string> Conflicts)
{
    private bool IsObservances => Playlist is null && Path.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Observances are merged: without a conflict they are an addition, and nothing of the office's own is lost.</summary>
    public PackOutcome Outcome => Before == Content ? PackOutcome.Same
        : Before is null || (IsObservances && Conflicts.Count == 0) ? PackOutcome.New
        : PackOutcome.Differs;
}

/// <summary>Takes a pack into the office: its entries as drafts for every board, so that a person here approves them on the boards that are here.</summary>
internal sealed class PackOpen(SloganPack pack, HubSettings settings, DataFolder data)
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>Every file that the pack would write, checked; nothing is written.</summary>
    /// <param name="output">Has the progress.</param>
    /// <exception cref="InputProblemException">A playlist or the observances cannot be used here, or there is no folder for them.</exception>
    public IReadOnlyList<PackedFile> Files(Output output)
    {
        if (!Directory.Exists(settings.PlaylistsFolder))
            throw new InputProblemException(new Bilingual(
                $"The playlists folder {settings.PlaylistsFolder} is not there. Make it, or name another with --playlists. Nothing was written.",
                $"Chưa có thư mục danh sách phát {settings.PlaylistsFolder}. Hãy tạo, hoặc chỉ thư mục khác bằng --playlists. Chưa ghi gì."));
        var files = new List<PackedFile>();
        var library = Observances(files);
        var playlists = pack.Playlists.ToList();
        Progress.Run(output, output.Say("Checking", "Đang kiểm tra"), playlists.Count, i => AddPlaylist(playlists[i].Key, playlists[i].Value, library, files));
        return files;
    }

    public void Write(IEnumerable<PackedFile> files)
    {
        data.Folder("plans");
        foreach (var file in files)
        {
            try
            {
                if (file.Path.EndsWith(".json", StringComparison.Ordinal))
                    DurableFile.Write(file.Path, file.Content, Mode);
                else
                    DurableFile.Write(file.Path, file.Content);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputProblemException(new Bilingual($"{file.Path} cannot be written: {FileTrouble.Of(e, file.Path).En}", $"Không ghi được {file.Path}: {FileTrouble.Of(e, file.Path).Vi}"));
            }
        }
    }

    private void AddPlaylist(string id, JsonObject playlist, ObservanceLibrary library, List<PackedFile> files)
    {
        var path = Path.Combine(settings.PlaylistsFolder, id + ".json");
        if (!File.Exists(path) && Twin(id) is { } twin)
            throw new InputProblemException(new Bilingual(
                $"The pack is not taken: its playlist '{id}' and {twin}, which is here, differ in nothing but capital letters.", $"Không nhận gói này: danh sách phát '{id}' chỉ khác {twin} đã có ở chữ hoa, chữ thường."));
        var content = PackedPlaylist.AsDrafts((JsonObject)playlist.DeepClone()).ToJsonString(Form) + "\n";
        var read = Demand(PlaylistReader.Read(path, id, Encoding.UTF8.GetBytes(content), office: null, library));
        files.Add(new PackedFile(path, content, IfThere(path), read, []));
        if (pack.Texts.TryGetValue(id, out var text))
        {
            var source = Path.Combine(data.PathOf("plans"), id + ".txt");
            files.Add(new PackedFile(source, text, IfThere(source), null, []));
        }
    }

    private string? Twin(string id) => Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json").Select(Path.GetFileName).FirstOrDefault(name => string.Equals(name, id + ".json", StringComparison.OrdinalIgnoreCase));

    /// <summary>The office's own with the pack's, added to the files where something changes.</summary>
    private ObservanceLibrary Observances(List<PackedFile> files)
    {
        var path = PackMake.OwnObservances(settings);
        var before = IfThere(path);
        var here = before is null ? ObservanceLibrary.BuiltIn : Demand(ObservancesReader.Read(path, Encoding.UTF8.GetBytes(before)));
        if (pack.Observances is not { } brought)
            return here;
        // As it came, before a line of it stands between the office's own.
        Demand(ObservancesReader.Read(path, Encoding.UTF8.GetBytes(brought.ToJsonString())));
        var merged = MergedObservances.Of(before, brought);
        var library = Demand(ObservancesReader.Read(path, Encoding.UTF8.GetBytes(merged.Text)));
        CheckOwn(here, library);
        files.Add(new PackedFile(path, merged.Text, before, null, merged.Conflicts));
        return library;
    }

    /// <summary>The office's own playlists must hold with the observances as they would be.</summary>
    private void CheckOwn(ObservanceLibrary before, ObservanceLibrary after)
    {
        foreach (var path in Directory.EnumerateFiles(settings.PlaylistsFolder, "*.json").Where(path => Path.GetFileName(path) != ObservancesReader.FileName))
        {
            var (id, content) = (Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));
            if (!pack.Playlists.ContainsKey(id) && PlaylistReader.Read(path, id, content, office: null, before).Value is not null)
                Demand(PlaylistReader.Read(path, id, content, office: null, after));
        }
    }

    private static string? IfThere(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    private static T Demand<T>(ReadResult<T> result)
        where T : class => result.Value ?? throw new InputProblemException(new Bilingual(
            $"The pack is not taken: {result.Problems.First(p => p.Severity == Severity.Error).In(Language.English)}",
            $"Không nhận gói này: {result.Problems.First(p => p.Severity == Severity.Error).In(Language.Vietnamese)}"));
}
