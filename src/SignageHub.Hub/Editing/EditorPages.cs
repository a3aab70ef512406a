using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Editing;

/// <summary><c>/playlists</c>: what the boards show, written in a browser.</summary>
internal static class EditorPages
{
    public static IServiceCollection AddEditing(this IServiceCollection services) => services.AddSingleton<PlaylistHistory>().AddSingleton<PlaylistEditor>();

    public static WebApplication MapEditing(this WebApplication app)
    {
        app.MapGet("/playlists", List).Needs(Deed.Look);
        app.MapPost("/playlists", Make).Needs(Deed.EditPlaylist);
        app.MapGet("/playlists/{id}", Show).Needs(Deed.Look);
        app.MapPost("/playlists/{id}", Change).Needs(Deed.EditPlaylist);
        app.MapPost("/playlists/{id}/preview", Preview).Needs(Deed.EditPlaylist);
        app.MapGet("/playlists/{id}/history", ShowHistory).Needs(Deed.Look);
        app.MapPost("/playlists/{id}/history", Restore).Needs(Deed.EditPlaylist);
        return app;
    }

    /// <param name="observance">The id of one for which somebody wants to write: the new form begins with it. What is none is nothing.</param>
    private static Page<PlaylistsPage> List(string? observance, Caller caller, SignageStore store, TimeProvider clock, HttpRequest request)
    {
        var asked = observance is null ? null : store.Current.Observances.All.FirstOrDefault(o => o.Id == observance);
        return ShowAll(
            caller, store.Current, clock.Now(),
            typed: asked is null ? null : new EntryForm { Rule = "observance", Observance = asked.Id },
            name: asked?.Name.In(LanguageChoice.Of(request)));
    }

    private static Page<PlaylistsPage> ShowAll(Caller caller, Signage signage, Instant now, IReadOnlyList<Problem>? problems = null, EntryForm? typed = null, string? name = null) => new(
        new()
        {
            [nameof(PlaylistsPage.Playlists)] = signage.Playlists.Where(p => Rights.MaySee(caller.Grants, p, signage.Office)).ToList(),
            [nameof(PlaylistsPage.Boards)] = Rights.BoardsOf(caller.Grants, Deed.EditPlaylist, signage.Office),
            [nameof(PlaylistsPage.Everywhere)] = Rights.MayEverywhere(caller.Grants, Deed.EditPlaylist),
            [nameof(PlaylistsPage.Today)] = now.InZone(signage.Office.TimeZone).Date,
            [nameof(PlaylistsPage.Problems)] = problems ?? [],
            [nameof(PlaylistsPage.Typed)] = typed,
            [nameof(PlaylistsPage.Name)] = name,
        },
        problems is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> Make(HttpContext context, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor, TimeProvider clock)
    {
        var form = await AccountPages.FormOf(context);
        var name = form.Text("name");
        var entry = EntryForm.Of(form);
        entry = entry with { Draft = entry.Draft || !MayApprove(caller, TargetsOf(form), store.Current.Office) };
        if (StyleFiles.Problems(entry, scenes) is { Count: > 0 } unusable)
            return ShowAll(caller, store.Current, clock.Now(), unusable, entry, name);
        var text = $"{{\n  \"name\": {EntryForm.Quote(name)},\n{BoardsLine(form)}  \"entries\": [\n    {entry.ToJson()}\n  ]\n}}\n";
        return await editor.Make(name, text, caller, "playlist.new", context.RequestAborted) switch
        {
            SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{saved.Id}"),
            SaveResult.Wrong wrong => ShowAll(caller, store.Current, clock.Now(), wrong.Problems, entry, name),
            _ => Results.LocalRedirect("/playlists"),
        };
    }

    private static IResult Show(string id, int? entry, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor) =>
        Of(id, caller, store, scenes, editor, new PlaylistMoment { Editing = entry });

    private static IResult Of(string id, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor, PlaylistMoment moment)
    {
        var signage = store.Current;
        if (editor.Read(id) is not { } file || signage.Playlists.First(p => p.Id == id) is not { } inForce || !Rights.MaySee(caller.Grants, inForce, signage.Office))
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var sound = editor.Check(id, file.Text).Value;
        var boards = signage.Office.Boards.Where(b => Programme.IsFor(sound ?? inForce, b)).ToList();
        var (previews, findings) = Previews(id, file.Text, moment.Editing, moment.Typed, editor, scenes, boards);
        var entries = sound is null ? [] : JsonSpans.Of(file.Text)["entries"]!.Items.Select(i => i.In(file.Text)).ToList();
        return new Page<PlaylistPage>(
            new()
            {
                [nameof(PlaylistPage.Playlist)] = sound ?? inForce,
                [nameof(PlaylistPage.IsSound)] = sound is not null,
                [nameof(PlaylistPage.Mark)] = file.Mark,
                [nameof(PlaylistPage.Entries)] = entries,
                [nameof(PlaylistPage.Moment)] = moment,
                [nameof(PlaylistPage.Signage)] = signage,
                [nameof(PlaylistPage.Boards)] = boards,
                [nameof(PlaylistPage.MayEdit)] = Rights.May(caller.Grants, Deed.EditPlaylist, (sound ?? inForce).Boards, signage.Office),
                [nameof(PlaylistPage.MayApprove)] = MayApprove(caller, (sound ?? inForce).Boards, signage.Office),
                [nameof(PlaylistPage.Previews)] = previews,
                // What is said above the whole page is not said again.
                [nameof(PlaylistPage.Findings)] = moment.Problems.Count == 0 ? findings : [],
            },
            moment.Problems.Count > 0 ? StatusCodes.Status400BadRequest : moment.Conflict is not null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Change(string id, HttpContext context, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor)
    {
        var form = await AccountPages.FormOf(context);
        if (editor.Read(id) is not { } file)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var (deed, index) = (form.Text("do"), int.TryParse(form.Text("entry"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1);
        var typed = deed is "save" or "add" or "preview" ? EntryForm.Of(form) : null;
        int? editing = deed is "save" or "preview" && index >= 0 ? index + 1 : null;
        if (typed is not null && !MayApprove(caller, store.Current.Playlists.First(p => p.Id == id).Boards, store.Current.Office))
            typed = typed with { Draft = true };
        if (deed == "preview")
            return Of(id, caller, store, scenes, editor, new PlaylistMoment { Editing = editing, Typed = typed });
        if (deed == "next-year")
            return await CopyForNextYear(id, file.Text, context, caller, store, scenes, editor);
        if (typed is not null && StyleFiles.Problems(typed, scenes) is { Count: > 0 } unusable)
            return Of(id, caller, store, scenes, editor, new PlaylistMoment { Editing = editing, Typed = typed, Problems = unusable });
        var isGone = false;
        var result = await editor.Save(id, form.Text("mark"), Edit, caller, "playlist.save", context.RequestAborted);
        if (isGone)
            return Of(id, caller, store, scenes, editor, new PlaylistMoment { Typed = typed, Notice = EditTexts.EntryGone });
        return result switch
        {
            SaveResult.Saved when Calendar.CalendarQuery.OfBack(form.Text("back")) is not null => Results.LocalRedirect(form.Text("back")),
            SaveResult.Saved => Results.LocalRedirect($"/playlists/{id}" + (index >= 0 && deed != "delete" ? $"#e{index + 1}" : "")),
            SaveResult.Wrong wrong => Of(id, caller, store, scenes, editor, new PlaylistMoment { Editing = editing, Typed = typed, Problems = wrong.Problems }),
            SaveResult.Changed changed => Of(id, caller, store, scenes, editor, new PlaylistMoment { Editing = editing, Typed = typed, Conflict = changed.Difference }),
            _ => throw new InvalidOperationException("No such result."),
        };

        string Edit(string text)
        {
            var root = JsonSpans.Of(text);
            var list = root["entries"]!;
            if (deed == "add")
                return JsonEdit.Append(text, list, typed!.ToJson());
            if (deed == "boards")
                return TargetsOf(form) is { Count: > 0 } targets ? JsonEdit.Set(text, root, "boards", ListOf(targets)) : JsonEdit.Remove(text, root, "boards");
            if (index < 0 || index >= list.Items.Count)
            {
                isGone = true;
                return text;
            }

            return deed switch
            {
                "save" => string.Concat(text.AsSpan(0, list.Items[index].Start), typed!.In(list.Items[index].In(text)), text.AsSpan(list.Items[index].End)),
                "delete" => JsonEdit.RemoveItem(text, list, index),
                "up" when index > 0 => JsonEdit.SwapWithNext(text, list, index - 1),
                "down" when index < list.Items.Count - 1 => JsonEdit.SwapWithNext(text, list, index),
                _ => text,
            };
        }
    }

    private static async Task<IResult> CopyForNextYear(string id, string text, HttpContext context, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor)
    {
        if (NextYear.PlaylistOf(id, text) is not var (next, made))
            return Of(id, caller, store, scenes, editor, new PlaylistMoment { Notice = EditTexts.NothingForNextYear });
        return await editor.Make(next, made, caller, "playlist.new", context.RequestAborted) switch
        {
            SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{saved.Id}"),
            SaveResult.Wrong wrong => Of(id, caller, store, scenes, editor, new PlaylistMoment { Problems = wrong.Problems }),
            _ => Results.LocalRedirect($"/playlists/{id}"),
        };
    }

    /// <summary>A part of the page, while somebody types.</summary>
    private static async Task<IResult> Preview(string id, HttpContext context, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor)
    {
        var form = await AccountPages.FormOf(context);
        var signage = store.Current;
        // For a playlist that is still to be made: the boards that the form has.
        var file = editor.Read(id) is { } found ? found.Text : id == "new" ? "{ \"name\": \"?\", \"entries\": [ ] }" : null;
        if (file is null)
            return Results.NotFound();
        int? entry = int.TryParse(form.Text("entry"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var playlist = editor.Check(id, file).Value;
        var targets = id == "new" ? TargetsOf(form) : [];
        var boards = signage.Office.Boards.Where(b => targets.Count > 0 ? targets.Any(t => t.Matches(b)) : playlist is null || Programme.IsFor(playlist, b)).ToList();
        var (pictures, problems) = Previews(id, file, entry, EntryForm.Of(form), editor, scenes, boards);
        return new Page<PreviewPart>(new() { [nameof(PreviewPart.Boards)] = pictures, [nameof(PreviewPart.Problems)] = problems });
    }

    private static (IReadOnlyList<BoardPreview> Boards, IReadOnlyList<Problem> Problems) Previews(
        string id, string text, int? number, EntryForm? typed, PlaylistEditor editor, SceneLibrary scenes, IReadOnlyList<Board> boards)
    {
        if ((number is null && typed is null) || editor.Check(id, text).Value is null)
            return ([], []);
        var items = JsonSpans.Of(text)["entries"]!.Items;
        var place = number is { } n && n >= 1 && n <= items.Count ? items[n - 1] : null;
        if (place is null && typed is null)
            return ([], []);
        var entry = place is null ? typed!.ToJson() : typed?.In(place.In(text)) ?? place.In(text);
        var (pictures, problems) = EntryPreview.Of(boards, entry, json => editor.Check(id, place is null
            ? JsonEdit.Append(text, JsonSpans.Of(text)["entries"]!, json)
            : string.Concat(text.AsSpan(0, place.Start), json, text.AsSpan(place.End))), place is null ? ^1 : number!.Value - 1, scenes);
        return (pictures, [.. problems, .. StyleFiles.Problems(EntryForm.OfJson(entry), scenes)]);
    }

    private static IResult ShowHistory(string id, string? version, Caller caller, SignageStore store, PlaylistEditor editor, PlaylistHistory history)
    {
        if (editor.Read(id) is not { } file || !Rights.MaySee(caller.Grants, store.Current.Playlists.First(p => p.Id == id), store.Current.Office))
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        var versions = history.SeenBy(caller.Grants, id, store.Current.Office);
        var shown = versions.FirstOrDefault(v => v.Name == version);
        return new Page<HistoryPage>(new()
        {
            [nameof(HistoryPage.Playlist)] = store.Current.Playlists.First(p => p.Id == id),
            [nameof(HistoryPage.Versions)] = versions,
            [nameof(HistoryPage.Shown)] = shown,
            [nameof(HistoryPage.Zone)] = store.Current.Office.TimeZone,
            [nameof(HistoryPage.Difference)] = shown is null ? [] : LineDiff.Of(history.Read(id, shown.Name)!, file.Text),
            [nameof(HistoryPage.Mark)] = file.Mark,
            [nameof(HistoryPage.MayEdit)] = Rights.May(caller.Grants, Deed.EditPlaylist, store.Current.Playlists.First(p => p.Id == id).Boards, store.Current.Office),
        });
    }

    private static async Task<IResult> Restore(string id, HttpContext context, Caller caller, SignageStore store, SceneLibrary scenes, PlaylistEditor editor, PlaylistHistory history)
    {
        var form = await AccountPages.FormOf(context);
        if (editor.Read(id) is null || !history.SeenBy(caller.Grants, id, store.Current.Office).Any(v => v.Name == form.Text("version")) || history.Read(id, form.Text("version")) is not { } text)
            return new Page<NotFoundPage>([], StatusCodes.Status404NotFound);
        return await editor.Save(id, form.Text("mark"), _ => text, caller, "playlist.restore", context.RequestAborted) switch
        {
            SaveResult.Saved => Results.LocalRedirect(Calendar.CalendarQuery.OfBack(form.Text("back")) is null ? $"/playlists/{id}" : form.Text("back")),
            SaveResult.Wrong wrong => Of(id, caller, store, scenes, editor, new PlaylistMoment { Problems = wrong.Problems }),
            SaveResult.Changed changed => Of(id, caller, store, scenes, editor, new PlaylistMoment { Conflict = changed.Difference }),
            _ => throw new InvalidOperationException("No such result."),
        };
    }

    internal static bool MayApprove(Caller caller, IReadOnlyList<BoardTarget> targets, Office office) => Rights.May(caller.Grants, Deed.Approve, targets, office);

    private static IReadOnlyList<BoardTarget> TargetsOf(IFormCollection form) =>
    [
        .. form["boards"].OfType<string>().Take(200).Select(t => t.StartsWith("group:", StringComparison.Ordinal)
            ? BoardId.TryParse(t[6..], out _) ? new BoardTarget.Group(t[6..]) : null
            : BoardId.TryParse(t, out var board) ? (BoardTarget)new BoardTarget.One(board) : null).OfType<BoardTarget>(),
    ];

    private static string BoardsLine(IFormCollection form) => TargetsOf(form) is { Count: > 0 } targets ? $"  \"boards\": {ListOf(targets)},\n" : "";

    private static string ListOf(IReadOnlyList<BoardTarget> targets) => $"[{string.Join(", ", targets.Select(t => EntryForm.Quote(WordOf(t))))}]";

    internal static string WordOf(BoardTarget target) => target switch
    {
        BoardTarget.Group group => "group:" + group.Name,
        BoardTarget.One one => one.Id.Value,
        _ => throw new InvalidOperationException("No such target."),
    };
}

/// <summary>What the page of a playlist shows beside the playlist: a form that was not taken, and why.</summary>
public sealed record PlaylistMoment
{
    /// <summary>From 1; null for none.</summary>
    public int? Editing { get; init; }

    public EntryForm? Typed { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IReadOnlyList<DiffLine>? Conflict { get; init; }

    public Bilingual? Notice { get; init; }
}
