using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Plans;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Approvals;

/// <summary><c>/api/v1/approvals</c>: what people do on the page, for programs.</summary>
internal static class ApprovalApi
{
    public static WebApplication MapApprovalApi(this WebApplication app)
    {
        app.MapGet("/api/v1/approvals", (int? from, Caller caller, SignageStore store, ApprovalDesk desk, KeptDocuments documents) => List(from ?? 0, caller, store.Current, desk, documents)).Api(Deed.Look);
        app.MapPost("/api/v1/approvals", DecideForPrograms).Api(Deed.Approve);
        app.MapGet("/api/v1/playlists/{id}/approvals", InForceOf).Api(Deed.Look);
        app.MapPost("/api/v1/playlists/{id}/submit", Submission.ForPrograms).Api(Deed.EditPlaylist);
        return app;
    }

    private static IResult List(int from, Caller caller, Signage signage, ApprovalDesk desk, KeptDocuments documents)
    {
        if (from < 0)
            return ApiEndpoints.Wrong("from is how many to leave out before the first: 0 or more.", StatusCodes.Status400BadRequest);
        var waiting = ApprovalPages.SheetsFor(caller, signage, desk, from);
        return Results.Json(new
        {
            waiting.More,
            Waiting = waiting.Sheets.Select(w => Describe(w.Sheet, w.Stand, documents)),
            Drafts = waiting.Drafts.Select(d => new { Playlist = d.Playlist.Id, Entries = d.Entries }),
            Returned = waiting.Returned.Select(r => new
            {
                Playlist = r.Entry.Playlist.Id,
                Entry = ApprovalSheet.NameOf(r.Entry),
                r.Entry.Entry.Slogan,
                r.Stand.How!.By,
                At = WallTime.Iso(r.Stand.How.At),
                r.Stand.How.Note,
            }),
            Decided = ApprovalPages.DecidedLately(caller, signage).Select(d => new
            {
                d.Record.Id,
                Playlist = d.Record.Playlist,
                d.Record.Entry,
                d.Record.Slogan,
                Done = d.Record.IsApproval ? "approve" : "return",
                d.Record.By,
                At = WallTime.Iso(d.Record.At),
                d.Record.Note,
                d.IsInForce,
            }),
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
            Seen = ApprovalPages.SeenOf(sheet),
            Boards = sheet.Pictures.Select(p => new
            {
                Boards = p.Boards.Select(b => b.Id.Value),
                p.Digest,
                Pictures = (p.Scene?.ScenesOfATurn ?? []).SelectMany(PreviewPicture.Of).Select(picture => new { picture.Png, picture.Size.Width, picture.Size.Height }),
            }),
        };
    }

    /// <summary>By which approvals the entries of a playlist show that need one; each is taken back by its id.</summary>
    private static IResult InForceOf(string id, Caller caller, SignageStore store)
    {
        var signage = store.Current;
        return signage.Playlists.FirstOrDefault(p => p.Id == id && Rights.MaySee(caller.Grants, p, signage.Office)) is not { } playlist
            ? ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound)
            : Results.Json(ApprovalPages.ApprovedOf(signage, playlist).Select(approved => new
            {
                Number = approved.Key,
                approved.Value.Id,
                approved.Value.Slogan,
                approved.Value.By,
                At = WallTime.Iso(approved.Value.At),
                approved.Value.Note,
            }));
    }

    private static async Task<IResult> DecideForPrograms(HttpContext context, Caller caller, SignageStore store)
    {
        if (await ApiEndpoints.Json<ApprovalPages.Decision>(context) is not { Playlist: not null, Do: "approve" or "return" } decision || (decision.Entry is null && decision is not { Do: "return", Approval: not null }))
            return ApiEndpoints.Wrong("Send JSON: { \"playlist\": \"…\", \"entry\": \"1\", \"do\": \"approve\", \"seen\": \"…\" }, with seen as the list of what waits has it; to return it or to take an approval back, \"do\": \"return\" and a \"note\".", StatusCodes.Status400BadRequest);
        var (record, problem, status) = await ApprovalPages.Decided(decision, context, caller, store.Current);
        return problem is null ? Results.Json(new { done = decision.Do, record!.Id }) : ApiEndpoints.Wrong(problem, status);
    }
}
