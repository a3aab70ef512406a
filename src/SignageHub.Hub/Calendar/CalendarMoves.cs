using System.Globalization;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Calendar;

/// <summary>Entries moved in the calendar, by people with a bar and by programs.</summary>
internal static class CalendarMoves
{
    public static WebApplication MapMoves(this WebApplication app)
    {
        app.MapPost("/playlists/{id}/move", Move).Needs(Deed.EditPlaylist);
        app.MapPost("/api/v1/playlists/{id}/entries/{number}/move", MoveForPrograms).Api(Deed.EditPlaylist);
        return app;
    }

    private static async Task<IResult> Move(string id, HttpContext context, Caller caller, PlaylistEditor editor, SignageStore store)
    {
        var form = await AccountPages.FormOf(context);
        var shift = new EntryShift(Number("first"), Number("last"), form.Text("unit") == "minutes") { Year = Number("year") };
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var seen = SeenEntry.Of(id, Number("entry"), form.Text("mark"), form["was"].ToString(), editor);
        // Others may have changed the file: what the person means is the entry with the days that they saw.
        var (mark, number) = seen.WithItsDays(file.Text, editor) is { } place ? (file.Mark, place) : (seen.Mark, seen.Number);
        var outcome = await EntryMove.Move(id, number, mark, shift, caller, editor, store, context.RequestAborted);
        var query = CalendarPages.Asked(context.RequestServices, store.Current, CalendarQuery.OfBack(form.Text("back")) ?? "").Query;
        var open = query with { Pick = query.Pick is null ? null : $"{id}/{number}" };
        return outcome switch
        {
            { Problem: { } problem } => CalendarPages.Show(context, Asked(open), problem, status: StatusCodes.Status400BadRequest),
            { Saved: SaveResult.Saved } => Results.LocalRedirect((open with { Moved = $"{id}/{number}" }).Address),
            { Saved: SaveResult.Wrong wrong } => CalendarPages.Show(context, Asked(open), ProblemWords.OfAll(wrong.Problems), status: StatusCodes.Status400BadRequest),
            // At that place may stand another entry by now.
            { Saved: SaveResult.Changed changed } => CalendarPages.Show(context, Asked(query with { Pick = null }), overtaken: OvertakenMove.Of(seen, shift, changed.Now, editor), status: StatusCodes.Status409Conflict),
            _ => throw new InvalidOperationException("No such result."),
        };

        int Number(string name) =>
            int.TryParse(form.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= -EntryShift.Most and <= EntryShift.Most ? value : 0;
    }

    private static string Asked(CalendarQuery query) => query.Address[CalendarQuery.Path.Length..];

    private static async Task<IResult> MoveForPrograms(string id, int number, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound);
        if (ApiEndpoints.IfMatch(context.Request, file.Mark) is not { } mark)
            return ApiEndpoints.NoIfMatch;
        if (await ApiEndpoints.Json<MoveRequest>(context) is not { } move || Math.Abs((long)move.First) > EntryShift.Most || Math.Abs((long)move.Last) > EntryShift.Most || move.Unit is not (null or "days" or "minutes") || move.Year is < 0 or > 9000)
            return ApiEndpoints.Wrong("Send JSON: { \"first\": 1, \"last\": 1 }, days by which beginning and end move, or \"unit\": \"minutes\" for its hours; \"year\" tells in which year the days of an entry of each year are counted.", StatusCodes.Status400BadRequest);
        var outcome = await EntryMove.Move(id, number, mark, new EntryShift(move.First, move.Last, move.Unit == "minutes") { Year = move.Year ?? 0 }, caller, editor, store, context.RequestAborted);
        return outcome.Problem is { } problem
            ? ApiEndpoints.Wrong(problem, StatusCodes.Status422UnprocessableEntity)
            : ApiEndpoints.Answer(outcome.Saved!);
    }

    /// <param name="First">By how much its beginning moves.</param>
    /// <param name="Last">By how much its end moves.</param>
    /// <param name="Unit"><c>days</c>, also when left out, or <c>minutes</c>.</param>
    /// <param name="Year">In which the days of an entry of each year are counted: 28 February and a day are another in a leap year. A common one when left out.</param>
    internal sealed record MoveRequest(int First, int Last, string? Unit, int? Year = null);
}
