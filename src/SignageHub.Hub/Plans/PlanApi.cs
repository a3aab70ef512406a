using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Plans;

/// <summary>Plan documents for programs: read, then taken as a playlist of draft entries.</summary>
internal static class PlanApi
{
    public static WebApplication MapPlanApi(this WebApplication app)
    {
        app.MapPost("/api/v1/plans", Read).Api(Deed.ImportPlan, PlanPages.LargestUpload);
        app.MapPost("/api/v1/plans/{ticket}/import", Import).Api(Deed.ImportPlan);
        return app;
    }

    private static async Task<IResult> Read(string? name, HttpContext context, Caller caller, SignageStore store, PlanDesk desk)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        if (memory.Length == 0)
            return ApiEndpoints.Wrong("Send the document as the body: DOCX, PDF, HTML or text; its name as ?name=.", StatusCodes.Status400BadRequest);
        try
        {
            var plan = await PlanDocuments.Read(PlanPages.NameOf(name ?? "plan"), memory.ToArray(), new LibraryObservances(store.Current.Observances), context.RequestAborted);
            return Results.Json(new { Ticket = desk.Put(caller.Account!.Id, plan), Plan = PlanJson.Of(plan, LanguageChoice.Of(context.Request)) });
        }
        catch (InputProblemException e)
        {
            return ApiEndpoints.Wrong(e.Words, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> Import(string ticket, HttpContext context, Caller caller, PlanDesk desk, PlaylistEditor editor, SignageStore store, HubSettings settings, DataFolder data)
    {
        if (desk.Find(ticket, caller.Account!.Id) is not { } plan)
            return ApiEndpoints.Wrong("The document was read longer than two hours ago, or by somebody else; send it again.", StatusCodes.Status404NotFound);
        if (await ApiEndpoints.Json<ImportRequest>(context) is not { Accept: { Length: > 0 } accept } asked || asked.Boards is { Count: > 200 } || asked.Fixes is { Count: > 2000 }
            || asked.Boards?.Contains(null) == true || asked.Fixes?.Contains(null) == true)
            return ApiEndpoints.Wrong("Send JSON: { \"accept\": \"1,3-5\", \"fixes\": [\"2:from=2023-04-07\"], \"boards\": [\"lobby\", \"group:indoor\"] }; accept names the proposals that are taken, from 1.", StatusCodes.Status400BadRequest);
        try
        {
            var chosen = PlanChoice.Of(plan.Reading.Proposals, accept, asked.Fixes?.OfType<string>().ToList() ?? []);
            if (chosen.Count == 0)
                return ApiEndpoints.Wrong(PlanTexts.NoneChosen, StatusCodes.Status422UnprocessableEntity);
            if (chosen.Any(c => !c.IsUsable))
                return ApiEndpoints.Wrong(PlanTexts.Lacking, StatusCodes.Status422UnprocessableEntity);
            if (chosen.FirstOrDefault(c => c.NeedsConfirming) is { } doubtful)
                return ApiEndpoints.Wrong(Unconfirmed(doubtful), StatusCodes.Status422UnprocessableEntity);
            var draft = PlanPages.DraftOf(plan, chosen, settings, data, asked.Boards is { Count: > 0 } boards ? [.. boards.OfType<string>()] : null);
            if (PlanPages.IsForeign(draft, caller, store))
                return ApiEndpoints.Wrong(PlanTexts.Foreign(draft.Id), StatusCodes.Status403Forbidden);
            if (!draft.Check.IsGood)
                return ApiEndpoints.Answer(new SaveResult.Wrong([.. draft.Check.Problems.Where(p => p.Severity == Severity.Error)]));
            return await PlanPages.Write(draft, asked.Replace ?? "", caller, editor, context.RequestAborted) switch
            {
                SaveResult.Changed => Results.Json(
                    new { error = $"There is a playlist {draft.Id} already. To replace it, send \"replace\" with this mark.", mark = draft.Mark, difference = draft.Difference(LanguageChoice.Of(context.Request)).Select(l => $"{l.Sign}{l.Text}") },
                    statusCode: StatusCodes.Status409Conflict),
                var result => ApiEndpoints.Answer(result),
            };
        }
        catch (InputProblemException e)
        {
            return ApiEndpoints.Wrong(e.Words, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>On the page somebody ticks it, having seen it; a program says the day itself.</summary>
    private static string Unconfirmed(ChosenProposal proposal) =>
        $"Proposal {proposal.Number} has a day that the document does not have ({proposal.Proposal.Corrected}). Confirm it, or put it right: \"fixes\": [\"{proposal.Number}:{proposal.CorrectedSide ?? "from"}={proposal.Proposal.Corrected}\"].";

    /// <param name="Accept">Numbers and ranges, <c>1,3-5</c>.</param>
    /// <param name="Fixes">Corrections, <c>2:from=2023-04-07</c>.</param>
    /// <param name="Boards">As playlists name them; left out for all.</param>
    /// <param name="Replace">The mark of the refusal before, with the difference that was seen.</param>
    internal sealed record ImportRequest(string? Accept, IReadOnlyList<string?>? Fixes, IReadOnlyList<string?>? Boards, string? Replace);
}
