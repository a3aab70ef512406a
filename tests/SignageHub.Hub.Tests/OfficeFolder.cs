using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Tests;

/// <summary>A folder of its own with boards.json and playlists, gone at the end.</summary>
internal sealed class OfficeFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("signagehub-");

    public OfficeFolder()
    {
        Directory.CreateDirectory(PlaylistsFolder);
        File.WriteAllText(BoardsFile, """
            {
              "office": "Sở Công Thương",
              "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [
                { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red", "hours": "06:30-21:00" },
                { "id": "gate", "name": "Cổng", "size": "128x32", "color": "rgb" }
              ]
            }
            """);
        Playlist("everyday", """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true }, "level": "filler" } ] }""");
    }

    public string Root => _root.FullName;

    public string BoardsFile => Path.Combine(Root, "boards.json");

    public string PlaylistsFolder => Path.Combine(Root, "playlists");

    public string DataFolder => Path.Combine(Root, "data");

    /// <summary>Nobody approves their own work; see the setting.</summary>
    public bool ApprovedByAnother { get; init; }

    public HubSettings Settings(Instant? startAt = null) => new()
    {
        BoardsFile = BoardsFile,
        PlaylistsFolder = PlaylistsFolder,
        DataFolder = DataFolder,
        Urls = "http://127.0.0.1:0",
        Mqtt = new MqttSettings { Port = 0, Tls = new TlsSettings { Port = 0 } },
        StartAt = startAt,
        ApprovedByAnother = ApprovedByAnother,
    };

    public void Playlist(string id, string json) => File.WriteAllText(Path.Combine(PlaylistsFolder, id + ".json"), json);

    public Signage Load() => new SignageFiles(Settings()).Load().Signage!;

    /// <summary>What stands in the audit log.</summary>
    public IReadOnlyList<AuditLine> Audit() => new AuditLog(Hub.Storage.DataFolder.Open(DataFolder), TimeProvider.System, NullLogger<AuditLog>.Instance).Read();

    public void Dispose() => _root.Delete(recursive: true);
}
