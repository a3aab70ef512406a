using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Calendar;

/// <summary><c>/calendar</c>: what shows when, in rows and bars, to look at and to move.</summary>
internal static class CalendarPages
{
    public static WebApplication MapCalendar(this WebApplication app)
    {
        app.MapGet(CalendarQuery.Path, (HttpContext context) => Show(context, context.Request.QueryString.Value)).View(isHeavy: true);
        app.MapPost("/playlists/{id}/move", Move).Needs(Deed.EditPlaylist);
        app.MapGet("/api/v1/calendar", Read).Api(Deed.Look);
        app.MapPost("/api/v1/playlists/{id}/entries/{number}/move", MoveForPrograms).Api(Deed.EditPlaylist);
        return app;
    }

    private static Page<CalendarPage> Show(HttpContext context, string? asked, Bilingual? problem = null, int status = StatusCodes.Status200OK)
    {
        var services = context.RequestServices;
        var (signage, caller) = (services.GetRequiredService<SignageStore>().Current, services.GetRequiredService<Caller>());
        var (today, query) = Asked(services, signage, asked);
        var builder = Builder(signage, query, caller);
        var picked = PickedEntry.Of(query.Pick, signage, caller, services.GetRequiredService<PlaylistEditor>());
        return new Page<CalendarPage>(
            new()
            {
                [nameof(CalendarPage.Sheet)] = builder.Build(services.GetRequiredService<YearSheets>()),
                [nameof(CalendarPage.Office)] = signage.Office,
                [nameof(CalendarPage.Playlists)] = builder.Playlists,
                [nameof(CalendarPage.Today)] = today,
                [nameof(CalendarPage.Now)] = services.GetRequiredService<TimeProvider>().Now(),
                [nameof(CalendarPage.Picked)] = picked,
                [nameof(CalendarPage.Previews)] = picked is { MayEdit: true } ? EditorPages.PreviewsOf(picked.Playlist, picked.Entry.Number, new EditorDesk(context)) : null,
                [nameof(CalendarPage.Moved)] = MovedEntry.Of(query.Moved, signage, caller, services.GetRequiredService<PlaylistEditor>(), services.GetRequiredService<PlaylistHistory>()),
                [nameof(CalendarPage.Problem)] = problem,
                [nameof(CalendarPage.Marks)] = new EntryMarks(signage.Office, caller, services.GetRequiredService<PlaylistEditor>()),
            },
            status);
    }

    private static (LocalDate Today, CalendarQuery Query) Asked(IServiceProvider services, Signage signage, string? asked)
    {
        var today = services.GetRequiredService<TimeProvider>().Now().InZone(signage.Office.TimeZone).Date;
        return (today, CalendarQuery.Of(asked, today));
    }

    private static CalendarBuilder Builder(Signage signage, CalendarQuery query, Caller caller) =>
        new(signage, query, playlist => Rights.MaySee(caller.Grants, playlist, signage.Office));

    private static async Task<IResult> Move(string id, HttpContext context, Caller caller, PlaylistEditor editor, SignageStore store)
    {
        var form = await AccountPages.FormOf(context);
        var back = CalendarQuery.OfBack(form.Text("back")) ?? "";
        var shift = new EntryShift(Number("first"), Number("last"), form.Text("unit") == "minutes") { Year = Number("year") };
        var number = Number("entry");
        if (EditorDesk.Find(id, caller, store.Current, editor) is null)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var outcome = await EntryMove.Move(id, number, form.Text("mark"), shift, caller, editor, store, context.RequestAborted);
        return outcome switch
        {
            { Problem: { } problem } => Show(context, back, problem, StatusCodes.Status400BadRequest),
            { Saved: SaveResult.Saved } => Results.LocalRedirect((Asked(context.RequestServices, store.Current, back).Query with { Moved = $"{id}/{number}" }).Address),
            { Saved: SaveResult.Wrong { Problems: [var first, ..] } } => Show(context, back, first.Message, StatusCodes.Status400BadRequest),
            _ => Show(context, back, CalendarTexts.Gone, StatusCodes.Status409Conflict),
        };

        int Number(string name) =>
            int.TryParse(form.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= -EntryShift.Most and <= EntryShift.Most ? value : 0;
    }

    private static IResult Read(HttpContext context, Caller caller, SignageStore store, YearSheets sheets)
    {
        var (_, query) = Asked(context.RequestServices, store.Current, context.Request.QueryString.Value);
        var sheet = Builder(store.Current, query, caller).Build(sheets);
        return Results.Json(new
        {
            From = $"{query.Days.Start:uuuu-MM-dd}",
            To = $"{query.Days.End:uuuu-MM-dd}",
            Page = sheet.Query.Page,
            sheet.Pages,
            Rows = sheet.Rows.Select(row => new
            {
                Kind = row.Board is null ? "observance" : "board",
                row.Id,
                Name = row.Name.Vi,
                Bars = row.Bars.Select(bar => new
                {
                    Entry = bar.Key,
                    bar.Entry.Entry.Slogan,
                    From = WallTime.Iso(bar.Window.Start),
                    Until = WallTime.Iso(bar.Window.End),
                    State = Word(bar.State),
                    Why = bar.Why?.En,
                }),
                Gaps = row.Bands.Where(b => b.Kind == BandKind.Gap).Select(b => CalendarWords.Band(sheet.Query, b, Language.English)),
            }),
        });
    }

    private static string Word(BarState state) => state switch
    {
        BarState.Shows => "shows",
        BarState.PartlyHidden => "partly-hidden",
        BarState.Hidden => "hidden",
        BarState.Waiting => "waiting",
        _ => "unconfirmed",
    };

    private static async Task<IResult> MoveForPrograms(string id, int number, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound);
        if (ApiEndpoints.IfMatch(context.Request, file.Mark) is not { } mark)
            return ApiEndpoints.NoIfMatch;
        if (await Api.ApiEndpoints.Json<MoveRequest>(context) is not { } move || Math.Abs((long)move.First) > EntryShift.Most || Math.Abs((long)move.Last) > EntryShift.Most || move.Unit is not (null or "days" or "minutes") || move.Year is < 0 or > 9000)
            return ApiEndpoints.Wrong("Send JSON: { \"first\": 1, \"last\": 1 }, days by which beginning and end move, or \"unit\": \"minutes\" for its hours; \"year\" tells in which year the days of an entry of each year are counted.", StatusCodes.Status400BadRequest);
        var outcome = await EntryMove.Move(id, number, mark, new EntryShift(move.First, move.Last, move.Unit == "minutes") { Year = move.Year ?? 0 }, caller, editor, store, context.RequestAborted);
        return outcome.Problem is { } problem
            ? ApiEndpoints.Wrong(problem, StatusCodes.Status422UnprocessableEntity)
            : Api.ApiEndpoints.Answer(outcome.Saved!);
    }

    /// <param name="First">By how much its beginning moves.</param>
    /// <param name="Last">By how much its end moves.</param>
    /// <param name="Unit"><c>days</c>, also when left out, or <c>minutes</c>.</param>
    /// <param name="Year">In which the days of an entry of each year are counted: 28 February and a day are another in a leap year. A common one when left out.</param>
    internal sealed record MoveRequest(int First, int Last, string? Unit, int? Year = null);
}

/// <summary>Which entries may be moved by whoever looks, and the marks of their files; each file is read once.</summary>
public sealed class EntryMarks(Office office, Caller caller, PlaylistEditor editor)
{
    private readonly Dictionary<string, (string? Mark, bool IsAsInForce)> _files = new(StringComparer.Ordinal);

    /// <returns>Null where it may not, or where the file is another than what shows.</returns>
    public string? Of(Playlist playlist, Entry entry, bool minutes)
    {
        if (!EntryShift.CanMove(entry.When, minutes) || !EntryMove.MayDrag(caller, new ScheduledOn(playlist, entry, office), editor))
            return null;
        if (!_files.TryGetValue(playlist.Id, out var file))
        {
            var read = editor.Read(playlist.Id);
            _files[playlist.Id] = file = (read?.Mark, read is { } found && editor.Check(playlist.Id, found.Text).Value?.Entries.Count == playlist.Entries.Count);
        }

        return file.IsAsInForce ? file.Mark : null;
    }
}

/// <summary>The entry whose form is open.</summary>
/// <param name="Playlist">Its own.</param>
/// <param name="Entry">It.</param>
/// <param name="Mark">Of the file.</param>
/// <param name="Json">As the file has it.</param>
/// <param name="MayEdit">Whether whoever looks may change it.</param>
/// <param name="MayShowAtOnce">Whether it may show without another's approval.</param>
/// <param name="ShowsNow">Whether a board may show it as it stands.</param>
/// <param name="MayMove">Whether a button moves it.</param>
public sealed record PickedEntry(Playlist Playlist, Entry Entry, string Mark, string Json, bool MayEdit, bool MayShowAtOnce, bool ShowsNow, bool MayMove)
{
    internal static PickedEntry? Of(string? key, Signage signage, Caller caller, PlaylistEditor editor)
    {
        if (CalendarWords.Find(key, signage) is not var (playlist, number) || editor.Read(playlist.Id) is not { } file || editor.Check(playlist.Id, file.Text).Value is not { } sound
            || number > sound.Entries.Count)
            return null;
        var entry = sound.Entries[number - 1];
        if (!editor.ShowsNow(sound, entry) && !Rights.MaySee(caller.Grants, sound, signage.Office))
            return null;
        var mayEdit = Rights.May(caller.Grants, Deed.EditPlaylist, sound.Boards, signage.Office);
        return new PickedEntry(
            sound, entry, file.Mark, JsonSpans.Of(file.Text)["entries"]!.Items[number - 1].In(file.Text), mayEdit, editor.MayShowAtOnce(caller, sound.Boards), editor.ShowsNow(sound, entry),
            EntryMove.MayDrag(caller, new ScheduledOn(sound, entry, signage.Office), editor) && EntryShift.CanMove(entry.When, minutes: false));
    }
}

/// <summary>The entry that was moved just now, with the way back.</summary>
/// <param name="Playlist">Its own.</param>
/// <param name="Entry">It.</param>
/// <param name="Mark">Of the file now.</param>
/// <param name="Version">The file before; null where nobody may put it back.</param>
/// <param name="Waits">It is a draft that shows nowhere yet.</param>
public sealed record MovedEntry(Playlist Playlist, Entry Entry, string Mark, string? Version, bool Waits)
{
    internal static MovedEntry? Of(string? key, Signage signage, Caller caller, PlaylistEditor editor, PlaylistHistory history)
    {
        if (!caller.IsSignedIn || CalendarWords.Find(key, signage) is not var (playlist, number) || editor.Read(playlist.Id) is not { } file || !Rights.MaySee(caller.Grants, playlist, signage.Office))
            return null;
        var before = LastChange.Of(history, playlist.Id, file.Text, caller) is { } version && editor.MayPutBack(playlist.Id, file.Text, history.Read(playlist.Id, version)!, caller) ? version : null;
        var entry = playlist.Entries[number - 1];
        return new MovedEntry(playlist, entry, file.Mark, before, entry.Draft && !editor.ShowsNow(playlist, entry));
    }
}
