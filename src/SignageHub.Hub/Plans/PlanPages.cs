using System.Text;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Plans;

/// <summary><c>/plans</c>: a plan document in a browser, its proposals beside it.</summary>
internal static class PlanPages
{
    /// <summary>Larger documents are for the command line.</summary>
    internal const long LargestUpload = 20 * 1024 * 1024;

    public static IServiceCollection AddPlanPages(this IServiceCollection services) => services.AddSingleton<PlanDesk>().AddScoped<KeptDocuments>();

    public static WebApplication MapPlans(this WebApplication app)
    {
        app.MapGet("/plans", () => Ask()).Needs(Deed.ImportPlan);
        app.MapPost("/plans", Read).Needs(Deed.ImportPlan, LargestUpload);
        app.MapPost("/plans/import", Import).Needs(Deed.ImportPlan, 2 * 1024 * 1024);
        return app.MapPlanApi().MapDocuments();
    }

    private static Page<PlanPage> Ask(Bilingual? problem = null) => new(
        new() { [nameof(PlanPage.Problem)] = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> Read(HttpContext context, Caller caller, SignageStore store, PlanDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        try
        {
            // The name that the browser gives is only shown; nothing on the disk is called by it.
            var (name, bytes) = form.Files.Count > 0 && form.Files[0].Length > 0
                ? (NameOf(form.Files[0].FileName), await BytesOf(form.Files[0], context.RequestAborted))
                : (PlanTexts.Pasted.Vi, Encoding.UTF8.GetBytes(form["text"].ToString()));
            if (bytes.All(b => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return Ask(PlanTexts.Nothing);
            var plan = await PlanDocuments.Read(name, bytes, new LibraryObservances(store.Current.Observances), context.RequestAborted);
            return Show(caller, store, plan, desk.Put(caller.Account!.Id, plan), PlanForm.Of(plan), form["boards"].OfType<string>().ToList());
        }
        catch (InputProblemException e)
        {
            return Ask(e.Words);
        }
    }

    private static async Task<IResult> Import(HttpContext context, Caller caller, SignageStore store, PlanDesk desk, PlaylistEditor editor, HubSettings settings, DataFolder data)
    {
        var form = await AccountPages.FormOf(context);
        var ticket = form.Text("plan");
        if (desk.Find(ticket, caller.Account!.Id) is not { } plan)
            return Ask(PlanTexts.TooLate);
        var typed = PlanForm.Of(form, plan);
        var boards = form["boards"].OfType<string>().Take(200).ToList();
        if (form.Text("use") is { Length: > 0 } use)
            return Show(caller, store, plan, ticket, typed.With(use, plan), boards);
        try
        {
            var chosen = PlanChoice.Of(plan.Reading.Proposals, typed.Accepted, typed.Fixes(plan));
            var usable = chosen.Where(c => c.IsUsable).ToList();
            if (chosen.Count == 0 || usable.Count < chosen.Count)
                return Show(caller, store, plan, ticket, typed, boards, chosen.Count == 0 ? PlanTexts.NoneChosen : PlanTexts.Lacking);
            var draft = DraftOf(plan, usable, settings, data, boards);
            if (IsForeign(draft, caller, store))
                return Show(caller, store, plan, ticket, typed, boards, PlanTexts.Foreign(draft.Id));
            return await Write(draft, form.Text("replace"), caller, editor, context.RequestAborted) switch
            {
                SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{Uri.EscapeDataString(saved.Id)}?saved=import"),
                SaveResult.Wrong wrong => Show(caller, store, plan, ticket, typed, boards, wrong.Problems[0].Message),
                // A file that the hub cannot read is nothing that the page could write over.
                SaveResult.Changed { Now.Length: > 0 } when PlanThere.Of(draft, LanguageChoice.Of(context.Request)) is { } there => Show(caller, store, plan, ticket, typed, boards, there: there),
                _ => Show(caller, store, plan, ticket, typed, boards, PlanTexts.Taken(draft.Id)),
            };
        }
        catch (InputProblemException e)
        {
            return Show(caller, store, plan, ticket, typed, boards, e.Words);
        }
    }

    /// <summary>The name that somebody gives their file names nothing on the disk.</summary>
    internal static PlanDraft DraftOf(ReadPlan plan, IReadOnlyList<ChosenProposal> chosen, HubSettings settings, DataFolder data, IReadOnlyList<string> boards) =>
        PlanDraft.Of(plan.Reading.Document.Number is null ? plan with { File = "plan" } : plan, chosen, settings, data, boards);

    /// <summary>A playlist stands there that the caller may not change: neither its words nor what would be another are theirs to see.</summary>
    internal static bool IsForeign(PlanDraft draft, Caller caller, SignageStore store) =>
        store.Current.Playlists.FirstOrDefault(p => p.Id == draft.Id) is { } there && !Rights.May(caller.Grants, Deed.ImportPlan, there.Boards, store.Current.Office);

    /// <summary>A new playlist, or one in the place of that which the person has seen beside the difference.</summary>
    /// <param name="draft">What would be written.</param>
    /// <param name="seen">The mark of the draft that they saw beside the file; empty where they saw none.</param>
    /// <param name="caller">Who.</param>
    /// <param name="editor">Writes.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    /// <returns><see cref="SaveResult.Changed"/> when a playlist is there that they have not seen, or have seen otherwise.</returns>
    internal static async Task<SaveResult> Write(PlanDraft draft, string seen, Caller caller, PlaylistEditor editor, CancellationToken cancellationToken)
    {
        const string Name = "plan.import";
        if (draft.Existing is not null && seen != draft.Mark)
            return new SaveResult.Changed(draft.Existing, []);
        var result = draft.Existing is null
            ? await editor.Make(draft.Id, draft.Text, caller, Name, cancellationToken, draft.Id)
            : await editor.Save(draft.Id, PlaylistEditor.MarkOf(draft.Existing), _ => draft.Text, caller, Name, cancellationToken);
        if (result is SaveResult.Saved)
            draft.KeepDocument();
        return result;
    }

    private static Page<PlanPage> Show(
        Caller caller, SignageStore store, ReadPlan plan, string ticket, PlanForm form, IReadOnlyList<string> chosen, Bilingual? problem = null, PlanThere? there = null) => new(
        new()
        {
            [nameof(PlanPage.Plan)] = new PlanView(plan.File, plan.Reading, [.. plan.Text.Lines!.Select(l => (l.Number, l.Text))]),
            [nameof(PlanPage.Ticket)] = ticket,
            [nameof(PlanPage.Form)] = form,
            [nameof(PlanPage.Problem)] = problem,
            [nameof(PlanPage.There)] = there,
            [nameof(PlanPage.Chosen)] = chosen,
            [nameof(PlanPage.Boards)] = Rights.BoardsOf(caller.Grants, Deed.ImportPlan, store.Current.Office),
            [nameof(PlanPage.Everywhere)] = Rights.MayEverywhere(caller.Grants, Deed.ImportPlan),
        },
        there is not null ? StatusCodes.Status409Conflict : problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<byte[]> BytesOf(IFormFile file, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }

    internal static string NameOf(string given) => new([.. Path.GetFileName(given).Where(c => !char.IsControl(c)).Take(100)]);
}

/// <summary>A document for the page.</summary>
public sealed record PlanView(string File, PlanReading Reading, IReadOnlyList<(int Number, string Text)> Lines);

/// <summary>The playlist that stands there already.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Difference">What would be another; empty for nothing.</param>
/// <param name="Mark">See <see cref="PlanDraft.Mark"/>: whoever replaces it says so.</param>
public sealed record PlanThere(string Id, IReadOnlyList<DiffLine> Difference, string Mark)
{
    /// <summary>Null where there is none that could be replaced.</summary>
    internal static PlanThere? Of(PlanDraft draft, Language language) =>
        draft.Mark is { } mark ? new(draft.Id, draft.Difference(language), mark) : null;
}
