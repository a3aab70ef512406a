using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>Who made an entry what it is, by the versions that are kept of its playlist.</summary>
internal static class EntryAuthor
{
    /// <summary>Whether somebody wrote it, or said since then for which boards it is or how it looks. What was written in the file by hand, or longer ago than versions are kept, is nobody's.</summary>
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

            var alike = then.Entries.Where(e => IsSame(e, entry)).ToList();
            if (alike.Count == 0)
                break;
            var look = newer?.Entry ?? entry;
            var its = alike.FirstOrDefault(e => e.Style == look.Style) ?? alike[0];
            if (newer is var (after, later, by) && by == account && (its.Style != later.Style || !then.Boards.SequenceEqual(after.Boards)))
                return true;
            (newer, isUnknown) = ((then, its, version.By), false);
        }

        // "file" is what was found there before a change on the page.
        return isUnknown || newer?.By == account;
    }

    /// <summary>In its words and its time; how it looks, which its playlist has a say in, where it stands in the file, and whether it is a draft, do not count.</summary>
    private static bool IsSame(Entry one, Entry two) =>
        (one.Slogan, one.English, one.Dark, one.Level, one.Weight) == (two.Slogan, two.English, two.Dark, two.Level, two.Weight)
        && WhenText.Of(one.When) == WhenText.Of(two.When);
}
