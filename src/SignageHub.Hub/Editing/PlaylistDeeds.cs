using System.Globalization;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;

namespace SignageHub.Hub.Editing;

/// <summary>What the buttons of a playlist's page do.</summary>
internal static class PlaylistDeeds
{
    public static WebApplication MapDeeds(this WebApplication app)
    {
        app.MapPost("/playlists/{id}", Do).Needs(Deed.EditPlaylist);
        return app;
    }

    private static async Task<IResult> Do(string id, HttpContext context)
    {
        var desk = new EditorDesk(context);
        if (desk.Find(id) is not { } file)
            return EditorPages.NotFound;
        var form = await AccountPages.FormOf(context);
        var choice = form.Text("do") == "boards" ? BoardChoice.Of(form) : null;
        var moment = MomentOf(form, choice, desk.Editor.MayShowAtOnce(desk.Caller, file.InForce.Boards));
        if (desk.Editor.Check(id, file.Text).Value is not { } sound)
            return EditorPages.Of(id, desk, moment with { IsRefused = true });
        try
        {
            return moment.Pressed switch
            {
                "preview" => EditorPages.Of(id, desk, moment),
                "next-year" => await CopyForNextYear(file, moment, desk),
                "remove" => await Remove(id, moment, desk),
                "submit" => await Submit(file, sound, moment, desk),
                _ => await Change(sound, form, moment, choice, desk),
            };
        }
        catch (NoRightException e)
        {
            // On a page of its own what was typed would be gone, and what was pressed out of sight.
            return EditorPages.Of(id, desk, moment with { IsForbidden = true, Notice = e.Words });
        }
    }

    private static PlaylistMoment MomentOf(IFormCollection form, BoardChoice? choice, bool mayShowAtOnce)
    {
        var (deed, number) = (form.Text("do"), Number(form, "entry"));
        var typed = deed is "save" or "add" or "preview" ? EntryForm.Of(form) : null;
        return new PlaylistMoment
        {
            Pressed = deed,
            Editing = deed is "save" or "preview" && number > 0 ? number : null,
            Typed = mayShowAtOnce || typed is null ? typed : typed with { Draft = true },
            Was = form["was"].ToString(),
            SeenAt = form.Text("mark"),
            Facts = deed == "facts" ? PlaylistFacts.Of(form) : null,
            Ticked = choice?.Ticked,
        };
    }

    private static async Task<IResult> Change(Playlist sound, IFormCollection form, PlaylistMoment moment, BoardChoice? choice, EditorDesk desk)
    {
        var (id, deed, index) = (sound.Id, moment.Pressed!, Number(form, "entry") - 1);
        if (moment.Typed is { } typed && EntryFaults.Problems(typed, desk.Scenes) is { Count: > 0 } unusable)
            return EditorPages.Of(id, desk, moment with { Problems = unusable });
        if (choice is { Problem: not null })
            return EditorPages.Of(id, desk, moment with { Problems = choice.Problems });
        var change = new PlaylistChange(deed, index, Number(form, "to") - 1) { Typed = moment.Typed, Facts = moment.Facts, Targets = choice?.Targets ?? [] };
        var (isGone, count) = (false, 0);
        var showed = deed == "save" && Shows(sound);
        var result = await desk.Editor.Save(id, moment.SeenAt!, Edit, desk.Caller, "playlist.save", desk.Context.RequestAborted);
        if (isGone)
            return EditorPages.Of(id, desk, moment with { Editing = null, Notice = EditTexts.EntryGone });
        return result switch
        {
            SaveResult.Saved when Calendar.CalendarQuery.OfBack(form.Text("back")) is not null => Results.LocalRedirect(form.Text("back")),
            SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{id}{Told(saved)}{Place()}"),
            SaveResult.Wrong wrong => EditorPages.Of(id, desk, moment with { Problems = moment.Facts?.Told(wrong.Problems) ?? wrong.Problems }),
            // The page finds out what was changed by its mark.
            SaveResult.Changed => EditorPages.Of(id, desk, moment),
            _ => throw new InvalidOperationException("No such result."),
        };

        // What changed nothing has nothing to be told or taken back.
        string Told(SaveResult.Saved saved) => saved.IsUnchanged ? "" : $"?saved={(showed && !Shows(desk.Find(id)?.InForce) ? EditTexts.TakenOff : deed)}";

        string Place() => change.After(count) is { } place ? $"#e{place + 1}" : "";

        bool Shows(Playlist? playlist) => playlist?.Entries.ElementAtOrDefault(index) is { } entry && desk.Editor.ShowsNow(playlist, entry);

        string Edit(string text)
        {
            count = JsonSpans.Of(text)["entries"]!.Items.Count;
            var edited = change.In(text, id);
            isGone = edited is null;
            return edited ?? text;
        }
    }

    internal static int Number(IFormCollection form, string field) => int.TryParse(form.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<IResult> Remove(string id, PlaylistMoment moment, EditorDesk desk) => await desk.Editor.Delete(id, moment.SeenAt!, desk.Caller, desk.Context.RequestAborted) switch
    {
        SaveResult.Saved => Results.LocalRedirect($"/playlists?removed={Uri.EscapeDataString(id)}"),
        _ => EditorPages.Of(id, desk, moment),
    };

    private static async Task<IResult> Submit(OpenPlaylist file, Playlist sound, PlaylistMoment moment, EditorDesk desk)
    {
        // Somebody else's words are not handed in unseen.
        if (moment.SeenAt != file.Mark)
            return EditorPages.Of(sound.Id, desk, moment);
        try
        {
            await Submission.Submit(sound, desk.Context, desk.Caller);
        }
        catch (StartProblemException e)
        {
            return EditorPages.Of(sound.Id, desk, moment with { Notice = e.Words });
        }

        return Results.LocalRedirect($"/playlists/{sound.Id}");
    }

    private static async Task<IResult> CopyForNextYear(OpenPlaylist file, PlaylistMoment moment, EditorDesk desk)
    {
        var id = file.InForce.Id;
        // The copy is of the file as it stands, whatever the page showed.
        moment = moment with { SeenAt = null };
        if (NextYear.PlaylistOf(id, file.Text, desk.Store.Current.Observances) is not var (next, made))
            return EditorPages.Of(id, desk, moment with { Notice = EditTexts.NothingForNextYear });
        return await desk.Editor.Make(next, made, desk.Caller, "playlist.new", desk.Context.RequestAborted) switch
        {
            SaveResult.Saved saved => Results.LocalRedirect($"/playlists/{saved.Id}?saved=new"),
            SaveResult.Wrong wrong => EditorPages.Of(id, desk, moment with { Problems = wrong.Problems }),
            _ => Results.LocalRedirect($"/playlists/{id}"),
        };
    }
}
