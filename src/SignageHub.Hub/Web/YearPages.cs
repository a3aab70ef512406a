using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Cli;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Observances;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Web;

/// <summary>The pages about the year: <c>/year</c> for printing, <c>/why</c>, and <c>/observances</c> with the days to confirm.</summary>
internal static class YearPages
{
    /// <summary>The page's field has no seconds.</summary>
    private static readonly Duration AlmostNow = Duration.FromMinutes(1);

    public static WebApplication MapYearPages(this WebApplication app)
    {
        app.MapGet("/year", ShowYear).View(isHeavy: true);
        app.MapGet("/api/v1/coverage", CoverageForPrograms).Api(Deed.Look);
        app.MapGet("/why", ShowWhy).View(isHeavy: true);
        app.MapGet("/api/v1/why", WhyForPrograms).Api(Deed.Look);
        app.MapGet("/observances", (SignageStore store, TimeProvider clock, HttpContext context) => ShowObservances(store.Current, clock.Now(), context)).View();
        app.MapPost("/observances", Confirm).Needs(Deed.ConfirmDay);
        return app;
    }

    private static IResult ShowYear(string? year, SignageStore store, YearSheets sheets, DarkHourBook darkHours, DarkHourProofs proofs, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var signage = store.Current;
        var thisYear = clock.Now().InZone(signage.Office.TimeZone).Year;
        var isYear = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= Occurrences.FirstYear and <= Occurrences.LastYear;
        var sheet = sheets.Of(signage, isYear ? asked : thisYear);
        var dark = darkHours.All.Where(h => h.From.InZone(signage.Office.TimeZone).Year == sheet.Year).ToList();
        return new Page<YearPage>(
            new()
            {
                [nameof(YearPage.Sheet)] = sheet,
                [nameof(YearPage.Office)] = signage.Office,
                [nameof(YearPage.MayName)] = Named(signage, caller),
                [nameof(YearPage.DarkHours)] = dark,
                [nameof(YearPage.Proofs)] = proofs.Of(dark, signage.Office.Boards),
                [nameof(YearPage.Problem)] = isYear || year is null ? null : YearTexts.NoYear(year).In(LanguageChoice.Of(request)),
            },
            isYear || year is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>Whether an entry may be named: it may show, or whoever looks may see the drafts of its playlist. Its name may be its words.</summary>
    private static Func<string, bool> Named(Signage signage, Caller caller)
    {
        var named = new Lazy<HashSet<string>>(() => signage.Playlists
            .SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .Where(e => Rights.MaySee(caller.Grants, e.Playlist, signage.Office) || signage.MayShow(e))
            .Select(e => e.Key).ToHashSet(StringComparer.Ordinal));
        return key => named.Value.Contains(key);
    }

    private static IResult CoverageForPrograms(string? year, SignageStore store, YearSheets sheets, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var mayName = Named(store.Current, caller);
        var asked = clock.Now().InZone(store.Current.Office.TimeZone).Year;
        if (year is not null && (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out asked) || asked is < Occurrences.FirstYear or > Occurrences.LastYear))
            return ApiEndpoints.Wrong(YearTexts.NoYear(year), StatusCodes.Status400BadRequest);
        return Results.Json(sheets.Of(store.Current, asked).Report.Observances.Select(o => new
        {
            o.Observance.Id,
            Name = o.Observance.Name.In(LanguageChoice.Of(request)),
            From = LocalDatePattern.Iso.Format(o.Occurrence.First),
            To = LocalDatePattern.Iso.Format(o.Occurrence.Last),
            Proposed = o.Occurrence.IsProposed,
            State = JsonNamingPolicy.KebabCaseLower.ConvertName(o.State.ToString()),
            Entries = o.Entries.Where(mayName),
        }));
    }

    private static IResult ShowWhy(string? board, string? at, string? day, SignageStore store, SceneLibrary scenes, BlankOrders orders, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var signage = store.Current;
        var (why, problem) = WhyOf(board, at, day, signage, scenes, clock, caller);
        return new Page<WhyPage>(
            new()
            {
                [nameof(WhyPage.Why)] = why,
                [nameof(WhyPage.Blank)] = BlankOf(why, orders, clock.Now(), caller),
                [nameof(WhyPage.Boards)] = signage.Office.Boards,
                [nameof(WhyPage.Problem)] = problem?.In(LanguageChoice.Of(request)),
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static IResult WhyForPrograms(string? board, string? at, SignageStore store, SceneLibrary scenes, BlankOrders orders, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var (why, problem) = WhyOf(board, at, day: null, store.Current, scenes, clock, caller);
        return problem is null
            ? Results.Json(WhyJson.Of(why, LanguageChoice.Of(request), BlankOf(why, orders, clock.Now(), caller)))
            : ApiEndpoints.Wrong(problem, StatusCodes.Status400BadRequest);
    }

    /// <summary>Of the first board, and now, where nothing else is said; with the words for what is said wrongly.</summary>
    private static (Explanation Why, Bilingual? Problem) WhyOf(string? board, string? at, string? day, Signage signage, SceneLibrary scenes, TimeProvider clock, Caller caller)
    {
        var (found, instant, problem) = (signage.Office.Boards[0], clock.Now(), (Bilingual?)null);
        try
        {
            found = LoadedSignage.Boards(signage, board ?? found.Id.Value)[0];
            if (at is not null)
                instant = LoadedSignage.Instant(at, found.TimeZone);
            else if (day is not null)
                instant = FirstLit(signage, found, LoadedSignage.Instant(day, found.TimeZone).InZone(found.TimeZone).Date);
        }
        catch (InputProblemException e)
        {
            problem = e.Words;
        }

        return (ForWhoever(DrawnWhy.Of(found, signage, instant, scenes), caller, signage.Office), problem);
    }

    /// <summary>Whoever asks for a day means when the board is on: its first moment within hours, else noon.</summary>
    private static Instant FirstLit(Signage signage, Board board, LocalDate day)
    {
        var (start, end) = (WallClock.StartOfDay(day, board.TimeZone), WallClock.StartOfDay(day.PlusDays(1), board.TimeZone));
        return signage.ProgrammeOf(board).Between(start, end).FirstOrDefault(s => s.Showing.State != ShowingState.Off) is { } lit
            ? Instant.Max(start, lit.From)
            : start + Duration.FromHours(12);
    }

    /// <summary>The red button's order, where it keeps the board dark and the moment is this one; null otherwise: of other moments it says nothing.</summary>
    /// <remarks>Who pressed it and why is for the office alone: the page is open to everybody.</remarks>
    private static Bilingual? BlankOf(Explanation why, BlankOrders orders, Instant now, Caller caller)
    {
        if (why.At < now - AlmostNow || why.At > now + AlmostNow || orders.Look().Order is not { } order || !order.Blanks(why.Board.Id))
            return null;
        return caller.IsSignedIn ? new($"{RedTexts.ByOffice.En}: {order.Reason}", $"{RedTexts.ByOffice.Vi}: {order.Reason}") : RedTexts.ByOffice;
    }

    /// <summary>What waits for an approval is for those who may see it.</summary>
    private static Explanation ForWhoever(Explanation why, Caller caller, Office office) => why with
    {
        Entries = [.. why.Entries.Where(e => e.Verdict != Verdict.NotApproved || Rights.MaySee(caller.Grants, e.Entry.Playlist, office))],
    };

    private static Page<ObservancesPage> ShowObservances(
        Signage signage, Instant now, HttpContext context, Bilingual? problem = null, int status = StatusCodes.Status200OK, AskedDay? asked = null) => new(
            new()
            {
                [nameof(ObservancesPage.Days)] = PendingDay.Of(signage, now.InZone(signage.Office.TimeZone).Date),
                [nameof(ObservancesPage.MayConfirm)] = context.RequestServices.GetRequiredService<Caller>() is var caller && Rights.MayEverywhere(caller.Grants, Deed.ConfirmDay),
                [nameof(ObservancesPage.Problem)] = problem?.In(LanguageChoice.Of(context.Request)),
                [nameof(ObservancesPage.Asked)] = asked,
                [nameof(ObservancesPage.Undo)] = problem is null && context.Request.Query.ContainsKey("saved") && Rights.MayEverywhere(caller.Grants, Deed.ConfirmDay)
                    ? context.RequestServices.GetRequiredService<ObservanceDesk>().UndoOf(caller)
                    : null,
            },
            status);

    private static async Task<IResult> Confirm(HttpContext context, Caller caller, SignageStore store, ObservanceDesk desk, TimeProvider clock)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var asked = new AskedDay($"{form["observance"]}", $"{form["date"]}", $"{form["document"]}".Trim(), form["anyway"] == "on", form["replaces"].FirstOrDefault());
        try
        {
            if (form["do"] == "undo")
            {
                await desk.Undo($"{form["version"]}", caller, context);
                return Results.LocalRedirect("/observances");
            }

            var (doubt, isChanged) = await desk.Confirm(asked, caller, context);
            return doubt is not null ? ShowObservances(store.Current, clock.Now(), context, doubt.Words, StatusCodes.Status400BadRequest, asked with { Doubt = doubt.Kind })
                : Results.LocalRedirect(isChanged ? "/observances?saved=1" : "/observances");
        }
        catch (OtherItemException e)
        {
            return ShowObservances(store.Current, clock.Now(), context, e.Words, StatusCodes.Status409Conflict, asked with { Replaces = e.Mark, Doubt = asked.Anyway ? DoubtKind.Strange : null });
        }
        catch (InputProblemException e)
        {
            return ShowObservances(store.Current, clock.Now(), context, e.Words, StatusCodes.Status400BadRequest, asked);
        }
    }
}
