using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Documents.Reports;
using SignageHub.Documents.Reports.Docx;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Cli;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Reports;

/// <summary><c>/reports</c>: what boards have shown of each plan, its deadline, and the báo cáo.</summary>
internal static class ReportPages
{
    private const int LongestText = 200;

    private static readonly (string Ending, string Type, Func<ReportModel, Language, byte[]> Write)[] Formats =
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ReportDocx.Write),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ReportXlsx.Write),
        ("csv", "text/csv; charset=utf-8", ReportCsv.Write),
        ("html", "text/html; charset=utf-8", ReportHtml.Write),
    ];

    public static IServiceCollection AddReportPages(this IServiceCollection services) => services.AddSingleton<ReportDesk>().AddSingleton<SentReports>();

    public static WebApplication MapReports(this WebApplication app)
    {
        app.MapGet("/reports", (Caller caller, SignageStore store, SentReports sent, TimeProvider clock) => ShowAll(caller, store.Current, sent, clock.Now())).Needs(Deed.Look);
        app.MapGet("/reports/{id}", Show).Needs(Deed.Look);
        app.MapGet("/reports/{id}/{file}", Download).Needs(Deed.Look);
        app.MapPost("/reports/{id}/sent", Send).Needs(Deed.EditPlaylist);
        app.MapPost("/api/v1/reports/{id}/sent", SendForPrograms).Api(Deed.EditPlaylist);
        app.MapGet("/api/v1/reports", (Caller caller, SignageStore store, SentReports sent) => Results.Json(Seen(caller, store.Current).Select(p => new
        {
            p.Id,
            p.Name,
            Plan = p.Plan?.Number,
            ReportDue = p.Plan?.ReportDue is { } due ? LocalDatePattern.Iso.Format(due) : null,
            Sent = sent.Of(p) is { } mark ? new { mark.By, At = WallTime.Iso(mark.At) } : null,
        }))).Api(Deed.Look);
        app.MapGet("/api/v1/reports/{id}/{file}", DownloadForPrograms).Api(Deed.Look);
        return app;
    }

    private static IEnumerable<Playlist> Seen(Caller caller, Signage signage) => signage.Playlists.Where(p => Rights.MaySee(caller.Grants, p, signage.Office));

    private static async Task<IResult> Send(string id, HttpContext context, Caller caller, SignageStore store, SentReports sent)
    {
        if (Seen(caller, store.Current).FirstOrDefault(p => p.Id == id) is not { } playlist)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var isSent = (await AccountPages.FormOf(context)).Text("do") != "undo";
        return sent.Mark(playlist, isSent, caller, store.Current.Office)
            ? Results.LocalRedirect("/reports")
            : new Page<NoticePage>(new() { [nameof(NoticePage.Words)] = ReportTexts.NoDeadline }, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SendForPrograms(string id, HttpContext context, Caller caller, SignageStore store, SentReports sent)
    {
        if (Seen(caller, store.Current).FirstOrDefault(p => p.Id == id) is not { } playlist)
            return ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound);
        if (await ApiEndpoints.Json<SentRequest>(context) is not { Sent: { } isSent })
            return ApiEndpoints.Wrong("Send JSON: { \"sent\": true }, or false to take it back.", StatusCodes.Status400BadRequest);
        return sent.Mark(playlist, isSent, caller, store.Current.Office)
            ? Results.Json(new { playlist.Id, Sent = isSent })
            : ApiEndpoints.Wrong(ReportTexts.NoDeadline, StatusCodes.Status409Conflict);
    }

    /// <param name="Sent">False takes it back.</param>
    internal sealed record SentRequest(bool? Sent);

    private static Page<ReportsPage> ShowAll(Caller caller, Signage signage, SentReports sent, Instant now) => new(new()
    {
        [nameof(ReportsPage.Sent)] = signage.Playlists.Select(sent.Of).OfType<SentReport>().ToDictionary(s => s.Playlist, StringComparer.Ordinal),
        [nameof(ReportsPage.Office)] = signage.Office,
        [nameof(ReportsPage.Playlists)] = Seen(caller, signage).OrderBy(p => p.Plan?.ReportDue is null).ThenBy(p => sent.Of(p) is not null).ThenBy(p => DaysOff(p, sent)).ThenBy(p => p.Name, StringComparer.CurrentCulture).ToList(),
        [nameof(ReportsPage.Today)] = now.InZone(signage.Office.TimeZone).Date,
    });

    /// <summary>What is overdue stands first, then the next deadline; of those that were sent the newest.</summary>
    private static int DaysOff(Playlist playlist, SentReports sent) => playlist.Plan?.ReportDue is not { } due ? 0
        : Period.DaysBetween(LocalDate.MinIsoValue, due) * (sent.Of(playlist) is null ? 1 : -1);

    private static async Task<IResult> Show(string id, HttpContext context, Caller caller, SignageStore store, ReportDesk desk)
    {
        if (Seen(caller, store.Current).FirstOrDefault(p => p.Id == id) is not { } playlist)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        if (context.Request.Headers.Accept == "application/json")
            return HowFar(desk, playlist, context.Request.Query);
        var (model, problem, job) = await Try(desk, playlist, context, desk.Patience);
        if (job is not null)
        {
            return new Page<ReportWaitPage>(new() { [nameof(ReportWaitPage.Playlist)] = playlist, [nameof(ReportWaitPage.Percent)] = job.Percent });
        }

        return new Page<ReportPage>(
            new()
            {
                [nameof(ReportPage.Playlist)] = playlist,
                [nameof(ReportPage.Model)] = model,
                [nameof(ReportPage.Problem)] = problem,
                [nameof(ReportPage.Head)] = ReportHead.Of(context.Request),
                [nameof(ReportPage.Query)] = context.Request.Query.Where(q => q.Key != LanguageChoice.Query).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal),
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>For the page that waits: it is loaded anew once the report, or what is wrong, is there.</summary>
    private static IResult HowFar(ReportDesk desk, Playlist playlist, IQueryCollection query)
    {
        try
        {
            var asked = Asked(query);
            return Results.Json(desk.Ask(playlist, asked, Question(playlist, asked)) is { Result.IsCompleted: false } job ? new { job.Percent, IsReady = false } : new { Percent = 100, IsReady = true });
        }
        catch (InputProblemException)
        {
            return Results.Json(new { Percent = 100, IsReady = true });
        }
    }

    private static async Task<IResult> Download(string id, string file, HttpContext context, Caller caller, SignageStore store, ReportDesk desk)
    {
        if (Seen(caller, store.Current).FirstOrDefault(p => p.Id == id) is not { } playlist || FormatOf(file) is not { } format)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var (model, problem, _) = await Try(desk, playlist, context, Timeout.InfiniteTimeSpan);
        if (model is null)
            return new Page<NoticePage>(new() { [nameof(NoticePage.Words)] = problem }, StatusCodes.Status400BadRequest);
        ReportHead.Keep(context);
        return File(model, format, context);
    }

    private static async Task<IResult> DownloadForPrograms(string id, string file, HttpContext context, Caller caller, SignageStore store, ReportDesk desk)
    {
        if (Seen(caller, store.Current).FirstOrDefault(p => p.Id == id) is not { } playlist)
            return ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound);
        if (FormatOf(file) is not { } format && file != "report.json")
            return ApiEndpoints.Wrong("Ask for report.docx, report.xlsx, report.csv, report.html or report.json.", StatusCodes.Status404NotFound);
        var (model, problem, _) = await Try(desk, playlist, context, Timeout.InfiniteTimeSpan);
        if (model is null)
            return ApiEndpoints.Wrong(problem!, StatusCodes.Status400BadRequest);
        return FormatOf(file) is { } found ? File(model, found, context) : Results.Json(Figures(model));
    }

    private static object Figures(ReportModel model) => new
    {
        From = LocalDatePattern.Iso.Format(model.Days.Start),
        To = LocalDatePattern.Iso.Format(model.Days.End),
        Lines = model.Lines.Select(l => new { l.Entry, l.Slogan, Board = l.BoardId, PlannedSeconds = (long)l.Planned.TotalSeconds, LitSeconds = (long)l.Lit.TotalSeconds, MissedSeconds = (long)l.Absent.TotalSeconds, l.Count, l.DaysShown, NotProvedCount = l.DoubtfulCount, OutsideSeconds = l.Outside.Sum(o => (long)o.Length.TotalSeconds) }),
        Boards = model.Boards.Select(b => new { Board = b.BoardId, PlannedSeconds = (long)b.Planned.TotalSeconds, MissedSeconds = (long)b.Missed.TotalSeconds }),
        Others = model.Others.Select(o => new { o.Key, Board = o.BoardId, o.Text, Why = o.Why.En, First = LocalDatePattern.Iso.Format(o.First), Last = LocalDatePattern.Iso.Format(o.Last), o.Count, LitSeconds = (long)o.Lit.TotalSeconds, Proved = o.IsProved }),
        Dark = model.Dark.Select(d => new { d.Board, From = LocalDateTimePattern.GeneralIso.Format(d.From), Until = LocalDateTimePattern.GeneralIso.Format(d.Until), Kept = d.IsKept, Proved = d.IsProved, Verdict = d.Verdict.En }),
        Doubts = model.Doubts.Select(d => d.En),
    };

    private static (string Ending, string Type, Func<ReportModel, Language, byte[]> Write)? FormatOf(string file) =>
        Formats.FirstOrDefault(f => file == $"bao-cao.{f.Ending}" || file == $"report.{f.Ending}") is { Ending: not null } format ? format : null;

    /// <summary>To be kept, not looked at: a page of ours it is not.</summary>
    private static IResult File(ReportModel model, (string Ending, string Type, Func<ReportModel, Language, byte[]> Write) format, HttpContext context) =>
        Results.File(format.Write(model, LanguageChoice.Of(context.Request)), format.Type, $"bao-cao-{model.Playlist}.{format.Ending}");

    /// <returns>The report, or why there is none; or the report as it is being made, when it takes longer than that.</returns>
    private static async Task<(ReportModel? Model, Bilingual? Problem, ReportJob? Job)> Try(ReportDesk desk, Playlist playlist, HttpContext context, TimeSpan patience)
    {
        try
        {
            var asked = Asked(context.Request.Query);
            if (desk.Ask(playlist, asked, Question(playlist, asked)) is not { } job)
                return (null, ReportTexts.TooMany, null);
            await ((Task)job.Result).WaitAsync(patience, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.RequestAborted.ThrowIfCancellationRequested();
            if (!job.Result.IsCompleted)
                return (null, null, job);
            desk.Forget(job);
            return (await job.Result, null, null);
        }
        catch (InputProblemException e)
        {
            return (null, e.Words, null);
        }
    }

    /// <summary>The same for the same question.</summary>
    private static string Question(Playlist playlist, AskedReport asked) =>
        $"{playlist.Id}?{asked.From} {asked.To} {asked.Parent}|{asked.Place}|{asked.Code}|{string.Join('|', asked.Addressees)}|{string.Join('|', asked.Signer)}|{asked.SignerName}";

    /// <summary>One line or several, not too long.</summary>
    internal static bool IsText(string? text) => text is { Length: > 0 and <= LongestText } && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r'));

    private static AskedReport Asked(IQueryCollection query)
    {
        return new AskedReport(Day("from"), Day("to"))
        {
            Parent = Text("parent"),
            Place = Text("place"),
            Code = Text("code"),
            Addressees = Lines("addressee"),
            Signer = Lines("signer"),
            SignerName = Text("signer-name"),
        };

        string? Text(string name) => query[name].ToString() is var text && IsText(text) && !text.Any(char.IsControl) ? text : null;

        IReadOnlyList<string> Lines(string name) => (IsText(query[name].ToString()) ? query[name].ToString() : "").Split(['|', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        LocalDate? Day(string name) => query[name].ToString() is not { Length: > 0 } text ? null
            : ReportDays.TryRead(text, out var day, out var wrong) ? day
            : throw new InputProblemException(DayWords.OnPage(new(wrong.En + ".", wrong.Vi + ".")));
    }
}
