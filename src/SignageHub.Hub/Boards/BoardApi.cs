using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>Boards for programs: what the pages do.</summary>
internal static class BoardApi
{
    private const long LargestFile = 1024 * 1024;

    public static WebApplication MapBoardApi(this WebApplication app)
    {
        app.MapGet("/api/v1/boards.json", (BoardsEditor editor, Caller caller, HttpContext context) => ReadFile(editor, caller, context)).Api(Deed.Look);
        app.MapPut("/api/v1/boards.json", Put).Api(Deed.ManageBoards, LargestFile);
        app.MapGet("/api/v1/boards/{id}", Read).Api(Deed.Look);
        app.MapPost("/api/v1/boards/{id}/commands", Command).Api(Deed.ManageBoards);
        app.MapPost("/api/v1/boards/{id}/revoke", (string id, Caller caller, SignageStore store, BoardDeeds deeds) =>
            BoardPages.Find(id, store.Current, caller) is { } board ? Answer(deeds.Revoke(board, caller)) : NoBoard).Api(Deed.ManageBoards);
        app.MapPost("/api/v1/enrolments", Claim).Api(Deed.ManageBoards);
        app.MapPost("/api/v1/enrolments/confirm", Confirm).Api(Deed.ManageBoards);
        return app;
    }

    private static IResult NoBoard => ApiEndpoints.Wrong("There is no such board.", StatusCodes.Status404NotFound);

    /// <summary>It is the file of the whole office: whoever looks after some boards alone sees each of those by its id.</summary>
    private static IResult ReadFile(BoardsEditor editor, Caller caller, HttpContext context)
    {
        caller.DemandEverywhere(Deed.Look);
        var (text, mark) = editor.Read();
        context.Response.Headers.ETag = $"\"{mark}\"";
        return Results.Text(text, "application/json; charset=utf-8");
    }

    private static async Task<IResult> Put(HttpContext context, Caller caller, BoardsEditor editor)
    {
        if (ApiEndpoints.IfMatch(context.Request, editor.Read().Mark) is not { } mark)
            return ApiEndpoints.NoIfMatch;
        using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        return ApiEndpoints.Answer(await editor.Save(mark, _ => text, caller, "boards.json", context.RequestAborted));
    }

    private static IResult Read(string id, Caller caller, SignageStore store, BoardReports reports, IncidentLog incidents) =>
        BoardPages.Find(id, store.Current, caller) is { } board
            ? Results.Json(new
            {
                Report = reports.All().First(r => r.Id == id),
                Incidents = incidents.Read(board.Id, 200).Select(i => new { At = WallTime.Iso(i.At), i.Begins, i.Words.En, i.Words.Vi }),
            })
            : NoBoard;

    private static async Task<IResult> Command(string id, HttpContext context, Caller caller, SignageStore store, BoardDeeds deeds)
    {
        if (BoardPages.Find(id, store.Current, caller) is not { } board)
            return NoBoard;
        if (await ApiEndpoints.Json<CommandRequest>(context) is not { Kind: { } kind } order || !CommandKind.All.Contains(kind, StringComparer.Ordinal) || order.Percent is < 1 or > 100)
            return ApiEndpoints.Wrong($"Send JSON: {{ \"kind\": \"identify\" }}; kinds are {string.Join(", ", CommandKind.All)}, brightness with \"percent\" 1 to 100.", StatusCodes.Status400BadRequest);
        return Answer(await deeds.Tell(board, kind, order.Percent, caller, context.RequestAborted));
    }

    private static async Task<IResult> Claim(HttpContext context, Caller caller, SignageStore store, BoardDeeds deeds)
    {
        if (await ApiEndpoints.Json<EnrolRequest>(context) is not { Code: { } code, Board: { } id })
            return ApiEndpoints.Wrong("Send JSON: { \"code\": \"…\", \"board\": \"lobby\" }, with the code that the board shows.", StatusCodes.Status400BadRequest);
        if (BoardPages.Find(id, store.Current, caller) is not { } board)
            return NoBoard;
        caller.Demand(Deed.ManageBoards, [board]);
        return Answer(await deeds.Claim(code, board, context.RequestAborted));
    }

    private static async Task<IResult> Confirm(HttpContext context, Caller caller, SignageStore store, BoardDeeds deeds)
    {
        if (await ApiEndpoints.Json<EnrolRequest>(context) is not { Code: { } code, Board: { } id, Digits: { } digits })
            return ApiEndpoints.Wrong("Send JSON: { \"code\": \"…\", \"board\": \"lobby\", \"digits\": \"1234\" }, with the digits that the board shows.", StatusCodes.Status400BadRequest);
        if (BoardPages.Find(id, store.Current, caller) is not { } board)
            return NoBoard;
        return Answer(await deeds.Confirm(code, digits, board, caller, context.RequestAborted));
    }

    private static IResult Answer(ErrandAnswer answer) => answer.IsFine
        ? Results.Json(new { message = answer.En, answer.Data })
        : ApiEndpoints.Wrong(answer.En, StatusCodes.Status409Conflict);

    /// <param name="Kind">See <see cref="CommandKind"/>.</param>
    /// <param name="Percent">With <c>brightness</c>; left out for that of boards.json.</param>
    internal sealed record CommandRequest(string? Kind, int? Percent);

    /// <param name="Code">As the board shows it.</param>
    /// <param name="Board">Its id.</param>
    /// <param name="Digits">To confirm: as the board shows them.</param>
    internal sealed record EnrolRequest(string? Code, string? Board, string? Digits);
}
