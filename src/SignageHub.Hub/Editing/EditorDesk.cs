using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Editing;

/// <summary>A playlist's file and what is in force of it.</summary>
/// <param name="Text">As it stands; it need not be right.</param>
/// <param name="Mark">Of the text.</param>
/// <param name="InForce">What shows.</param>
internal sealed record OpenPlaylist(string Text, string Mark, Playlist InForce);

/// <summary>What the pages of playlists need of the hub, for one request.</summary>
internal sealed class EditorDesk(HttpContext context)
{
    public HttpContext Context => context;

    public Caller Caller { get; } = context.RequestServices.GetRequiredService<Caller>();

    public SignageStore Store => context.RequestServices.GetRequiredService<SignageStore>();

    public SceneLibrary Scenes => context.RequestServices.GetRequiredService<SceneLibrary>();

    public PlaylistEditor Editor => context.RequestServices.GetRequiredService<PlaylistEditor>();

    public PlaylistHistory History => context.RequestServices.GetRequiredService<PlaylistHistory>();

    public TimeProvider Clock => context.RequestServices.GetRequiredService<TimeProvider>();

    /// <returns>Null where there is none that the caller may see: to whoever may not, it is not there.</returns>
    public OpenPlaylist? Find(string id) => Find(id, Caller, Store.Current, Editor);

    /// <inheritdoc cref="Find(string)"/>
    public static OpenPlaylist? Find(string id, Caller caller, Signage signage, PlaylistEditor editor) =>
        signage.Playlists.FirstOrDefault(p => p.Id == id) is { } playlist && Rights.MaySee(caller.Grants, playlist, signage.Office) && editor.Read(id) is { } file
            ? new OpenPlaylist(file.Text, file.Mark, playlist)
            : null;

    /// <summary>The way back from what the caller has just done.</summary>
    /// <param name="file">As it stands now.</param>
    /// <param name="saved">The deed; null for none.</param>
    /// <returns>The version to put back; empty for a playlist that was made and is taken away again; null for no way back.</returns>
    public string? UndoOf(OpenPlaylist file, string? saved)
    {
        if (saved is null)
            return null;
        var id = file.InForce.Id;
        var versions = History.Of(id);
        // What was made, or put back after it was deleted, is taken away again.
        if (saved is "new" or "put-back" || (saved == "import" && versions.Count == 1))
        {
            return (saved == "put-back" ? versions.Count > 0 : versions is [var only] && only.By == Caller.Account!.Name) && History.Read(id, versions[0].Name) == file.Text
                && Editor.MayDelete(file.InForce, Caller) ? "" : null;
        }

        return LastChange.Of(History, id, file.Text, Caller) is { } version && Editor.MayPutBack(id, file.Text, History.Read(id, version)!, Caller) ? version : null;
    }
}
