using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
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
    private const int LongestDocument = 200;

    /// <summary>The watcher looks every two seconds, whatever the file system tells it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    public static WebApplication MapYearPages(this WebApplication app)
    {
        app.MapGet("/year", ShowYear).View();
        app.MapGet("/why", ShowWhy).View();
        app.MapGet("/observances", (SignageStore store, TimeProvider clock, HttpContext context) => ShowObservances(store.Current, clock.Now(), context)).View();
        app.MapPost("/observances", Confirm).Needs(Deed.ConfirmDay);
        return app;
    }

    private static IResult ShowYear(string? year, SignageStore store, DarkHourBook darkHours, TimeProvider clock, HttpRequest request)
    {
        var signage = store.Current;
        var thisYear = clock.Now().InZone(signage.Office.TimeZone).Year;
        var isYear = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= Occurrences.FirstYear and <= Occurrences.LastYear;
        return new Page<YearPage>(
            new()
            {
                [nameof(YearPage.Sheet)] = YearSheet.Of(signage, isYear ? asked : thisYear),
                [nameof(YearPage.Office)] = signage.Office,
                [nameof(YearPage.DarkHours)] = darkHours.All,
                [nameof(YearPage.Problem)] = isYear || year is null ? null : YearTexts.NoYear(year).In(LanguageChoice.Of(request)),
            },
            isYear || year is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static IResult ShowWhy(string? board, string? at, SignageStore store, SceneLibrary scenes, TimeProvider clock, HttpRequest request)
    {
        var signage = store.Current;
        var (found, instant, problem) = (signage.Office.Boards[0], clock.Now(), (Bilingual?)null);
        try
        {
            found = LoadedSignage.Boards(signage, board ?? found.Id.Value)[0];
            if (at is not null)
                instant = LoadedSignage.Instant(at, found.TimeZone);
        }
        catch (InputProblemException e)
        {
            problem = e.Words;
        }

        return new Page<WhyPage>(
            new()
            {
                [nameof(WhyPage.Why)] = DrawnWhy.Of(found, signage, instant, scenes),
                [nameof(WhyPage.Boards)] = signage.Office.Boards,
                [nameof(WhyPage.Problem)] = problem?.In(LanguageChoice.Of(request)),
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Page<ObservancesPage> ShowObservances(
        Signage signage, Instant now, HttpContext context, Bilingual? problem = null, int status = StatusCodes.Status200OK, string? asked = null, string? document = null) => new(
            new()
            {
                [nameof(ObservancesPage.Days)] = PendingDay.Of(signage, now.InZone(signage.Office.TimeZone).Date),
                [nameof(ObservancesPage.MayConfirm)] = context.RequestServices.GetRequiredService<Caller>() is var caller && Rights.MayEverywhere(caller.Grants, Deed.ConfirmDay),
                [nameof(ObservancesPage.Problem)] = problem?.In(LanguageChoice.Of(context.Request)),
                [nameof(ObservancesPage.Asked)] = asked,
                [nameof(ObservancesPage.AskedDocument)] = document,
            },
            status);

    private static async Task<IResult> Confirm(HttpContext context, Caller caller, AuditLog audit, SignageStore store, HubSettings settings, TimeProvider clock)
    {
        caller.DemandEverywhere(Deed.ConfirmDay);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (id, date, document) = ($"{form["observance"]}", $"{form["date"]}", $"{form["document"]}".Trim());
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += Taken;
        try
        {
            Keep(store.Current, settings, id, date, document);
            audit.Write(caller.Account!.Name, "observance.confirm", id, after: $"{date} {document}", from: AccountPages.AddressOf(context));
            // The watcher takes the file over; the page that follows is to show it already.
            await taken.Task.WaitAsync(LongestWait, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return Results.LocalRedirect("/observances");
        }
        catch (InputProblemException e)
        {
            return ShowObservances(store.Current, clock.Now(), context, e.Words, StatusCodes.Status400BadRequest, id, document);
        }
        finally
        {
            store.Replaced -= Taken;
        }

        void Taken(object? sender, EventArgs e) => taken.TrySetResult();
    }

    private static void Keep(Signage signage, HubSettings settings, string id, string date, string document)
    {
        var observance = signage.Observances.Find(id) ?? throw new InputProblemException(new($"There is no observance '{id}'.", $"Không có ngày kỷ niệm '{id}'."));
        if (LocalDatePattern.Iso.Parse(date) is not { Success: true, Value: var day })
            throw new InputProblemException(YearTexts.NoDay(date));
        if (document.Length is 0 or > LongestDocument || document.Any(char.IsControl))
            throw new InputProblemException(YearTexts.NoDocument);
        ObservancesFile.Confirm(settings.PlaylistsFolder, observance, day, document);
    }
}
