using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Reports;

/// <summary>What a report is to be about, and what only people know.</summary>
/// <param name="Playlist">The playlist.</param>
/// <param name="Days">Both ends included.</param>
public sealed record ReportRequest(Playlist Playlist, DateInterval Days)
{
    public string? Parent { get; init; }

    public string? Place { get; init; }

    /// <summary>Null takes that of the plan, where the same office issued it.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<string> Signer { get; init; } = [];

    /// <summary>Null leaves it out.</summary>
    public string? SignerName { get; init; }

    /// <summary>Empty takes that of the plan.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];
}
