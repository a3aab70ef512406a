using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Editing;

/// <summary><c>/playlists</c>: what the boards show, written in a browser.</summary>
internal static class EditorPages
{
    public static IServiceCollection AddEditing(this IServiceCollection services) => services.AddSingleton<PlaylistHistory>().AddSingleton<PlaylistEditor>().AddHostedService<FirstPreview>();

    public static WebApplication MapEditing(this WebApplication app)
    {
        app.MapGet("/playlists", List).Needs(Deed.Look);
        app.MapPost("/playlists", Make).Needs(Deed.EditPlaylist);
        app.MapGet("/playlists/{id}", Show).Needs(Deed.Look);
        app.MapPost("/playlists/{id}/preview", Preview).Needs(Deed.EditPlaylist);
        return app.MapDeeds().MapHistory();
    }

    /// <param name="observance">The id of one for which somebody wants to write: the new form begins with it. What is none is nothing.</param>
    /// <param name="context">The request.</param>
    private static Page<PlaylistsPage> List(string? observance, HttpContext context)
    {
        var desk = new EditorDesk(context);
        var asked = observance is null ? null : desk.Store.Current.Observances.All.FirstOrDefault(o => o.Id == observance);
        return ShowAll(
            desk,
            typed: asked is null ? null : new EntryForm { Rule = "observance", Observance = asked.Id },
            name: asked?.Name.In(LanguageChoice.Of(context.Request)));
    }

    private static Page<PlaylistsPage> ShowAll(EditorDesk desk, IReadOnlyList<Problem>? problems = null, EntryForm? typed = null, string? name = null, BoardChoice? choice = null, int? status = null, EntryPreviews? previews = null)
    {
        var (caller, signage) = (desk.Caller, desk.Store.Current);
        var deleted = desk.Editor.Deleted(caller.Grants);
        return new Page<PlaylistsPage>(
            new()
            {
                [nameof(PlaylistsPage.Playlists)] = signage.Playlists.Where(p => Rights.MaySee(caller.Grants, p, signage.Office)).ToList(),
                [nameof(PlaylistsPage.Boards)] = Rights.BoardsOf(caller.Grants, Deed.EditPlaylist, signage.Office),
                [nameof(PlaylistsPage.Everywhere)] = Rights.MayEverywhere(caller.Grants, Deed.EditPlaylist),
                [nameof(PlaylistsPage.Now)] = desk.Clock.Now().InZone(signage.Office.TimeZone),
                [nameof(PlaylistsPage.Problems)] = problems ?? [],
                [nameof(PlaylistsPage.Typed)] = typed,
                [nameof(PlaylistsPage.Name)] = name,
                [nameof(PlaylistsPage.Chosen)] = choice?.Ticked,
                [nameof(PlaylistsPage.Previews)] = previews,
                [nameof(PlaylistsPage.Deleted)] = deleted,
                [nameof(PlaylistsPage.Removed)] = deleted.FirstOrDefault(d => d.Id == desk.Context.Request.Query["removed"]),
            },
            status ?? (problems is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest));
    }

    // With the context alone it would be a RequestDelegate, whose result nobody reads.
    private static async Task<IResult> Make(HttpContext context, Caller caller)
    {
        var desk = new EditorDesk(context);
        var store = desk.Store;
        var form = await AccountPages.FormOf(context);
        if (form.Text("do") == "put-back")
            return await PutBack(form.Text("id"), desk);
        var name = form.Text("name");
        var entry = EntryForm.Of(form);
        if (form.Text("do") == "preview")
            return ShowAll(desk, typed: entry, name: name, choice: BoardChoice.Of(form), previews: PreviewsOfANew(form, desk));
        var choice = BoardChoice.Of(form);
        entry = entry with { Draft = entry.Draft || !desk.Editor.MayShowAtOnce(caller, choice.Targets) };
        if (choice.Problems.Concat(EntryFaults.Problems(entry, desk.Scenes)).ToList() is { Count: > 0 } unusable)
            return ShowAll(desk, unusable, entry, name, choice);
        var boards = choice.Targets.Count == 0 ? "" : $"  \"boards\": [{string.Join(", ", choice.Targets.Select(target => EntryForm.Quote(WordOf(target))))}],\n";
        var text = $"{{\n  \"name\": {EntryForm.Quote(name)},\n{boards}  \"entries\": [\n    {entry.ToJson()}\n  ]\n}}\n";
        try
        {
            return await desk.Editor.Make(name, text, caller, "playlist.new", context.RequestAborted) switch
            {
                SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{saved.Id}?saved=new"),
                SaveResult.Wrong wrong => ShowAll(desk, wrong.Problems, entry, name, choice),
                _ => Results.LocalRedirect("/playlists"),
            };
        }
        catch (NoRightException e)
        {
            // On a page of its own the words would be gone.
            return ShowAll(desk, [new Problem("", 0, 0, "", e.Words)], entry, name, choice, StatusCodes.Status403Forbidden);
        }
    }

    private static async Task<IResult> PutBack(string id, EditorDesk desk)
    {
        try
        {
            return await desk.Editor.PutBack(id, desk.Caller, desk.Context.RequestAborted) switch
            {
                SaveResult.Saved => Results.LocalRedirect($"/playlists/{id}?saved=put-back"),
                SaveResult.Wrong wrong => ShowAll(desk, wrong.Problems),
                _ => NotFound,
            };
        }
        catch (NoRightException e)
        {
            return ShowAll(desk, [new Problem("", 0, 0, "", e.Words)], status: StatusCodes.Status403Forbidden);
        }
    }

    private static IResult Show(string id, int? entry, HttpContext context)
    {
        var desk = new EditorDesk(context);
        return Of(id, desk, new PlaylistMoment { Editing = entry, Saved = context.Request.Query["saved"].ToString() is { Length: > 0 } saved ? saved : null });
    }

    /// <summary>The page of a playlist as it is at some moment.</summary>
    internal static IResult Of(string id, EditorDesk desk, PlaylistMoment moment)
    {
        var (caller, signage, editor) = (desk.Caller, desk.Store.Current, desk.Editor);
        if (desk.Find(id) is not { } file)
            return NotFound;
        var sound = editor.Check(id, file.Text).Value;
        var playlist = sound ?? file.InForce;
        var entries = sound is null ? [] : JsonSpans.Of(file.Text)["entries"]!.Items.Select(i => i.In(file.Text)).ToList();
        moment = moment.On(file, entries, editor);
        var boards = signage.Office.Boards.Where(b => Programme.IsFor(playlist, b)).ToList();
        var previews = Previews(id, file.Text, moment.Editing, moment.Typed, editor, desk.Scenes, boards);
        return new Page<PlaylistPage>(
            new()
            {
                [nameof(PlaylistPage.Playlist)] = playlist,
                [nameof(PlaylistPage.IsSound)] = sound is not null,
                [nameof(PlaylistPage.Mark)] = file.Mark,
                [nameof(PlaylistPage.Entries)] = entries,
                [nameof(PlaylistPage.Facts)] = moment.Facts ?? (sound is null ? null : PlaylistFacts.OfJson(file.Text, id)),
                [nameof(PlaylistPage.Moment)] = moment,
                [nameof(PlaylistPage.Undo)] = desk.UndoOf(file, moment.Saved),
                [nameof(PlaylistPage.Signage)] = signage,
                [nameof(PlaylistPage.Boards)] = boards,
                [nameof(PlaylistPage.Offered)] = Rights.BoardsOf(caller.Grants, Deed.EditPlaylist, signage.Office),
                [nameof(PlaylistPage.Everywhere)] = Rights.MayEverywhere(caller.Grants, Deed.EditPlaylist),
                [nameof(PlaylistPage.MayEdit)] = Rights.May(caller.Grants, Deed.EditPlaylist, playlist.Boards, signage.Office),
                [nameof(PlaylistPage.EditingShows)] = moment.Editing is { } open && open <= playlist.Entries.Count && editor.ShowsNow(playlist, playlist.Entries[open - 1]),
                [nameof(PlaylistPage.MayShowAtOnce)] = editor.MayShowAtOnce(caller, playlist.Boards),
                // What is said above the whole page is not said again.
                [nameof(PlaylistPage.Previews)] = moment.Problems.Count == 0 ? previews : previews with { Problems = [] },
            },
            moment.Status);
    }

    /// <summary>A part of the page, while somebody types.</summary>
    private static async Task<IResult> Preview(string id, HttpContext context)
    {
        var desk = new EditorDesk(context);
        // For a playlist that is still to be made: the boards that the form has.
        if (desk.Find(id) is not { } file)
            return id == "new" ? Part(PreviewsOfANew(await AccountPages.FormOf(context), desk)) : NotFound;
        var form = await AccountPages.FormOf(context);
        var playlist = desk.Editor.Check(id, file.Text).Value ?? file.InForce;
        var boards = desk.Store.Current.Office.Boards.Where(b => Programme.IsFor(playlist, b)).ToList();
        int? number = PlaylistDeeds.Number(form, "entry") is > 0 and var n ? n : null;
        // Somebody may have changed the order meanwhile.
        if (number is not null && form.Text("mark") is { Length: > 0 } mark && mark != file.Mark && desk.Editor.Check(id, file.Text).Value is not null)
            number = EntryPlace.Find(file.Text, desk.Editor.SeenAs(id, mark), form["was"].ToString(), number.Value - 1) is >= 0 and var place ? place + 1 : null;
        return Part(Previews(id, file.Text, number, EntryForm.Of(form), desk.Editor, desk.Scenes, boards));
    }

    private static EntryPreviews PreviewsOfANew(IFormCollection form, EditorDesk desk)
    {
        var targets = BoardChoice.Of(form).Targets;
        var boards = desk.Store.Current.Office.Boards.Where(b => targets.Count == 0 || targets.Any(t => t.Matches(b))).ToList();
        return Previews("new", NoEntries, null, EntryForm.Of(form), desk.Editor, desk.Scenes, boards);
    }

    private const string NoEntries = "{ \"name\": \"?\", \"entries\": [ ] }";

    /// <summary>Of an entry that is on no playlist, for one board.</summary>
    internal static EntryPreviews PreviewsAlone(EntryForm typed, IServiceProvider services) =>
        Previews("new", NoEntries, null, typed, services.GetRequiredService<PlaylistEditor>(), services.GetRequiredService<SceneLibrary>(), [.. services.GetRequiredService<SignageStore>().Current.Office.Boards.Take(1)]);

    private static Page<PreviewPart> Part(EntryPreviews previews) => new(new() { [nameof(PreviewPart.Previews)] = previews });

    /// <summary>Of an entry as it stands in its file.</summary>
    /// <param name="playlist">Its own.</param>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="desk">Reads and draws.</param>
    internal static EntryPreviews PreviewsOf(Playlist playlist, int number, EditorDesk desk) => desk.Editor.Read(playlist.Id) is { } file
        ? Previews(playlist.Id, file.Text, number, null, desk.Editor, desk.Scenes, [.. desk.Store.Current.Office.Boards.Where(b => Programme.IsFor(playlist, b))])
        : EntryPreviews.None;

    private static EntryPreviews Previews(string id, string text, int? number, EntryForm? typed, PlaylistEditor editor, SceneLibrary scenes, IReadOnlyList<Board> boards)
    {
        if ((number is null && typed is null) || editor.Check(id, text).Value is null)
            return EntryPreviews.None;
        var items = JsonSpans.Of(text)["entries"]!.Items;
        var place = number is { } n && n >= 1 && n <= items.Count ? items[n - 1] : null;
        if (place is null && typed is null)
            return EntryPreviews.None;
        var entry = place is null ? typed!.ToJson() : typed?.In(place.In(text)) ?? place.In(text);
        var previews = EntryPreview.Of(boards, entry, json => editor.Check(id, place is null
            ? JsonEdit.Append(text, JsonSpans.Of(text)["entries"]!, json)
            : string.Concat(text.AsSpan(0, place.Start), json, text.AsSpan(place.End))), place is null ? ^1 : number!.Value - 1, scenes);
        return previews with { Problems = [.. previews.Problems, .. EntryFaults.Problems(EntryForm.OfJson(entry), scenes)] };
    }

    internal static Page<NotFoundPage> NotFound => new([], StatusCodes.Status404NotFound);

    internal static string WordOf(BoardTarget target) => target switch
    {
        BoardTarget.Group group => "group:" + group.Name,
        BoardTarget.One one => one.Id.Value,
        _ => throw new InvalidOperationException("No such target."),
    };
}
