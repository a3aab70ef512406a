using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>Who made an entry what it is, by the versions that are kept of its playlist.</summary>
internal static class EntryAuthor
{
    /// <summary>
    /// Whether somebody wrote its words, or since then made something of it what it is now: its days, its translation, its level or turns, how it looks, or
    /// for which boards it is. What was written in the file by hand, or longer ago than versions are kept, is nobody's.
    /// </summary>
    /// <param name="account">The account's name.</param>
    /// <param name="playlist">The playlist's id.</param>
    /// <param name="entry">As it stands.</param>
    /// <param name="history">Keeps the versions.</param>
    public static bool Is(string account, string playlist, Entry entry, PlaylistHistory history)
    {
        (Playlist Then, Entry Entry, string By)? newer = null;
        var isUnknown = false;
        foreach (var version in history.Of(playlist))
        {
            // One that nobody can read any more hides nobody behind it; what its author wrote in it is not known.
            if (history.PlaylistOf(playlist, version) is not { } then)
            {
                isUnknown |= version.By == account;
                continue;
            }

            if (Closest(then.Entries.Where(e => HasTheWordsOf(entry, e)), newer?.Entry ?? entry) is not { } its)
                break;
            if (newer is var (after, later, by) && (by == account || isUnknown) && (Became(its, later) || !then.Boards.SequenceEqual(after.Boards)))
                return true;
            (newer, isUnknown) = ((then, its, version.By), false);
        }

        // "file" is what was found there before a change on the page.
        return isUnknown || newer?.By == account;
    }

    /// <summary>Where it stands in the file and whether it is a draft do not count. Dark hours have no words: they are the same while their days are.</summary>
    private static bool HasTheWordsOf(Entry entry, Entry one) => entry.Slogan is null
        ? one.Slogan is null && one.Dark == entry.Dark && WhenText.Of(one.When) == WhenText.Of(entry.When)
        : one.Slogan == entry.Slogan;

    /// <summary>Of several with the same words the one that differs least.</summary>
    private static Entry? Closest(IEnumerable<Entry> alike, Entry entry) => alike.MaxBy(one => Sames(one, entry).Count(isSame => isSame));

    private static bool Became(Entry older, Entry newer) => Sames(older, newer).Any(isSame => !isSame);

    private static bool[] Sames(Entry one, Entry two) =>
        [WhenText.Of(one.When) == WhenText.Of(two.When), one.English == two.English, one.Level == two.Level, one.Weight == two.Weight, one.Style == two.Style];
}
