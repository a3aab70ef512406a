using System.Runtime.CompilerServices;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Plans;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Approvals;

/// <summary><c>/approvals</c>: what waits to be looked over, exactly as boards would light it.</summary>
internal static class ApprovalPages
{
    /// <summary>On one page: each is drawn for every kind of board.</summary>
    private const int Most = 40;

    public static WebApplication MapApprovals(this WebApplication app)
    {
        app.MapGet("/approvals", (Caller caller, SignageStore store, ApprovalDesk desk) => Show(caller, store.Current, desk)).Needs(Deed.Look);
        app.MapPost("/approvals", Decide).Needs(Deed.Approve);
        app.MapGet("/api/v1/approvals", List).Api(Deed.Look);
        app.MapPost("/api/v1/approvals", DecideForPrograms).Api(Deed.Approve);
        app.MapPost("/api/v1/playlists/{id}/submit", Submission.ForPrograms).Api(Deed.EditPlaylist);
        return app;
    }

    /// <summary>How many entries wait for an approver that somebody may approve.</summary>
    public static int CountFor(IReadOnlyList<Grant> grants, Signage signage) => For(grants, Deed.Approve, signage).Count(waiting => waiting.Stand.IsWithApprover);

    /// <summary>What was returned to somebody who may edit it, and how.</summary>
    public static IReadOnlyList<WaitingEntry> ReturnedTo(IReadOnlyList<Grant> grants, Signage signage) =>
        [.. For(grants, Deed.EditPlaylist, signage).Where(waiting => waiting.Stand.Step == ApprovalStep.Returned)];

    /// <summary>The playlists with drafts that somebody may edit and nobody has submitted, and how many.</summary>
    public static IReadOnlyList<(Playlist Playlist, int Drafts)> DraftsOf(IReadOnlyList<Grant> grants, Signage signage) =>
        [.. For(grants, Deed.EditPlaylist, signage).Where(waiting => waiting.Stand.Step == ApprovalStep.Draft).GroupBy(waiting => waiting.Entry.Playlist).Select(its => (its.Key, its.Count()))];

    /// <summary>How far the entries of a playlist are that lack an approval, by number.</summary>
    /// <param name="signage">Its approvals count.</param>
    /// <param name="playlist">May be a newer one than those in force.</param>
    public static IReadOnlyDictionary<int, ApprovalStand> StandsOf(Signage signage, Playlist playlist) => ApprovalProblems.WaitingIn(signage, playlist)
        .ToDictionary(entry => entry.Entry.Number, entry => ((ApprovalGate)signage.Approvals).StandOf(signage.Office, entry));

    /// <summary>Of one snapshot it is always the same.</summary>
    private static readonly ConditionalWeakTable<Signage, IReadOnlyList<WaitingEntry>> Waiting = [];

    private static IReadOnlyList<WaitingEntry> WaitingOf(Signage signage) => Waiting.GetValue(signage, static signage =>
        [.. ApprovalProblems.WaitingIn(signage).Select(entry => new WaitingEntry(entry, ((ApprovalGate)signage.Approvals).StandOf(signage.Office, entry)))]);

    private static IEnumerable<WaitingEntry> For(IReadOnlyList<Grant> grants, Deed deed, Signage signage)
    {
        var mine = signage.Playlists.Where(playlist => Rights.May(grants, deed, playlist.Boards, signage.Office)).ToHashSet<Playlist>(ReferenceEqualityComparer.Instance);
        return WaitingOf(signage).Where(waiting => mine.Contains(waiting.Entry.Playlist));
    }

    /// <summary>What waits that somebody may see; only as many are drawn as are shown.</summary>
    private static WaitingSheets SheetsFor(Caller caller, Signage signage, ApprovalDesk desk)
    {
        var seen = signage.Playlists.Where(playlist => Rights.MaySee(caller.Grants, playlist, signage.Office)).ToHashSet<Playlist>(ReferenceEqualityComparer.Instance);
        var waiting = WaitingOf(signage).Where(w => seen.Contains(w.Entry.Playlist)).ToLookup(w => w.Stand.IsWithApprover);
        return new WaitingSheets(
            [.. waiting[true].Take(Most).Select(w => (desk.Sheet(signage, w.Entry), w.Stand))],
            Math.Max(0, waiting[true].Count() - Most),
            [.. waiting[false].GroupBy(w => w.Entry.Playlist).Select(its => (its.Key, its.Count()))]);
    }

    private static Page<ApprovalsPage> Show(Caller caller, Signage signage, ApprovalDesk desk, Bilingual? problem = null, int status = StatusCodes.Status400BadRequest)
    {
        return new Page<ApprovalsPage>(
            new()
            {
                [nameof(ApprovalsPage.Waiting)] = SheetsFor(caller, signage, desk),
                [nameof(ApprovalsPage.Signage)] = signage,
                [nameof(ApprovalsPage.Records)] = signage.Approvals is ApprovalGate book
                    ? book.Book.Records.Reverse().Where(r => !r.IsSubmission && signage.Playlists.FirstOrDefault(p => p.Id == r.Playlist) is { } p && Rights.MaySee(caller.Grants, p, signage.Office)).Take(20).ToList()
                    : [],
                [nameof(ApprovalsPage.Problem)] = problem,
            },
            problem is null ? StatusCodes.Status200OK : status);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, SignageStore store, ApprovalDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        var signage = store.Current;
        var (problem, status) = await Decided(new Decision(form.Text("playlist"), form.Text("entry"), form.Text("do"), form.Text("seen"), form.Text("note")), context, caller, signage);
        return problem is null ? Results.LocalRedirect("/approvals") : Show(caller, signage, desk, problem, status);
    }

    private static IResult List(Caller caller, SignageStore store, ApprovalDesk desk, KeptDocuments documents)
    {
        var signage = store.Current;
        var waiting = SheetsFor(caller, signage, desk);
        return Results.Json(new
        {
            waiting.More,
            Waiting = waiting.Sheets.Select(w => Describe(w.Sheet, w.Stand, documents)),
            Drafts = waiting.Drafts.Select(d => new { Playlist = d.Playlist.Id, Entries = d.Entries }),
        });

        static object Describe(ApprovalSheet sheet, ApprovalStand stand, KeptDocuments documents) => new
        {
            Step = stand.Step == ApprovalStep.Submitted ? "submitted" : "reopened",
            stand.How!.By,
            At = WallTime.Iso(stand.How.At),
            Playlist = sheet.Entry.Playlist.Id,
            Entry = sheet.Name,
            sheet.Entry.Entry.Slogan,
            When = Core.Playlists.WhenText.Of(sheet.Entry.Entry.When),
            Document = documents.SourceOf(sheet.Entry)?.Text,
            Seen = SeenOf(sheet),
            Boards = sheet.Pictures.Select(p => new
            {
                Boards = p.Boards.Select(b => b.Id.Value),
                p.Digest,
                Pictures = (p.Scene?.ScenesOfATurn ?? []).SelectMany(PreviewPicture.Of).Select(picture => new { picture.Png, picture.Size.Width, picture.Size.Height }),
            }),
        };
    }

    private static async Task<IResult> DecideForPrograms(HttpContext context, Caller caller, SignageStore store)
    {
        if (await Api.ApiEndpoints.Json<Decision>(context) is not { Playlist: not null, Entry: not null, Do: "approve" or "return" } decision)
            return ApiEndpoints.Wrong("Send JSON: { \"playlist\": \"…\", \"entry\": \"1\", \"do\": \"approve\", \"seen\": \"…\" }, with seen as the list of what waits has it; to return it, \"do\": \"return\" and a \"note\".", StatusCodes.Status400BadRequest);
        var (problem, status) = await Decided(decision, context, caller, store.Current);
        return problem is null ? Results.Json(new { done = decision.Do }) : ApiEndpoints.Wrong(problem, status);
    }

    /// <returns>Why it was not done; null when it was.</returns>
    private static async Task<(Bilingual? Problem, int Status)> Decided(Decision decision, HttpContext context, Caller caller, Signage signage)
    {
        var services = context.RequestServices;
        var (store, desk) = (services.GetRequiredService<SignageStore>(), services.GetRequiredService<ApprovalDesk>());
        var (playlist, name, deed, note) = (decision.Playlist, decision.Entry, decision.Do, (decision.Note ?? "").ReplaceLineEndings(" "));
        if (deed is not ("approve" or "return"))
            return (ApprovalTexts.NoDeed, StatusCodes.Status400BadRequest);
        if (signage.Playlists.FirstOrDefault(p => p.Id == playlist) is not { } found)
            return (ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        caller.Demand(Deed.Approve, found.Boards, signage.Office);
        if (found.Entries.Select(e => new ScheduledEntry(found, e)).FirstOrDefault(e => ApprovalSheet.NameOf(e) == name) is not { } entry)
            return (ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        var sheet = desk.Sheet(signage, entry);
        if (note.Length > ApprovalDesk.LongestNote || (deed == "return" && note.Length == 0))
            return (ApprovalTexts.NoNote, StatusCodes.Status400BadRequest);
        if (deed != "return" && services.GetRequiredService<HubSettings>().ApprovedByAnother
            && EntryAuthor.Is(caller.Account!.Name, found.Id, entry.Entry, services.GetRequiredService<PlaylistHistory>()))
            return (ApprovalTexts.OwnWork, StatusCodes.Status403Forbidden);
        if (deed != "return" && StandsOf(signage, found).GetValueOrDefault(entry.Entry.Number) is { IsWithApprover: false })
            return (ApprovalTexts.NotSubmitted, StatusCodes.Status409Conflict);
        // What would be signed is not what was looked at.
        if (deed != "return" && decision.Seen != SeenOf(sheet))
            return (ApprovalTexts.Changed, StatusCodes.Status409Conflict);
        ApprovalRecord? done = null;
        try
        {
            await TakenUp.After(store, async () => done = await Record(), context.RequestAborted);
        }
        catch (StartProblemException e)
        {
            return (e.Words, StatusCodes.Status500InternalServerError);
        }

        return done is not null ? (null, StatusCodes.Status200OK) : (ApprovalTexts.NoBoardShows, StatusCodes.Status409Conflict);

        async Task<ApprovalRecord?> Record()
        {
            var (account, now) = (caller.Account!, TimeProvider.System.Now());
            var by = NameOf(account);
            var records = deed == "return"
                ? await desk.SendBack(signage, [entry], by, note, now, context.RequestAborted)
                : await desk.Approve([sheet], by, note.Length > 0 ? note : null, now, context.RequestAborted);
            if (records.Count == 0)
                return null;
            services.GetRequiredService<AuditLog>().Write(account.Name, deed == "return" ? "approval.return" : "approval.approve", $"{playlist}/{name}", after: note.Length > 0 ? note : null, from: AccountPages.AddressOf(context));
            return records[^1];
        }
    }

    /// <summary>A person, as records name them.</summary>
    internal static string NameOf(Account account) => $"{account.Display} ({account.Name})";

    /// <param name="Playlist">Its id.</param>
    /// <param name="Entry">Its name within the playlist.</param>
    /// <param name="Do"><c>approve</c> or <c>return</c>.</param>
    /// <param name="Seen">The very pictures that were looked at, in one word.</param>
    /// <param name="Note">Why; needed to return it.</param>
    internal sealed record Decision(string? Playlist, string? Entry, string? Do, string? Seen, string? Note);

    /// <summary>The very pictures, for every board, in one word.</summary>
    internal static string SeenOf(ApprovalSheet sheet) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', sheet.Pictures.Select(p => $"{p.Digest} {string.Join(',', p.Boards.Select(b => b.Id))}")))));
}

/// <summary>An entry that lacks an approval, and how far it is.</summary>
internal sealed record WaitingEntry(ScheduledEntry Entry, ApprovalStand Stand);

/// <summary>What lacks an approval, as the page has it.</summary>
/// <param name="Sheets">What waits for an approver, with its pictures.</param>
/// <param name="More">How many wait beside these.</param>
/// <param name="Drafts">The playlists with entries that wait for their authors, and how many.</param>
public sealed record WaitingSheets(IReadOnlyList<(ApprovalSheet Sheet, ApprovalStand Stand)> Sheets, int More, IReadOnlyList<(Playlist Playlist, int Entries)> Drafts);
