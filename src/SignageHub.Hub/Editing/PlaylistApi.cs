using System.Text;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Editing;

/// <summary>Playlists for programs: read, made and replaced as whole files, with their older versions, and how a slogan would look.</summary>
internal static class PlaylistApi
{
    private const long LargestPlaylist = 4 * 1024 * 1024;

    /// <summary>An entry of its own, for a playlist that need not be there.</summary>
    private const string Around = "{ \"name\": \"?\", \"entries\": [ ] }";

    public static WebApplication MapPlaylistApi(this WebApplication app)
    {
        app.MapGet("/api/v1/playlists", List).Api(Deed.Look);
        app.MapPost("/api/v1/playlists", Make).Api(Deed.EditPlaylist, LargestPlaylist);
        app.MapGet("/api/v1/playlists/{id}", Get).Api(Deed.Look);
        app.MapPut("/api/v1/playlists/{id}", Put).Api(Deed.EditPlaylist, LargestPlaylist);
        app.MapGet("/api/v1/playlists/{id}/history", (string id, Caller caller, SignageStore store, PlaylistHistory history) => MaySee(id, caller, store)
            ? Results.Json(history.SeenBy(caller.Grants, id, store.Current.Office).Select(v => new { Version = v.Name, At = WallTime.Iso(v.At), v.By }))
            : None).Api(Deed.Look);
        app.MapGet("/api/v1/playlists/{id}/history/{version}", (string id, string version, Caller caller, SignageStore store, PlaylistHistory history) =>
            MaySee(id, caller, store) && history.SeenBy(caller.Grants, id, store.Current.Office).Any(v => v.Name == version) && history.Read(id, version) is { } text ? Results.Text(text, "application/json; charset=utf-8") : None).Api(Deed.Look);
        app.MapPost("/api/v1/playlists/{id}/next-year", CopyForNextYear).Api(Deed.EditPlaylist);
        app.MapDelete("/api/v1/playlists/{id}", Delete).Api(Deed.EditPlaylist);
        app.MapGet("/api/v1/deleted-playlists", (Caller caller, PlaylistEditor editor) =>
            Results.Json(editor.Deleted(caller.Grants).Select(d => new { d.Id, d.Name, At = WallTime.Iso(d.At) }))).Api(Deed.Look);
        app.MapPost("/api/v1/deleted-playlists/{id}", PutBack).Api(Deed.EditPlaylist);
        app.MapPost("/api/v1/preview", Preview).Api(Deed.EditPlaylist, onlyReads: true);
        return app;
    }

    private static IResult None => ApiEndpoints.Wrong("There is no such playlist or version.", StatusCodes.Status404NotFound);

    private static bool MaySee(string id, Caller caller, SignageStore store) =>
        store.Current.Playlists.FirstOrDefault(p => p.Id == id) is { } playlist && Rights.MaySee(caller.Grants, playlist, store.Current.Office);

    private static IResult List(Caller caller, SignageStore store) => Results.Json(store.Current.Playlists
        .Where(p => Rights.MaySee(caller.Grants, p, store.Current.Office))
        .Select(p => new { p.Id, p.Name, Boards = p.Boards.Select(EditorPages.WordOf), Entries = p.Entries.Count, Drafts = p.Entries.Count(e => e.Draft) }));

    private static IResult Get(string id, Caller caller, SignageStore store, PlaylistEditor editor, HttpContext context)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return None;
        context.Response.Headers.ETag = $"\"{file.Mark}\"";
        return Results.Text(file.Text, "application/json; charset=utf-8");
    }

    private static async Task<IResult> Put(string id, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return ApiEndpoints.Wrong("There is no such playlist; POST makes one.", StatusCodes.Status404NotFound);
        if (ApiEndpoints.IfMatch(context.Request, file.Mark) is not { } mark)
            return ApiEndpoints.NoIfMatch;
        var text = await ApiEndpoints.Body(context);
        return ApiEndpoints.Answer(await editor.Save(id, mark, _ => text, caller, "playlist.save", context.RequestAborted));
    }

    private static async Task<IResult> Delete(string id, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return None;
        return ApiEndpoints.IfMatch(context.Request, file.Mark) is { } mark
            ? ApiEndpoints.Answer(await editor.Delete(id, mark, caller, context.RequestAborted))
            : ApiEndpoints.NoIfMatch;
    }

    private static async Task<IResult> PutBack(string id, HttpContext context, Caller caller, PlaylistEditor editor) =>
        await editor.PutBack(id, caller, context.RequestAborted) is { } result ? ApiEndpoints.Answer(result) : ApiEndpoints.Wrong(EditTexts.NotKept, StatusCodes.Status404NotFound);

    private static async Task<IResult> Make(string? name, HttpContext context, Caller caller, PlaylistEditor editor) =>
        name is { Length: > 0 and <= 200 }
            ? ApiEndpoints.Answer(await editor.Make(name, await ApiEndpoints.Body(context), caller, "playlist.new", context.RequestAborted))
            : ApiEndpoints.Wrong("Give ?name=, 1 to 200 characters; the file's name is made from it.", StatusCodes.Status400BadRequest);

    private static async Task<IResult> CopyForNextYear(string id, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return None;
        if (editor.Check(id, file.Text).Value is null)
            return ApiEndpoints.Wrong(EditTexts.Unsound, StatusCodes.Status409Conflict);
        return NextYear.PlaylistOf(id, file.Text, store.Current.Observances) is var (name, text)
            ? ApiEndpoints.Answer(await editor.Make(name, text, caller, "playlist.new", context.RequestAborted))
            : ApiEndpoints.Wrong(EditTexts.NothingForNextYear, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Preview(string? board, HttpContext context, SignageStore store, SceneLibrary scenes)
    {
        var boards = store.Current.Office.Boards.Where(b => board is null || b.Id.Value == board).ToList();
        if (boards.Count == 0)
            return ApiEndpoints.Wrong("There is no such board.", StatusCodes.Status404NotFound);
        var entry = await ApiEndpoints.Body(context);
        if (!IsObject(entry))
            return ApiEndpoints.Wrong("Send an entry as a playlist has it: { \"slogan\": \"…\", \"when\": { \"always\": true } }.", StatusCodes.Status400BadRequest);
        var previews = EntryPreview.Of(
            boards, entry, json => PlaylistReader.Read("", "preview", Encoding.UTF8.GetBytes(JsonEdit.Append(Around, JsonSpans.Of(Around)["entries"]!, json)), store.Current.Office, store.Current.Observances), 0, scenes);
        var language = LanguageChoice.Of(context.Request);
        return Results.Json(new
        {
            Boards = previews.Boards.Select(p => new
            {
                Board = p.Boards[0].Id.Value,
                Alike = p.Boards.Select(b => b.Id.Value),
                How = p.How.In(language),
                Pictures = p.Pictures.Select(picture => new { Png = picture.Png, picture.Size.Width, picture.Size.Height, picture.Fits }),
                Findings = p.Findings.Select(f => f.In(language)),
            }),
            previews.LeftOut,
            Problems = previews.Problems.Select(p => p.Message.In(language)),
        });
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
