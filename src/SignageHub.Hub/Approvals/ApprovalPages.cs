using System.Runtime.CompilerServices;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Approvals;

/// <summary><c>/approvals</c>: what waits to be looked over, exactly as boards would light it.</summary>
internal static class ApprovalPages
{
    /// <summary>On one page: each is drawn for every kind of board.</summary>
    private const int Most = 40;

    private const int MostDecided = 20;

    public static WebApplication MapApprovals(this WebApplication app)
    {
        app.MapGet("/approvals", (Caller caller, SignageStore store, ApprovalDesk desk) => Show(caller, store.Current, desk)).Needs(Deed.Look);
        app.MapPost("/approvals", Decide).Needs(Deed.Approve);
        app.MapApprovalApi();
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

    /// <summary>By which approval the entries of a playlist show that need one, by number.</summary>
    /// <inheritdoc cref="StandsOf"/>
    public static IReadOnlyDictionary<int, ApprovalRecord> ApprovedOf(Signage signage, Playlist playlist) =>
        ApprovalProblems.ApprovedIn(signage, playlist).ToDictionary(approved => approved.Entry.Entry.Number, approved => approved.Approvals[0]);

    /// <summary>What was decided lately, the newest first, and by which of these approvals something shows now.</summary>
    internal static IReadOnlyList<DecidedEntry> DecidedLately(Caller caller, Signage signage)
    {
        if (signage.Approvals is not ApprovalGate gate)
            return [];
        var playlists = signage.Playlists.Where(playlist => Rights.MaySee(caller.Grants, playlist, signage.Office)).ToDictionary(playlist => playlist.Id, StringComparer.Ordinal);
        var records = gate.Book.Records.Reverse().Where(record => !record.IsSubmission && playlists.ContainsKey(record.Playlist)).Take(MostDecided).ToList();
        var mine = records.Where(record => record.IsApproval).Select(record => playlists[record.Playlist]).Distinct<Playlist>(ReferenceEqualityComparer.Instance)
            .Where(playlist => Rights.May(caller.Grants, Deed.Approve, playlist.Boards, signage.Office));
        var inForce = mine.SelectMany(playlist => ApprovalProblems.ApprovedIn(signage, playlist)).SelectMany(approved => approved.Approvals).Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        return [.. records.Select(record => new DecidedEntry(record, playlists[record.Playlist], inForce.Contains(record.Id)))];
    }

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
    /// <param name="caller">Who.</param>
    /// <param name="signage">As it stands.</param>
    /// <param name="desk">Draws.</param>
    /// <param name="from">How many of what waits for an approver are left out before the first.</param>
    internal static WaitingSheets SheetsFor(Caller caller, Signage signage, ApprovalDesk desk, int from = 0)
    {
        var seen = signage.Playlists.Where(playlist => Rights.MaySee(caller.Grants, playlist, signage.Office)).ToHashSet<Playlist>(ReferenceEqualityComparer.Instance);
        var waiting = WaitingOf(signage).Where(w => seen.Contains(w.Entry.Playlist)).ToLookup(w => w.Stand.IsWithApprover);
        return new WaitingSheets(
            [.. waiting[true].Skip(from).Take(Most).Select(w => (desk.Sheet(signage, w.Entry), w.Stand))],
            Math.Max(0, waiting[true].Skip(from).Count() - Most),
            [.. waiting[false].GroupBy(w => w.Entry.Playlist).Select(its => (its.Key, its.Count()))],
            [.. waiting[false].Where(w => w.Stand.Step == ApprovalStep.Returned)]);
    }

    private static Page<ApprovalsPage> Show(Caller caller, Signage signage, ApprovalDesk desk, Bilingual? problem = null, int status = StatusCodes.Status400BadRequest)
    {
        return new Page<ApprovalsPage>(
            new()
            {
                [nameof(ApprovalsPage.Waiting)] = SheetsFor(caller, signage, desk),
                [nameof(ApprovalsPage.Signage)] = signage,
                [nameof(ApprovalsPage.Decided)] = DecidedLately(caller, signage),
                [nameof(ApprovalsPage.Problem)] = problem,
            },
            problem is null ? StatusCodes.Status200OK : status);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, SignageStore store, ApprovalDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        var signage = store.Current;
        var approval = form.Text("approval") is { Length: > 0 } id ? id : null;
        var (_, problem, status) = await Decided(new Decision(form.Text("playlist"), form.Text("entry"), form.Text("do"), form.Text("seen"), form.Text("note"), approval), context, caller, signage);
        if (problem is not null)
            return Show(caller, signage, desk, problem, status);
        var shown = form.Text("back") == "playlist" ? signage.Playlists.FirstOrDefault(p => p.Id == form.Text("playlist")) : null;
        return Results.LocalRedirect(shown is null ? "/approvals" : $"/playlists/{shown.Id}#e{ShownBy(signage, shown, approval)?.Entry.Number}");
    }

    /// <returns>What was recorded, or why nothing was.</returns>
    internal static async Task<(ApprovalRecord? Record, Bilingual? Problem, int Status)> Decided(Decision decision, HttpContext context, Caller caller, Signage signage)
    {
        var services = context.RequestServices;
        var (store, desk) = (services.GetRequiredService<SignageStore>(), services.GetRequiredService<ApprovalDesk>());
        var (playlist, name, deed, note) = (decision.Playlist, decision.Entry, decision.Do, (decision.Note ?? "").ReplaceLineEndings(" "));
        if (deed is not ("approve" or "return"))
            return (null, ApprovalTexts.NoDeed, StatusCodes.Status400BadRequest);
        if (signage.Playlists.FirstOrDefault(p => p.Id == playlist) is not { } found)
            return (null, ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        caller.Demand(Deed.Approve, found.Boards, signage.Office);
        // By its number it may be another by now; what an approval lets show is what it was.
        var isTakenBack = deed == "return" && decision.Approval is not null;
        var named = isTakenBack
            ? ShownBy(signage, found, decision.Approval)
            : found.Entries.Select(e => new ScheduledEntry(found, e)).FirstOrDefault(e => ApprovalSheet.NameOf(e) == name);
        if (named is not { } entry)
            return (null, isTakenBack ? ApprovalTexts.NotInForce : ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        var sheet = desk.Sheet(signage, entry);
        if (note.Length > ApprovalDesk.LongestNote)
            return (null, ApprovalTexts.LongNote, StatusCodes.Status400BadRequest);
        if (deed == "return" && string.IsNullOrWhiteSpace(note))
            return (null, ApprovalTexts.NoNote, StatusCodes.Status400BadRequest);
        if (deed != "return" && services.GetRequiredService<HubSettings>().ApprovedByAnother
            && EntryAuthor.Is(caller.Account!.Name, found.Id, entry.Entry, services.GetRequiredService<PlaylistHistory>()))
            return (null, ApprovalTexts.OwnWork, StatusCodes.Status403Forbidden);
        if (deed != "return" && StandsOf(signage, found).GetValueOrDefault(entry.Entry.Number) is { IsWithApprover: false })
            return (null, ApprovalTexts.NotSubmitted, StatusCodes.Status409Conflict);
        // What would be signed is not what was looked at.
        if (deed != "return" && decision.Seen != SeenOf(sheet))
            return (null, ApprovalTexts.Changed, StatusCodes.Status409Conflict);
        ApprovalRecord? done = null;
        try
        {
            await TakenUp.After(store, async () => done = await Record(), context.RequestAborted);
        }
        catch (StartProblemException e)
        {
            return (null, e.Words, StatusCodes.Status500InternalServerError);
        }

        return done is not null ? (done, null, StatusCodes.Status200OK) : (null, ApprovalTexts.NoBoardShows, StatusCodes.Status409Conflict);

        async Task<ApprovalRecord?> Record()
        {
            var (account, now) = (caller.Account!, TimeProvider.System.Now());
            var by = NameOf(account);
            var records = deed == "return"
                ? await desk.SendBack(signage, [entry], by, note, now, context.RequestAborted)
                : await desk.Approve([sheet], by, note.Length > 0 ? note : null, now, context.RequestAborted);
            if (records.Count == 0)
                return null;
            services.GetRequiredService<AuditLog>().Write(account.Name, deed == "return" ? "approval.return" : "approval.approve", $"{playlist}/{ApprovalSheet.NameOf(entry)}", after: note.Length > 0 ? note : null, from: caller.From);
            return records[^1];
        }
    }

    /// <summary>The entry that an approval lets show; null for none.</summary>
    private static ScheduledEntry? ShownBy(Signage signage, Playlist playlist, string? approval) =>
        ApprovalProblems.ApprovedIn(signage, playlist).FirstOrDefault(approved => approved.Approvals.Any(record => record.Id == approval)).Entry;

    /// <summary>A person, as records name them.</summary>
    internal static string NameOf(Account account) => $"{account.Display} ({account.Name})";

    /// <param name="Playlist">Its id.</param>
    /// <param name="Entry">Its name within the playlist.</param>
    /// <param name="Do"><c>approve</c> or <c>return</c>.</param>
    /// <param name="Seen">The very pictures that were looked at, in one word.</param>
    /// <param name="Note">Why; needed to return it.</param>
    /// <param name="Approval">The approval that is taken back, in place of the entry's name, which may be another's by now.</param>
    internal sealed record Decision(string? Playlist, string? Entry, string? Do, string? Seen, string? Note, string? Approval = null);

    /// <summary>The very pictures, for every board, in one word.</summary>
    internal static string SeenOf(ApprovalSheet sheet) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', sheet.Pictures.Select(p => $"{p.Digest} {string.Join(',', p.Boards.Select(b => b.Id))}")))));
}

/// <summary>An entry that lacks an approval, and how far it is.</summary>
public sealed record WaitingEntry(ScheduledEntry Entry, ApprovalStand Stand);

/// <summary>What lacks an approval, as the page has it.</summary>
/// <param name="Sheets">What waits for an approver, with its pictures.</param>
/// <param name="More">How many wait beside these.</param>
/// <param name="Drafts">The playlists with entries that wait for their authors, and how many.</param>
/// <param name="Returned">Those of them that were returned.</param>
public sealed record WaitingSheets(
    IReadOnlyList<(ApprovalSheet Sheet, ApprovalStand Stand)> Sheets, int More, IReadOnlyList<(Playlist Playlist, int Entries)> Drafts, IReadOnlyList<WaitingEntry> Returned);

/// <summary>What somebody decided.</summary>
/// <param name="Record">How.</param>
/// <param name="Playlist">Of the entry, as it is now.</param>
/// <param name="IsInForce">Whether something shows by it, and the person before the page may take it back.</param>
public sealed record DecidedEntry(ApprovalRecord Record, Playlist Playlist, bool IsInForce);
