using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>Who wrote an entry as it stands, by the versions that are kept of its playlist.</summary>
internal static class EntryAuthor
{
    /// <param name="playlist">The playlist's id.</param>
    /// <param name="entry">As it stands.</param>
    /// <param name="history">Keeps them.</param>
    /// <returns>The account's name; null for what was written in the file by hand, or longer ago than versions are kept.</returns>
    public static string? Of(string playlist, Entry entry, PlaylistHistory history)
    {
        string? author = null;
        foreach (var version in history.Of(playlist))
        {
            // One that nobody can read any more hides nobody behind it; what it holds is not known.
            if (history.PlaylistOf(playlist, version) is not { } then)
                continue;
            if (!then.Entries.Any(e => IsSame(e, entry)))
                break;
            // "file" is what was found there before a change on the page.
            author = version.By == "file" ? null : version.By;
        }

        return author;
    }

    /// <summary>In all that shows; where it stands in the file, and whether it is a draft, do not count.</summary>
    private static bool IsSame(Entry one, Entry two) =>
        (one.Slogan, one.English, one.Dark, one.Level, one.Weight) == (two.Slogan, two.English, two.Dark, two.Level, two.Weight)
        && one.Style == two.Style && WhenText.Of(one.When) == WhenText.Of(two.When);
}
