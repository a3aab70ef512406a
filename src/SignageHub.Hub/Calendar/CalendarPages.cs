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
        app.MapGet("/api/v1/calendar", Read).Api(Deed.Look);
        return app.MapMoves();
    }

    /// <param name="context">The request.</param>
    /// <param name="asked">The query of its address.</param>
    /// <param name="problem">Why a move was not made; null for nothing.</param>
    /// <param name="overtaken">The move that was not made since others were before it; null for nothing.</param>
    /// <param name="status">Of the answer.</param>
    internal static Page<CalendarPage> Show(HttpContext context, string? asked, Bilingual? problem = null, OvertakenMove? overtaken = null, int status = StatusCodes.Status200OK)
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
                [nameof(CalendarPage.Overtaken)] = overtaken,
                [nameof(CalendarPage.Marks)] = new EntryMarks(signage.Office, caller, services.GetRequiredService<PlaylistEditor>()),
            },
            status);
    }

    internal static (LocalDate Today, CalendarQuery Query) Asked(IServiceProvider services, Signage signage, string? asked)
    {
        var today = services.GetRequiredService<TimeProvider>().Now().InZone(signage.Office.TimeZone).Date;
        return (today, CalendarQuery.Of(asked, today));
    }

    private static CalendarBuilder Builder(Signage signage, CalendarQuery query, Caller caller) =>
        new(signage, query, playlist => Rights.MaySee(caller.Grants, playlist, signage.Office));

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
