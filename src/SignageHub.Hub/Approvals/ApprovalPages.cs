using SignageHub.Core;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
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
        return app;
    }

    /// <summary>How many entries wait that somebody may approve; nothing is kept of the pictures that are not drawn anyway.</summary>
    public static int CountFor(IReadOnlyList<Grant> grants, Signage signage) => signage.Approvals is not ApprovalGate gate ? 0 : signage.Playlists
        .Where(playlist => Rights.May(grants, Deed.Approve, playlist.Boards, signage.Office))
        .SelectMany(playlist => playlist.Entries.Where(gate.Needs).Select(entry => new ScheduledEntry(playlist, entry)))
        .Take(500)
        .Count(entry => signage.Office.Boards.Any(board => Programme.IsFor(entry.Playlist, board) && gate.Missing(board, entry) is not null));

    private static Page<ApprovalsPage> Show(Caller caller, Signage signage, ApprovalDesk desk, Bilingual? problem = null, int status = StatusCodes.Status400BadRequest)
    {
        var waiting = desk.Sheets(signage, e => signage.Approvals is ApprovalGate gate && gate.Needs(e.Entry) && Rights.MaySee(caller.Grants, e.Playlist, signage.Office)).Where(s => s.Waits).ToList();
        return new Page<ApprovalsPage>(
            new()
            {
                [nameof(ApprovalsPage.Sheets)] = waiting.Take(Most).ToList(),
                [nameof(ApprovalsPage.More)] = Math.Max(0, waiting.Count - Most),
                [nameof(ApprovalsPage.Signage)] = signage,
                [nameof(ApprovalsPage.Records)] = signage.Approvals is ApprovalGate book
                    ? book.Book.Records.Reverse().Where(r => signage.Playlists.FirstOrDefault(p => p.Id == r.Playlist) is { } p && Rights.MaySee(caller.Grants, p, signage.Office)).Take(20).ToList()
                    : [],
                [nameof(ApprovalsPage.Problem)] = problem,
            },
            problem is null ? StatusCodes.Status200OK : status);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, SignageStore store, ApprovalDesk desk, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var (playlist, name, deed, note) = (form.Text("playlist"), form.Text("entry"), form.Text("do"), form.Text("note").ReplaceLineEndings(" "));
        var signage = store.Current;
        if (signage.Playlists.FirstOrDefault(p => p.Id == playlist) is not { } found)
            return Show(caller, signage, desk, ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        caller.Demand(Deed.Approve, found.Boards, signage.Office);
        if (desk.Sheets(signage, e => e.Playlist.Id == playlist).FirstOrDefault(s => s.Name == name) is not { } sheet)
            return Show(caller, signage, desk, ApprovalTexts.Gone, StatusCodes.Status409Conflict);
        if (note.Length > ApprovalDesk.LongestNote || (deed == "return" && note.Length == 0))
            return Show(caller, signage, desk, ApprovalTexts.NoNote);
        var by = $"{caller.Account!.Display} ({caller.Account.Name})";
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Replaced += Taken;
        try
        {
            var now = TimeProvider.System.Now();
            if (deed == "return")
                await desk.SendBack(signage, [sheet.Entry], by, note, now, context.RequestAborted);
            else if (form.Text("seen") != SeenOf(sheet))
                // What would be signed is not what was looked at.
                return Show(caller, signage, desk, ApprovalTexts.Changed, StatusCodes.Status409Conflict);
            else
                await desk.Approve([sheet], by, note.Length > 0 ? note : null, now, context.RequestAborted);
            audit.Write(caller.Account.Name, deed == "return" ? "approval.return" : "approval.approve", $"{playlist}/{name}", after: note.Length > 0 ? note : null, from: AccountPages.AddressOf(context));
            await taken.Task.WaitAsync(LongestWait, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (StartProblemException e)
        {
            return Show(caller, signage, desk, e.Words, StatusCodes.Status500InternalServerError);
        }
        finally
        {
            store.Replaced -= Taken;
        }

        return Results.LocalRedirect("/approvals");

        void Taken(object? sender, EventArgs e) => taken.TrySetResult();
    }

    /// <summary>The very pictures, for every board, in one word.</summary>
    internal static string SeenOf(ApprovalSheet sheet) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', sheet.Pictures.Select(p => $"{p.Digest} {string.Join(',', p.Boards.Select(b => b.Id))}")))));
}
