using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>Who may change what of a playlist. What shows, shows by somebody's approval: nobody gets round that by writing.</summary>
internal sealed class EditRules(HubSettings settings, SignageStore store, PlaylistHistory history)
{
    /// <summary>Whoever may not approve takes nothing off the boards.</summary>
    public bool MayDelete(Playlist playlist, Caller caller) => Rights.May(caller.Grants, Deed.EditPlaylist, playlist.Boards, store.Current.Office)
        && (Rights.May(caller.Grants, Deed.Approve, playlist.Boards, store.Current.Office) || !playlist.Entries.Any(entry => ShowsNow(playlist, entry)));

    /// <summary>Putting back what stood before one's own change lets show what showed already: it takes nobody's approval.</summary>
    /// <param name="caller">Who changes it.</param>
    /// <param name="now">The file's text.</param>
    /// <param name="text">As it would be.</param>
    /// <param name="before">What the file says.</param>
    /// <param name="after">What it would say.</param>
    /// <exception cref="NoRightException">They may not.</exception>
    public void Demand(Caller caller, string now, string text, Playlist before, Playlist after)
    {
        if (LastChange.StoodBefore(history, before.Id, now, text, caller, TimeProvider.System.Now()))
            caller.Demand(Deed.EditPlaylist, after.Boards, store.Current.Office);
        else
            DemandForAfter(caller, before, after);
    }

    /// <summary>
    /// Whoever may not approve cannot change what shows: neither by taking "draft" away, by other boards or words, nor by doubling, deleting or giving another
    /// share to what shows now. What they change becomes a draft and waits.
    /// </summary>
    private void DemandForAfter(Caller caller, Playlist before, Playlist after)
    {
        caller.Demand(Deed.EditPlaylist, after.Boards, store.Current.Office);
        var isSameBoards = before.Boards.SequenceEqual(after.Boards);
        var old = before.Entries.GroupBy(Shown, StringComparer.Ordinal).ToDictionary(alike => alike.Key, alike => alike.Count(), StringComparer.Ordinal);
        var changed = new List<Entry>();
        foreach (var entry in after.Entries)
        {
            var key = Shown(entry);
            if (isSameBoards && old.GetValueOrDefault(key) is var left and > 0)
                old[key] = left - 1;
            else
                changed.Add(entry);
        }

        DemandApproval(caller, after, changed);
        if (Rights.May(caller.Grants, Deed.Approve, before.Boards, store.Current.Office))
            return;
        // As many as were changed may be missing: they stand there still, as drafts.
        var isDeleted = after.Entries.Count < before.Entries.Count && before.Entries.Where(e => ShowsNow(before, e)).Any(e => old.GetValueOrDefault(Shown(e)) > 0);
        if (isDeleted || (before.Share != after.Share && before.Entries.Any(e => ShowsNow(before, e))))
            throw new NoRightException(EditTexts.ShowsNow);
    }

    /// <summary>Whether some board may show it as it stands: it is no draft, or one with an approval.</summary>
    public bool ShowsNow(Playlist playlist, Entry entry) =>
        store.Current.Office.Boards.Any(board => Core.Programmes.Programme.IsFor(playlist, board) && store.Current.Approvals.Missing(board, new(playlist, entry)) is null);

    /// <summary>Whether what somebody writes for these boards may show without another's approval.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="targets">None for every board.</param>
    public bool MayShowAtOnce(Caller caller, IReadOnlyList<BoardTarget> targets) =>
        !settings.WantsDraftsOfAll && Rights.May(caller.Grants, Deed.Approve, targets, store.Current.Office);

    /// <param name="caller">Who changes it.</param>
    /// <param name="playlist">As it would be.</param>
    /// <param name="changed">Of its entries.</param>
    /// <exception cref="NoRightException">They may not let these show.</exception>
    public void DemandApproval(Caller caller, Playlist playlist, IReadOnlyList<Entry> changed)
    {
        if (settings.WantsDraftsOfAll && changed.Any(e => !e.Draft))
            throw new NoRightException(EditTexts.AnotherApproves);
        if (changed.Any(e => !e.Draft) && !Rights.May(caller.Grants, Deed.Approve, playlist.Boards, store.Current.Office))
            throw new NoRightException(EditTexts.MustBeDraft);
        if (!MayShowAtOnce(caller, playlist.Boards) && changed.Any(e => SharesAnApproval(playlist, e)))
            throw new NoRightException(EditTexts.ApprovedOnce);
    }

    /// <summary>A copy of an approved entry would take twice the turns that somebody approved: one approval lets one entry show.</summary>
    private bool SharesAnApproval(Playlist playlist, Entry entry)
    {
        var twins = playlist.Entries.Where(e => e.Number != entry.Number && e.Slogan == entry.Slogan && e.Dark == entry.Dark).ToList();
        return twins.Count > 0 && store.Current.Office.Boards.Where(b => Core.Programmes.Programme.IsFor(playlist, b))
            .Any(board => ApprovalOf(board, entry) is { } approval && twins.Any(twin => ApprovalOf(board, twin) == approval));

        string? ApprovalOf(Board board, Entry one) => store.Current.Approvals.Of(board, new(playlist, one));
    }

    /// <summary>All of an entry that somebody could see on a board.</summary>
    private static string Shown(Entry entry) =>
        string.Join('\u0001', entry.Draft, entry.Dark, entry.Slogan, entry.English, entry.Level, entry.Weight, entry.Style, WhenText.Of(entry.When));
}
