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
        app.MapGet("/plans", Open).Needs(Deed.ImportPlan);
        app.MapPost("/plans", Read).Needs(Deed.ImportPlan, LargestUpload);
        app.MapPost("/plans/import", Import).Needs(Deed.ImportPlan, 2 * 1024 * 1024);
        return app.MapPlanApi().MapDocuments();
    }

    /// <param name="plan">The ticket of a document that the caller has read; none for the form that asks for one.</param>
    /// <param name="caller">Who.</param>
    /// <param name="store">The files as they are in force.</param>
    /// <param name="desk">Has the documents.</param>
    /// <param name="settings">Where things lie.</param>
    /// <param name="data">Where the documents' texts are kept.</param>
    private static Page<PlanPage> Open(string? plan, Caller caller, SignageStore store, PlanDesk desk, HubSettings settings, DataFolder data)
    {
        if (plan is not { Length: > 0 })
            return Ask();
        return desk.Open(plan, caller.Account!.Id) is var (document, work)
            ? Show(caller, store, document, plan, work?.Form ?? PlanForm.Of(document), work?.Boards ?? ChosenFor(document, caller, store, settings, data))
            : Ask(PlanTexts.TooLate);
    }

    private static Page<PlanPage> Ask(Bilingual? problem = null, string? lost = null) => new(
        new() { [nameof(PlanPage.Problem)] = problem, [nameof(PlanPage.Lost)] = lost }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> Read(HttpContext context, Caller caller, SignageStore store, PlanDesk desk, HubSettings settings, DataFolder data)
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
            return Show(caller, store, plan, desk.Put(caller.Account!.Id, plan), PlanForm.Of(plan), ChosenFor(plan, caller, store, settings, data));
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
            return Ask(PlanTexts.TooLate, PlanForm.TextOf(form));
        var typed = PlanForm.Of(form, plan);
        var (choice, boards) = (BoardChoice.Of(form), BoardChoice.Of(form).Ticked);
        if (form.Text("use") is { Length: > 0 } use)
            typed = typed.With(use, plan);
        desk.Note(ticket, new PlanWork(typed, boards));
        if (form.Text("use").Length > 0)
            return Show(caller, store, plan, ticket, typed, boards);
        if (typed.Faults(plan.Reading) is { Count: > 0 } faults)
            return Show(caller, store, plan, ticket, typed, boards, faults: faults);
        try
        {
            var chosen = PlanChoice.Of(plan.Reading.Proposals, typed.Accepted, typed.Fixes(plan));
            if (chosen.Count == 0)
                return Show(caller, store, plan, ticket, typed, boards, PlanTexts.NoneChosen);
            if (choice.Problem is { } unusable)
                return Show(caller, store, plan, ticket, typed, boards, unusable);
            var draft = DraftOf(plan, chosen, settings, data, [.. choice.Targets.Select(EditorPages.WordOf)]);
            if (IsForeign(draft, caller, store))
                return Show(caller, store, plan, ticket, typed, boards, PlanTexts.Foreign(draft.Id));
            return await Write(draft, form.Text("replace"), caller, editor, context.RequestAborted) switch
            {
                SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{Uri.EscapeDataString(saved.Id)}{(saved.IsUnchanged ? "" : "?saved=import")}"),
                SaveResult.Wrong wrong => Show(caller, store, plan, ticket, typed, boards, PlanChoice.Words(wrong.Problems, chosen, ProblemWords.WithField)),
                // A file that the hub cannot read is nothing that the page could write over.
                SaveResult.Changed { Now.Length: > 0 } when PlanThere.Of(draft, LanguageChoice.Of(context.Request)) is { } there => Show(caller, store, plan, ticket, typed, boards, there: there),
                _ => Show(caller, store, plan, ticket, typed, boards, PlanTexts.Taken(draft.Id)),
            };
        }
        catch (InputProblemException e)
        {
            return Show(caller, store, plan, ticket, typed, boards, e.Words);
        }
        catch (NoRightException e)
        {
            // On a page of its own the corrections would be gone.
            return Show(caller, store, plan, ticket, typed, boards, e.Words, status: StatusCodes.Status403Forbidden);
        }
    }

    /// <summary>The name that somebody gives their file names nothing on the disk.</summary>
    internal static PlanDraft DraftOf(ReadPlan plan, IReadOnlyList<ChosenProposal> chosen, HubSettings settings, DataFolder data, IReadOnlyList<string>? boards) =>
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
        Caller caller, SignageStore store, ReadPlan plan, string ticket, PlanForm form, IReadOnlyList<string> chosen, Bilingual? problem = null, PlanThere? there = null, int? status = null, IReadOnlyList<PlanFault>? faults = null) => new(
        new()
        {
            [nameof(PlanPage.Plan)] = new PlanView(plan.File, plan.Reading, [.. plan.Text.Lines!.Select(l => (l.Number, l.Text))]),
            [nameof(PlanPage.Ticket)] = ticket,
            [nameof(PlanPage.Form)] = form,
            [nameof(PlanPage.Problem)] = problem,
            [nameof(PlanPage.There)] = there,
            [nameof(PlanPage.Faults)] = faults ?? [],
            [nameof(PlanPage.Chosen)] = chosen,
            [nameof(PlanPage.Boards)] = Rights.BoardsOf(caller.Grants, Deed.ImportPlan, store.Current.Office),
            [nameof(PlanPage.Everywhere)] = Rights.MayEverywhere(caller.Grants, Deed.ImportPlan),
        },
        status ?? (there is not null ? StatusCodes.Status409Conflict : problem is null && faults is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest));

    /// <summary>What is ticked at first: the boards of the playlist that the plan was imported into before, and what is plain for a new one.</summary>
    private static IReadOnlyList<string> ChosenFor(ReadPlan plan, Caller caller, SignageStore store, HubSettings settings, DataFolder data)
    {
        var (id, office) = (DraftOf(plan, [], settings, data, boards: null).Id, store.Current.Office);
        return store.Current.Playlists.FirstOrDefault(p => p.Id == id) is { } there && Rights.May(caller.Grants, Deed.ImportPlan, there.Boards, office)
            ? BoardChoice.Of(there.Boards)
            : BoardChoice.AtFirst(Rights.BoardsOf(caller.Grants, Deed.ImportPlan, office), Rights.MayEverywhere(caller.Grants, Deed.ImportPlan));
    }

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
