using System.Globalization;
using System.Net;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary><c>/boards</c>: how each board is, what is known of it, and what it is told to do.</summary>
internal static class BoardPages
{
    private const int IncidentsShown = 50;

    public static IServiceCollection AddBoardPages(this IServiceCollection services) => services.AddSingleton<BoardsEditor>().AddSingleton<BoardDeeds>().AddSingleton<BoardAnswers>();

    public static WebApplication MapBoardPages(this WebApplication app)
    {
        app.MapGet("/boards", (HttpContext context) => ShowAll(context, new BoardPageMoment())).Needs(Deed.Look);
        app.MapPost("/boards", Add).Needs(Deed.ManageBoards);
        app.MapGet("/boards/{id}", (string id, string? answer, HttpContext context, Caller caller, BoardAnswers answers) =>
            Show(id, context, new BoardPageMoment { Answer = answer is null ? null : answers.Find(caller.Account!, answer) })).Needs(Deed.Look);
        app.MapPost("/boards/{id}", Act).Needs(Deed.ManageBoards);
        app.MapPost("/enrolment", Claim).Needs(Deed.ManageBoards);
        app.MapPost("/enrolment/confirm", Confirm).Needs(Deed.ManageBoards);
        return app;
    }

    private static Page<BoardsPage> ShowAll(HttpContext context, BoardPageMoment moment)
    {
        var services = context.RequestServices;
        var (signage, caller) = (services.GetRequiredService<SignageStore>().Current, services.GetRequiredService<Caller>());
        return new Page<BoardsPage>(
            new()
            {
                [nameof(BoardsPage.Boards)] = signage.Office.Boards.Where(b => caller.May(Deed.Look, b)).ToList(),
                [nameof(BoardsPage.Reports)] = services.GetRequiredService<BoardReports>().All().ToDictionary(r => r.Id, StringComparer.Ordinal),
                [nameof(BoardsPage.Mine)] = Rights.BoardsOf(caller.Grants, Deed.ManageBoards, signage.Office),
                [nameof(BoardsPage.MayAdd)] = Rights.MayEverywhere(caller.Grants, Deed.ManageBoards),
                [nameof(BoardsPage.Mark)] = services.GetRequiredService<BoardsEditor>().Read().Mark,
                [nameof(BoardsPage.Moment)] = moment,
                [nameof(BoardsPage.Undo)] = moment.IsQuiet && context.Request.Query.ContainsKey("saved") ? UndoOf(services, caller) : null,
                [nameof(BoardsPage.Zone)] = signage.Office.TimeZone,
            },
            moment.Status);
    }

    private static IResult Show(string id, HttpContext context, BoardPageMoment moment)
    {
        var services = context.RequestServices;
        var (signage, caller) = (services.GetRequiredService<SignageStore>().Current, services.GetRequiredService<Caller>());
        if (Find(id, signage, caller) is not { } board)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var editor = services.GetRequiredService<BoardsEditor>();
        var (text, mark) = editor.Read();
        return new Page<BoardPage>(
            new()
            {
                [nameof(BoardPage.Board)] = board,
                [nameof(BoardPage.Report)] = services.GetRequiredService<BoardReports>().All().First(r => r.Id == id),
                [nameof(BoardPage.Incidents)] = services.GetRequiredService<IncidentLog>().Read(board.Id, IncidentsShown),
                [nameof(BoardPage.MayManage)] = caller.May(Deed.ManageBoards, board),
                [nameof(BoardPage.Mark)] = mark,
                [nameof(BoardPage.Form)] = moment.Typed ?? (editor.JsonOf(text, board.Id) is { } json ? BoardForm.OfJson(json) : null),
                [nameof(BoardPage.Moment)] = moment,
                [nameof(BoardPage.Undo)] = moment.IsQuiet && context.Request.Query.ContainsKey("saved") ? UndoOf(services, caller) : null,
                [nameof(BoardPage.Embed)] = services.GetRequiredService<HubSettings>().Web.EmbedIn.Count > 0 ? EmbedOf(board, context.Request) : null,
            },
            moment.Status);
    }

    /// <summary>Nothing is the brightness of the form; what is no number of 1 to 100 is not taken for that.</summary>
    private static (bool IsGood, int? Percent) PercentOf(string typed)
    {
        var number = typed.Trim().TrimEnd('%').TrimEnd();
        if (number.Length == 0 && typed.Trim().Length == 0)
            return (true, null);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? (true, percent) : (false, null);
    }

    /// <summary>As wide as the page that takes it in, as high as the board is beside that.</summary>
    private static string EmbedOf(Board board, HttpRequest request) => string.Create(
        CultureInfo.InvariantCulture,
        $"<iframe src=\"{request.Scheme}://{request.Host}{SecurityHeaders.EmbedPath}/{board.Id}\" title=\"{WebUtility.HtmlEncode(board.Name)}\" style=\"width:100%;aspect-ratio:{board.Size.Width}/{board.Size.Height};border:0\"></iframe>");

    private static string? UndoOf(IServiceProvider services, Caller caller) =>
        LastChange.Of(services.GetRequiredService<PlaylistHistory>(), BoardsEditor.HistoryId, services.GetRequiredService<BoardsEditor>().Read().Text, caller);

    private static async Task<IResult> Add(HttpContext context, Caller caller, BoardsEditor editor, PlaylistHistory history)
    {
        var form = await AccountPages.FormOf(context);
        if (form.Text("do") == "undo")
        {
            if (history.Read(BoardsEditor.HistoryId, form.Text("version")) is not { } older)
                return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
            var undone = await editor.Save(form.Text("mark"), _ => older, caller, "undo", context.RequestAborted);
            return undone is SaveResult.Saved ? Results.LocalRedirect("/boards") : ShowAll(context, BoardPageMoment.Of(undone, null));
        }

        var typed = BoardForm.Of(form);
        var result = await editor.Save(form.Text("mark"), text => BoardsEditor.Added(text, typed), caller, typed.Id, context.RequestAborted);
        return result is SaveResult.Saved ? Results.LocalRedirect($"/boards/{Uri.EscapeDataString(typed.Id)}?saved=1") : ShowAll(context, BoardPageMoment.Of(result, typed));
    }

    private static async Task<IResult> Act(string id, HttpContext context, Caller caller, SignageStore store, BoardsEditor editor, BoardDeeds deeds, BoardAnswers answers)
    {
        if (Find(id, store.Current, caller) is not { } board)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        caller.Demand(Deed.ManageBoards, [board]);
        var form = await AccountPages.FormOf(context);
        switch (form.Text("do"))
        {
            case "save":
                var typed = BoardForm.Of(form) with { Id = id };
                var saved = await editor.Save(form.Text("mark"), text => BoardsEditor.With(text, board.Id, typed.In), caller, id, context.RequestAborted);
                return saved is SaveResult.Saved ? Results.LocalRedirect($"/boards/{id}?saved=1") : Show(id, context, BoardPageMoment.Of(saved, typed));
            case "delete":
                var gone = await editor.Save(form.Text("mark"), text => BoardsEditor.Without(text, board.Id), caller, id, context.RequestAborted);
                return gone is SaveResult.Saved ? Results.LocalRedirect("/boards?saved=1") : Show(id, context, BoardPageMoment.Of(gone, null));
            case "revoke":
                // What cannot be taken back with a button is typed.
                return Told(string.Equals(form.Text("id"), id, StringComparison.Ordinal) ? deeds.Revoke(board, caller) : BoardDeeds.OtherId);
            case var kind when CommandKind.All.Contains(kind, StringComparer.Ordinal):
                return Told(PercentOf(form.Text("percent")) is var (isGood, percent) && isGood
                    ? await deeds.Tell(board, kind, percent, caller, context.RequestAborted)
                    : BoardDeeds.NoPercent);
            default:
                return Results.LocalRedirect($"/boards/{id}");
        }

        IResult Told(ErrandAnswer answer) => answer.IsFine
            ? Results.LocalRedirect($"/boards/{id}?answer={answers.Keep(caller.Account!, answer)}")
            : Show(id, context, new BoardPageMoment { Answer = answer });
    }

    private static async Task<IResult> Claim(HttpContext context, Caller caller, SignageStore store, BoardDeeds deeds)
    {
        var form = await AccountPages.FormOf(context);
        if (Find(form.Text("board"), store.Current, caller) is not { } board)
            return ShowAll(context, new BoardPageMoment { Answer = BoardDeeds.NoBoard });
        caller.Demand(Deed.ManageBoards, [board]);
        var answer = await deeds.Claim(form.Text("code"), board, context.RequestAborted);
        return ShowAll(context, answer.IsFine
            ? new BoardPageMoment { Claimed = new ClaimedBoard(board, form.Text("code"), answer.Data!.Value.GetProperty("digits").GetString()!) }
            : new BoardPageMoment { Answer = answer });
    }

    private static async Task<IResult> Confirm(HttpContext context, Caller caller, SignageStore store, BoardDeeds deeds)
    {
        var form = await AccountPages.FormOf(context);
        if (Find(form.Text("board"), store.Current, caller) is not { } board)
            return ShowAll(context, new BoardPageMoment { Answer = BoardDeeds.NoBoard });
        return ShowAll(context, new BoardPageMoment { Answer = await deeds.Confirm(form.Text("code"), form.Text("digits"), board, caller, context.RequestAborted) });
    }

    internal static Board? Find(string id, Signage signage, Caller caller) => signage.Office.Boards.FirstOrDefault(b => b.Id.Value == id && caller.May(Deed.Look, b));
}

/// <summary>What a page of boards shows beside them: an answer, or a form that was not taken, and why.</summary>
public sealed record BoardPageMoment
{
    public ErrandAnswer? Answer { get; init; }

    public BoardForm? Typed { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Null where nobody changed the file meanwhile.</summary>
    public IReadOnlyList<DiffLine>? Conflict { get; init; }

    public ClaimedBoard? Claimed { get; init; }

    public bool IsQuiet => Answer is null && Typed is null && Problems.Count == 0 && Conflict is null;

    internal int Status => Problems.Count > 0 || Answer is { IsFine: false } ? StatusCodes.Status400BadRequest : Conflict is not null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;

    internal static BoardPageMoment Of(SaveResult result, BoardForm? typed) => result switch
    {
        SaveResult.Wrong wrong => new BoardPageMoment { Typed = typed, Problems = wrong.Problems },
        SaveResult.Changed changed => new BoardPageMoment { Typed = typed, Conflict = changed.Difference },
        _ => new BoardPageMoment(),
    };
}

/// <summary>A board that was claimed by its code, until its digits were compared.</summary>
public sealed record ClaimedBoard(Board Board, string Code, string Digits);
