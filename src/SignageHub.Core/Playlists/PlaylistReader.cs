using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>Reads the files in playlists/.</summary>
public static class PlaylistReader
{
    /// <summary>JSON Schema of a playlist, for editors; made from the description that <see cref="Read"/> follows.</summary>
    public static string Schema { get; } = SchemaText.Of("SignageHub: playlists/*.json", PlaylistShape.File("", null, null));

    /// <param name="fileName">As problems should name it: <c>playlists/647-KH-SCT.json</c>.</param>
    /// <param name="playlistId">The file's name without <c>.json</c>.</param>
    /// <param name="utf8">The whole file; a byte order mark is skipped.</param>
    /// <param name="office">Null when boards.json cannot be read: then boards and groups are checked for their form only.</param>
    /// <param name="observances">What entries may name; left out, the built-in ones.</param>
    public static ReadResult<Playlist> Read(
        string fileName, string playlistId, ReadOnlySpan<byte> utf8, Office? office, ObservanceLibrary? observances = null)
    {
        var reading = new Reading(fileName);
        Playlist? playlist = null;
        if (JsonParser.Parse(utf8, reading) is { } root)
            PlaylistShape.File(playlistId, office, observances ?? ObservanceLibrary.BuiltIn).TryRead(root, reading, out playlist);
        return reading.Result(playlist);
    }
}
