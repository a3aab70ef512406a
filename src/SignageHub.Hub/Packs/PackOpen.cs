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

/// <summary>Takes a pack into the office: its entries as drafts for every board, so that a person here approves them on the boards that are here.</summary>
internal sealed class PackOpen(SloganPack pack, HubSettings settings, DataFolder data)
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>What became of a file of the pack.</summary>
    internal enum Outcome
    {
        New,
        Same,
        Differs,
    }

    /// <summary>Every file that the pack would write, checked; nothing is written.</summary>
    /// <exception cref="InputProblemException">A playlist or the observances cannot be used here.</exception>
    public IReadOnlyList<(string Path, string Content, Outcome Outcome)> Files()
    {
        var files = new List<(string, string, Outcome)>();
        var library = ObservanceLibrary.BuiltIn;
        if (pack.Observances is { } own)
        {
            var (path, content) = (PackMake.OwnObservances(settings), own.ToJsonString(Form) + "\n");
            library = Demand(path, ObservancesReader.Read(path, Encoding.UTF8.GetBytes(content)));
            files.Add((path, content, OutcomeOf(path, content)));
        }

        foreach (var (id, playlist) in pack.Playlists)
        {
            if (!IsFileName(id))
                throw new InputProblemException(new Bilingual($"'{Say.Short(id)}' can be no file's name; the pack is not taken.", $"'{Say.Short(id)}' không thể là tên tệp; không nhận gói này."));
            var path = Path.Combine(settings.PlaylistsFolder, id + ".json");
            var content = Here((JsonObject)playlist.DeepClone()).ToJsonString(Form) + "\n";
            Demand(path, PlaylistReader.Read(path, id, Encoding.UTF8.GetBytes(content), office: null, library));
            files.Add((path, content, OutcomeOf(path, content)));
        }

        return files;
    }

    public void Write(IEnumerable<(string Path, string Content)> files)
    {
        var plans = data.Folder("plans");
        foreach (var (path, content) in files)
        {
            try
            {
                if (pack.Texts.TryGetValue(Path.GetFileNameWithoutExtension(path), out var text))
                    DurableFile.Write(Path.Combine(plans, Path.GetFileNameWithoutExtension(path) + ".txt"), text);
                DurableFile.Write(path, content, Mode);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
            }
        }
    }

    /// <summary>The boards of another office are not here, and what was approved there was approved for its boards.</summary>
    private static JsonObject Here(JsonObject playlist)
    {
        playlist.Remove("boards");
        playlist.Remove("$schema");
        foreach (var entry in (playlist["entries"] as JsonArray ?? []).OfType<JsonObject>())
            entry["draft"] = true;
        return playlist;
    }

    /// <summary>Letters, digits, dash and underscore: no folder, no hidden file, no name that a disk refuses.</summary>
    private static bool IsFileName(string id) => id.Length is > 0 and <= PlaylistFiles.LongestId && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && id.IsNormalized();

    private static Outcome OutcomeOf(string path, string content) => !File.Exists(path) ? Outcome.New : File.ReadAllText(path) == content ? Outcome.Same : Outcome.Differs;

    private static T Demand<T>(string path, ReadResult<T> result)
        where T : class => result.Value ?? throw new InputProblemException(new Bilingual(
            $"The pack is not taken: {result.Problems.First(p => p.Severity == Severity.Error).In(Language.English)}",
            $"Không nhận gói này: {result.Problems.First(p => p.Severity == Severity.Error).In(Language.Vietnamese)}"));
}
