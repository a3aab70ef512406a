using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Editing;

/// <summary><c>/playlists/{id}/history</c>: the versions of a playlist, what each changed, and the way back to one.</summary>
internal static class HistoryPages
{
    public static WebApplication MapHistory(this WebApplication app)
    {
        app.MapGet("/playlists/{id}/history", Show).Needs(Deed.Look);
        app.MapPost("/playlists/{id}/history", Restore).Needs(Deed.EditPlaylist);
        return app;
    }

    private static IResult Show(string id, string? version, HttpContext context)
    {
        var desk = new EditorDesk(context);
        return desk.Find(id) is { } file ? Of(file, version, desk) : EditorPages.NotFound;
    }

    /// <param name="file">The playlist.</param>
    /// <param name="version">The one that is open; null for none.</param>
    /// <param name="desk">Reads.</param>
    /// <param name="refused">Why that was not put back; null where nobody asked for it.</param>
    private static Page<HistoryPage> Of(OpenPlaylist file, string? version, EditorDesk desk, Bilingual? refused = null)
    {
        var id = file.InForce.Id;
        var office = desk.Store.Current.Office;
        var versions = desk.History.SeenBy(desk.Caller.Grants, id, office);
        var shown = versions.FirstOrDefault(v => v.Name == version);
        var before = versions.SkipWhile(v => v != shown).Skip(1).FirstOrDefault();
        return new Page<HistoryPage>(
            new()
            {
                [nameof(HistoryPage.Playlist)] = file.InForce,
                [nameof(HistoryPage.Versions)] = versions,
                [nameof(HistoryPage.Shown)] = shown,
                [nameof(HistoryPage.Zone)] = office.TimeZone,
                [nameof(HistoryPage.Older)] = shown is null ? null : desk.History.Read(id, shown.Name),
                [nameof(HistoryPage.Before)] = before is null ? null : desk.History.Read(id, before.Name),
                [nameof(HistoryPage.Now)] = file.Text,
                [nameof(HistoryPage.Mark)] = file.Mark,
                [nameof(HistoryPage.MayEdit)] = Rights.May(desk.Caller.Grants, Deed.EditPlaylist, file.InForce.Boards, office),
                [nameof(HistoryPage.Refused)] = refused,
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> Restore(string id, HttpContext context)
    {
        var desk = new EditorDesk(context);
        var form = await AccountPages.FormOf(context);
        if (desk.Find(id) is not { } file || !desk.History.SeenBy(desk.Caller.Grants, id, desk.Store.Current.Office).Any(v => v.Name == form.Text("version"))
            || desk.History.Read(id, form.Text("version")) is not { } text)
            return EditorPages.NotFound;
        try
        {
            return await desk.Editor.Save(id, form.Text("mark"), _ => text, desk.Caller, "playlist.restore", context.RequestAborted) switch
            {
                SaveResult.Saved saved => Results.LocalRedirect(Calendar.CalendarQuery.OfBack(form.Text("back")) is null ? $"/playlists/{id}{(saved.IsUnchanged ? "" : "?saved=restore")}" : form.Text("back")),
                SaveResult.Wrong wrong => EditorPages.Of(id, desk, new PlaylistMoment { Problems = wrong.Problems }),
                SaveResult.Changed => EditorPages.Of(id, desk, new PlaylistMoment { SeenAt = form.Text("mark") }),
                _ => throw new InvalidOperationException("No such result."),
            };
        }
        catch (NoRightException e)
        {
            return Of(file, form.Text("version"), desk, e.Words);
        }
    }
}
