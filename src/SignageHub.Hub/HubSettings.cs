using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub;

/// <summary>Where the hub reads, writes and listens; from the command line, the environment and the settings file.</summary>
public sealed record HubSettings
{
    public const string DefaultUrl = "http://localhost:8080";

    /// <summary>The file that describes the office and its boards.</summary>
    public string BoardsFile { get; init; } = "boards.json";

    /// <summary>The folder of playlists, one file each; its subfolders are not read.</summary>
    public string PlaylistsFolder { get; init; } = "playlists";

    /// <summary>What the hub itself owns: keys, accounts, what it published. Made if missing.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Where pages are served; several are separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>The wall and the other pages that show what hangs on the wall anyway want people to sign in.</summary>
    public bool SignInToView { get; init; }

    /// <summary>Nobody approves on the page what they wrote there themselves.</summary>
    public bool ApprovedByAnother { get; init; }

    /// <summary>Whether even those who may approve write drafts in the browser: without, nobody else would see what they let show at once.</summary>
    internal bool WantsDraftsOfAll => ApprovedByAnother && Approvals == ApprovalRule.Drafts;

    /// <summary>Which entries show only with an approval.</summary>
    public ApprovalRule Approvals { get; init; }

    /// <summary>How the pages are reached from the network.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>How the hub speaks MQTT.</summary>
    public MqttSettings Mqtt { get; init; } = new();

    /// <summary>Whom it tells when something is wrong.</summary>
    public NoticeSettings Notices { get; init; } = new();

    /// <summary>In which the console tells people about their files.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Starts the clock there; null means the system's time. With it nothing is recorded as proof.</summary>
    public Instant? StartAt { get; init; }
}
