using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Packs;

/// <summary>Puts playlists, the office's own observances and the texts of their documents into one pack.</summary>
internal static class PackMake
{
    /// <summary>People's files have comments and may end lists with a comma.</summary>
    private static readonly JsonDocumentOptions AsPeopleWrite = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <exception cref="InputProblemException">A file is bad as it stands, or is not there.</exception>
    public static JsonObject Of(Signage signage, IReadOnlyList<Playlist> playlists, string name, HubSettings settings, DataFolder data, Instant now) => new()
    {
        ["format"] = PackFile.Format,
        ["name"] = name,
        ["office"] = signage.Office.Name,
        ["made"] = InstantPattern.General.Format(now),
        ["playlists"] = new JsonArray([.. playlists.Select(JsonNode (playlist) => new JsonObject
        {
            ["id"] = PackFile.IsId(playlist.Id) ? playlist.Id : throw new InputProblemException(new Bilingual(
                $"'{playlist.Id}' cannot be a playlist's name everywhere: letters, digits, - and _ alone, and no device of Windows. Rename its file.",
                $"'{playlist.Id}' không dùng làm tên danh sách phát ở mọi nơi được: chỉ chữ, số, - và _, không trùng tên thiết bị của Windows. Hãy đổi tên tệp.")),
            ["playlist"] = PackedPlaylist.Of(Parse(Path.Combine(settings.PlaylistsFolder, playlist.Id + ".json"), signage)),
            ["unapproved"] = new JsonArray([.. playlist.Entries.Where(entry => entry.Draft && !signage.MayShow(new(playlist, entry))).Select(JsonNode (entry) => entry.Number)]),
        })]),
        ["observances"] = File.Exists(OwnObservances(settings)) ? Parse(OwnObservances(settings), signage) : null,
        ["sources"] = new JsonArray([.. playlists.Select(JsonNode (playlist) => Source(playlist, data))]),
    };

    public static string OwnObservances(HubSettings settings) => Path.Combine(settings.PlaylistsFolder, ObservancesReader.FileName);

    /// <summary>How many of a pack's entries are drafts that nobody here has approved for any board.</summary>
    public static int UnapprovedIn(JsonObject pack) => pack["playlists"]!.AsArray().Sum(playlist => playlist!["unapproved"]!.AsArray().Count);

    private static JsonObject Source(Playlist playlist, DataFolder data)
    {
        var text = Path.Combine(data.PathOf("plans"), playlist.Id + ".txt");
        return new JsonObject
        {
            ["playlist"] = playlist.Id,
            ["document"] = playlist.Plan?.Number,
            ["issued"] = playlist.Plan?.Issued is { } issued ? LocalDatePattern.Iso.Format(issued) : null,
            ["office"] = playlist.Plan?.Office,
            ["text"] = File.Exists(text) ? File.ReadAllText(text) : null,
        };
    }

    private static JsonObject Parse(string path, Signage signage)
    {
        if (signage.HeldBack.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new InputProblemException(new Bilingual($"{path} has mistakes, so it goes into no pack. Mend what is named above.", $"{path} còn lỗi nên không đóng gói được. Hãy sửa những chỗ nêu trên."));
        try
        {
            var file = (JsonObject)JsonNode.Parse(File.ReadAllBytes(path), documentOptions: AsPeopleWrite)!;
            file.Remove("$schema");
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be read: {FileTrouble.Of(e, path).En}", $"Không đọc được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
    }
}
