using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Editing;

/// <summary>The way back from one's own last change, as long as nobody has changed the file since.</summary>
internal static class LastChange
{
    /// <returns>The version to put back; null for none.</returns>
    public static string? Of(PlaylistHistory history, string id, string text, Caller caller)
    {
        var versions = history.Of(id);
        return versions.Count > 1 && versions[0].By == caller.Account!.Name && history.Read(id, versions[0].Name) == text ? versions[1].Name : null;
    }
}
