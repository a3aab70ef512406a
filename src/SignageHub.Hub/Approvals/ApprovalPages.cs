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

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    public static WebApplication MapApprovals(this WebApplication app)
    {
        app.MapGet("/approvals", (Caller caller, SignageStore store, ApprovalDesk desk) => Show(caller, store.Current, desk)).Needs(Deed.Look);
        app.MapPost("/approvals", Decide).Needs(Deed.Approve);
        app.MapGet("/api/v1/approvals", List).Api(Deed.Look);
        app.MapPost("/api/v1/approvals", DecideForPrograms).Api(Deed.Approve);
        return app;
    }

    /// <summary>How many entries wait that somebody may approve; what was returned and still stands so waits for whoever edits it.</summary>
    public static int CountFor(IReadOnlyList<Grant> grants, Signage signage)
    {
        var waiting = WaitingOf(signage);
        var mine = signage.Playlists.Where(playlist => Rights.May(grants, Deed.Approve, playlist.Boards, signage.Office)).ToHashSet<Playlist>(ReferenceEqualityComparer.Instance);
        return waiting.Entries.Count(entry => mine.Contains(entry.Playlist) && !waiting.Returned.ContainsKey(entry));
    }

    /// <summary>What was returned to somebody who may edit it, and how.</summary>
    public static IReadOnlyList<(ScheduledEntry Entry, ApprovalRecord How)> ReturnedTo(IReadOnlyList<Grant> grants, Signage signage) =>
        [.. WaitingOf(signage).Returned.Where(entry => Rights.May(grants, Deed.EditPlaylist, entry.Key.Playlist.Boards, signage.Office)).Select(entry => (entry.Key, entry.Value))];

    /// <summary>How an entry was returned that still stands so; null where it was not.</summary>
    /// <param name="signage">As it stands.</param>
    /// <param name="playlist">The playlist's id.</param>
    /// <param name="entry">As its file says.</param>
    public static ApprovalRecord? ReturnOf(Signage signage, string playlist, Entry entry) =>
        WaitingOf(signage).Returned.FirstOrDefault(e => e.Key.Playlist.Id == playlist && (e.Key.Entry.Number, e.Key.Entry.Slogan) == (entry.Number, entry.Slogan)).Value;

    /// <summary>Of one snapshot it is always the same.</summary>
    private static readonly ConditionalWeakTable<Signage, WaitingEntries> Waiting = [];

    private static WaitingEntries WaitingOf(Signage signage) => Waiting.GetValue(signage, static signage =>
    {
        var entries = ApprovalProblems.WaitingIn(signage).ToList();
        var returned = new Dictionary<ScheduledEntry, ApprovalRecord>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            if (((ApprovalGate)signage.Approvals).Returned(signage.Office, entry) is { } how)
                returned[entry] = how;
        }

        return new WaitingEntries(entries, returned);
    });

    private sealed record WaitingEntries(IReadOnlyList<ScheduledEntry> Entries, IReadOnlyDictionary<ScheduledEntry, ApprovalRecord> Returned);

    /// <summary>What waits that somebody may see; only as many are drawn as are shown.</summary>
    private static (List<ApprovalSheet> Sheets, int More) SheetsFor(Caller caller, Signage signage, ApprovalDesk desk)
    {
        var seen = signage.Playlists.Where(playlist => Rights.MaySee(caller.Grants, playlist, signage.Office)).ToHashSet<Playlist>(ReferenceEqualityComparer.Instance);
        var waiting = WaitingOf(signage).Entries.Where(entry => seen.Contains(entry.Playlist)).ToList();
        return ([.. waiting.Take(Most).Select(entry => desk.Sheet(signage, entry))], Math.Max(0, waiting.Count - Most));
    }

    private static Page<ApprovalsPage> Show(Caller caller, Signage signage, ApprovalDesk desk, Bilingual? problem = null, int status = StatusCodes.Status400BadRequest)
    {
        var (sheets, more) = SheetsFor(caller, signage, desk);
        return new Page<ApprovalsPage>(
            new()
            {
                [nameof(ApprovalsPage.Sheets)] = sheets,
                [nameof(ApprovalsPage.More)] = more,
                [nameof(ApprovalsPage.Signage)] = signage,
                [nameof(ApprovalsPage.Records)] = signage.Approvals is ApprovalGate book
                    ? book.Book.Records.Reverse().Where(r => signage.Playlists.FirstOrDefault(p => p.Id == r.Playlist) is { } p && Rights.MaySee(caller.Grants, p, signage.Office)).Take(20).ToList()
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
        var (sheets, more) = SheetsFor(caller, signage, desk);
        return Results.Json(new { More = more, Waiting = sheets.Select(sheet => Describe(sheet, documents)) });

        static object Describe(ApprovalSheet sheet, KeptDocuments documents) => new
        {
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
                Pictures = (p.Scene?.ScenesOfATurn ?? []).Select(PreviewPicture.Of).Select(picture => new { picture.Png, picture.Size.Width, picture.Size.Height }),
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
            && EntryAuthor.Of(found.Id, entry.Entry, services.GetRequiredService<PlaylistHistory>()) == caller.Account!.Name)
            return (ApprovalTexts.OwnWork, StatusCodes.Status403Forbidden);
        var by = $"{caller.Account!.Display} ({caller.Account.Name})";
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += Taken;
        try
        {
            var now = TimeProvider.System.Now();
            if (deed == "return")
                await desk.SendBack(signage, [entry], by, note, now, context.RequestAborted);
            else if (decision.Seen != SeenOf(sheet))
                // What would be signed is not what was looked at.
                return (ApprovalTexts.Changed, StatusCodes.Status409Conflict);
            else if ((await desk.Approve([sheet], by, note.Length > 0 ? note : null, now, context.RequestAborted)).Count == 0)
                return (ApprovalTexts.NoBoardShows, StatusCodes.Status409Conflict);
            services.GetRequiredService<AuditLog>().Write(caller.Account.Name, deed == "return" ? "approval.return" : "approval.approve", $"{playlist}/{name}", after: note.Length > 0 ? note : null, from: AccountPages.AddressOf(context));
            await taken.Task.WaitAsync(LongestWait, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (StartProblemException e)
        {
            return (e.Words, StatusCodes.Status500InternalServerError);
        }
        finally
        {
            store.Replaced -= Taken;
        }

        return (null, StatusCodes.Status200OK);

        void Taken(object? sender, EventArgs e) => taken.TrySetResult();
    }

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
