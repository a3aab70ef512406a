using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub;

/// <summary>Where the hub reads, writes and listens; from the command line.</summary>
public sealed record HubSettings
{
    public const string DefaultUrl = "http://localhost:8080";

    public const int DefaultMqttPort = 1883;

    /// <summary>The file that describes the office and its boards.</summary>
    public string BoardsFile { get; init; } = "boards.json";

    /// <summary>The folder of playlists, one file each; its subfolders are not read.</summary>
    public string PlaylistsFolder { get; init; } = "playlists";

    /// <summary>What the hub itself owns: keys, accounts, what it published. Made if missing.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Where pages are served; several are separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Port of the embedded MQTT broker on loopback, 1 to 65535; 0 lets the system choose one.</summary>
    public int MqttPort { get; init; } = DefaultMqttPort;

    /// <summary>In which the console tells people about their files.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Starts the clock there; null means the system's time.</summary>
    public Instant? StartAt { get; init; }
}
