using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>Moves an entry's time in its file, for the calendar and for programs: the same way as the form writes it.</summary>
internal static class EntryMove
{
    /// <param name="Saved">What became of the file; null where it was not tried.</param>
    /// <param name="Problem">Why the entry cannot be moved so; null for nothing.</param>
    public sealed record Outcome(SaveResult? Saved, Bilingual? Problem);

    /// <summary>Whether a slip of the hand does no harm: whoever may not approve would take what shows now off the boards.</summary>
    public static bool MayDrag(Caller caller, ScheduledOn entry, PlaylistEditor editor) =>
        Rights.May(caller.Grants, Deed.EditPlaylist, entry.Playlist.Boards, entry.Office)
        && (entry.Entry.Draft || editor.MayShowAtOnce(caller, entry.Playlist.Boards));

    /// <param name="id">The playlist's.</param>
    /// <param name="number">The entry's, from 1.</param>
    /// <param name="mark">Of the text that the person saw.</param>
    /// <param name="shift">How far.</param>
    /// <param name="caller">Must have the right to it on every board of the playlist.</param>
    /// <param name="editor">Writes the file.</param>
    /// <param name="store">The files as they are in force.</param>
    /// <param name="cancellationToken">Ends the wait, not the change.</param>
    public static async Task<Outcome> Move(string id, int number, string mark, EntryShift shift, Caller caller, PlaylistEditor editor, SignageStore store, CancellationToken cancellationToken)
    {
        Bilingual? problem = null;
        var result = await editor.Save(id, mark, Edit, caller, "playlist.move", cancellationToken);
        return problem is null ? new Outcome(result, null) : new Outcome(null, problem);

        string Edit(string text)
        {
            var list = JsonSpans.Of(text)["entries"]!;
            if (number < 1 || number > list.Items.Count)
                return No(EditTexts.EntryGone, text);
            var place = list.Items[number - 1];
            var (moved, why) = shift.In(place.In(text));
            if (moved is null)
                return No(why!, text);
            var playlist = editor.Check(id, text).Value!;
            if (!MayDrag(caller, new ScheduledOn(playlist, playlist.Entries[number - 1], store.Current.Office), editor))
                return No(EditTexts.FormMoves, text);
            return string.Concat(text.AsSpan(0, place.Start), moved, text.AsSpan(place.End));
        }

        string No(Bilingual why, string text)
        {
            problem = why;
            return text;
        }
    }
}

/// <summary>An entry in its playlist and office, where rights are asked.</summary>
internal readonly record struct ScheduledOn(Playlist Playlist, Entry Entry, Core.Boards.Office Office);
