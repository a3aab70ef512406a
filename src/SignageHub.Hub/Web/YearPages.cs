using System.Globalization;
using System.Net;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
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
        app.MapGet("/year", ShowYear);
        app.MapGet("/why", ShowWhy);
        app.MapGet("/observances", (SignageStore store, TimeProvider clock, HttpContext context) => ShowObservances(store.Current, clock.Now(), context));
        app.MapPost("/observances", Confirm);
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
                [nameof(ObservancesPage.MayConfirm)] = IsHere(context),
                [nameof(ObservancesPage.Problem)] = problem?.In(LanguageChoice.Of(context.Request)),
                [nameof(ObservancesPage.Asked)] = asked,
                [nameof(ObservancesPage.AskedDocument)] = document,
            },
            status);

    private static async Task<IResult> Confirm(HttpContext context, SignageStore store, HubSettings settings, TimeProvider clock)
    {
        if (!IsHere(context))
            return ShowObservances(store.Current, clock.Now(), context, YearTexts.OnlyHere, StatusCodes.Status403Forbidden);
        if (!IsFromOurPage(context.Request))
            return ShowObservances(store.Current, clock.Now(), context, YearTexts.OtherSite, StatusCodes.Status403Forbidden);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (id, date, document) = ($"{form["observance"]}", $"{form["date"]}", $"{form["document"]}".Trim());
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += Taken;
        try
        {
            Keep(store.Current, settings, id, date, document);
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

    /// <summary>A browser on this machine, and no proxy between that lets others in.</summary>
    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    /// <summary>Browsers say where a form comes from; one of another site is not ours to follow.</summary>
    private static bool IsFromOurPage(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0
            ? request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
            : origin == $"{request.Scheme}://{request.Host}");
}
