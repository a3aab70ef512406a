using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Approvals;

/// <summary>Hands what the author of a playlist has written to those who approve.</summary>
internal static class Submission
{
    /// <summary>Submits every entry that waits for its author.</summary>
    /// <param name="playlist">As its file says.</param>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who may edit it.</param>
    /// <returns>How many.</returns>
    /// <exception cref="StartProblemException">It cannot be recorded.</exception>
    public static async Task<int> Submit(Playlist playlist, HttpContext context, Caller caller)
    {
        var services = context.RequestServices;
        var (store, desk) = (services.GetRequiredService<SignageStore>(), services.GetRequiredService<ApprovalDesk>());
        var (signage, account) = (store.Current, caller.Account!);
        caller.Demand(Deed.EditPlaylist, playlist.Boards, signage.Office);
        var stands = ApprovalPages.StandsOf(signage, playlist);
        var entries = playlist.Entries.Where(e => stands.GetValueOrDefault(e.Number) is { IsWithApprover: false }).Select(e => new ScheduledEntry(playlist, e)).ToList();
        await TakenUp.After(
            store,
            async () =>
            {
                if (entries.Count == 0)
                    return null;
                var records = await desk.Submit(signage, entries, ApprovalPages.NameOf(account), TimeProvider.System.Now(), context.RequestAborted);
                services.GetRequiredService<AuditLog>().Write(
                    account.Name, "approval.submit", playlist.Id, after: string.Join(", ", entries.Select(ApprovalSheet.NameOf)), from: caller.From);
                return records[^1];
            },
            context.RequestAborted);
        return entries.Count;
    }

    /// <summary><c>POST /api/v1/playlists/{id}/submit</c>.</summary>
    public static async Task<IResult> ForPrograms(string id, HttpContext context, Caller caller, SignageStore store, PlaylistEditor editor)
    {
        if (EditorDesk.Find(id, caller, store.Current, editor) is not { } file)
            return ApiEndpoints.Wrong("There is no such playlist.", StatusCodes.Status404NotFound);
        if (editor.Check(id, file.Text).Value is not { } playlist)
            return ApiEndpoints.Wrong(EditTexts.Unsound, StatusCodes.Status409Conflict);
        try
        {
            return Results.Json(new { Submitted = await Submit(playlist, context, caller) });
        }
        catch (StartProblemException e)
        {
            return ApiEndpoints.Wrong(e.Words, StatusCodes.Status500InternalServerError);
        }
    }
}
