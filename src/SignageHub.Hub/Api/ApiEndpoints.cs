using System.Reflection;
using System.Text;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Api;

/// <summary><c>/api/v1</c>: for programs, with a token, under the same rights as the pages. Described in <c>/api/openapi.json</c>.</summary>
internal static class ApiEndpoints
{
    private const long LargestPlaylist = 4 * 1024 * 1024;

    private const int LongestReason = 200;

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapGet("/api/openapi.json", () => Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!, "application/json")).Open();
        app.MapGet("/api/v1/boards", (IBoardOverviews overviews, HttpRequest request) => Results.Json(overviews.All().Select(o => BoardView.Of(o, LanguageChoice.Of(request))))).Api(Deed.Look);
        app.MapGet("/api/v1/playlists", List).Api(Deed.Look);
        app.MapPost("/api/v1/playlists", Make).Api(Deed.EditPlaylist, LargestPlaylist);
        app.MapGet("/api/v1/playlists/{id}", Get).Api(Deed.Look);
        app.MapPut("/api/v1/playlists/{id}", Put).Api(Deed.EditPlaylist, LargestPlaylist);
        app.MapPost("/api/v1/red-button", Press).Api(Deed.PressRedButton);
        return app;
    }

    private static IResult List(Caller caller, SignageStore store) => Results.Json(store.Current.Playlists
        .Where(p => Rights.MaySee(caller.Grants, p, store.Current.Office))
        .Select(p => new { p.Id, p.Name, Boards = p.Boards.Select(EditorPages.WordOf), Entries = p.Entries.Count, Drafts = p.Entries.Count(e => e.Draft) }));

    private static IResult Get(string id, Caller caller, SignageStore store, PlaylistEditor editor, HttpContext context)
    {
        if (editor.Read(id) is not { } file || !Rights.MaySee(caller.Grants, store.Current.Playlists.First(p => p.Id == id), store.Current.Office))
            return Results.Json(new { error = "There is no such playlist." }, statusCode: StatusCodes.Status404NotFound);
        context.Response.Headers.ETag = $"\"{file.Mark}\"";
        return Results.Text(file.Text, "application/json; charset=utf-8");
    }

    private static async Task<IResult> Put(string id, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (editor.Read(id) is null || !Rights.MaySee(caller.Grants, store.Current.Playlists.First(p => p.Id == id), store.Current.Office))
            return Results.Json(new { error = "There is no such playlist; POST makes one." }, statusCode: StatusCodes.Status404NotFound);
        if (context.Request.Headers.IfMatch.ToString().Trim('"') is not { Length: > 0 } mark)
            return Results.Json(new { error = "Send If-Match with the ETag of the version that you changed." }, statusCode: StatusCodes.Status428PreconditionRequired);
        var text = await Body(context);
        return Answer(await editor.Save(id, mark, _ => text, caller, "playlist.save", context.RequestAborted));
    }

    private static async Task<IResult> Make(string? name, HttpContext context, Caller caller, PlaylistEditor editor) =>
        name is { Length: > 0 and <= 200 }
            ? Answer(await editor.Make(name, await Body(context), caller, "playlist.new", context.RequestAborted))
            : Results.Json(new { error = "Give ?name=, 1 to 200 characters; the file's name is made from it." }, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> Press(HttpContext context, Caller caller, SignageStore store, BlankOrders orders, AuditLog audit)
    {
        if (await Json<PressRequest>(context) is not { } press)
            return Results.Json(new { error = "Send JSON: { \"reason\": \"…\" }, and \"board\" for one alone." }, statusCode: StatusCodes.Status400BadRequest);
        if (press.Reason is not { Length: > 0 and <= LongestReason } reason || reason.Any(char.IsControl))
            return Results.Json(new { error = RedTexts.NoReason.En }, statusCode: StatusCodes.Status400BadRequest);
        var chosen = store.Current.Office.Boards.Where(b => press.Board is null || b.Id.Value == press.Board).ToList();
        if (chosen.Count == 0)
            return Results.Json(new { error = RedTexts.NoBoard.En }, statusCode: StatusCodes.Status404NotFound);
        if (press.Board is null)
            caller.DemandEverywhere(Deed.PressRedButton);
        caller.Demand(Deed.PressRedButton, chosen);
        var order = orders.Blank(press.Board is null ? null : [.. chosen.Select(b => b.Id)], $"{reason} ({caller.Account!.Name})");
        audit.Write(caller.Account.Name, "board.blank", press.Board ?? "all boards", after: reason, from: AccountPages.AddressOf(context));
        return Results.Json(new { order.Counter, order.Everywhere, Boards = order.Boards.Select(b => b.Value) });
    }

    internal static IResult Answer(SaveResult result) => result switch
    {
        SaveResult.Saved saved => Results.Json(new { saved.Id }),
        SaveResult.Wrong wrong => Results.Json(new { error = "The playlist has mistakes.", problems = wrong.Problems.Select(p => new { p.Line, p.Column, p.Path, p.Message.En, p.Message.Vi }) }, statusCode: StatusCodes.Status422UnprocessableEntity),
        SaveResult.Changed changed => Results.Json(new { error = "The playlist is another than the one that you changed.", difference = changed.Difference.Select(l => $"{l.Sign}{l.Text}") }, statusCode: StatusCodes.Status412PreconditionFailed),
        _ => throw new InvalidOperationException("No such result."),
    };

    /// <summary>Read by hand: an end point that wants JSON lets other requests pass to the page of lost addresses.</summary>
    internal static async Task<T?> Json<T>(HttpContext context)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await Body(context), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<string> Body(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    /// <param name="Board">Its id; left out for all.</param>
    /// <param name="Reason">1 to 200 characters.</param>
    internal sealed record PressRequest(string? Board, string? Reason);
}
