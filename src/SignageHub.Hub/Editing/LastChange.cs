using NodaTime;
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

    /// <summary>Long enough to see on the board what one did; not so long that an old text comes back when those who approve have got used to its absence.</summary>
    public static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>Whether a text stood in the file just before what somebody did to it lately, and nobody else has since.</summary>
    /// <param name="history">Keeps the versions.</param>
    /// <param name="id">The playlist's.</param>
    /// <param name="now">The file's text.</param>
    /// <param name="text">The one to come back.</param>
    /// <param name="caller">Who changed it, and takes the change back.</param>
    /// <param name="at">The true time.</param>
    public static bool StoodBefore(PlaylistHistory history, string id, string now, string text, Caller caller, Instant at)
    {
        var versions = history.Of(id);
        var mine = versions.TakeWhile(v => v.By == caller.Account?.Name && at - v.At <= Grace).Count();
        return mine > 0 && mine < versions.Count && history.Read(id, versions[0].Name) == now && history.Read(id, versions[mine].Name) == text;
    }
}
