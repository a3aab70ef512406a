using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Reports;

/// <summary>A play with the text that its pixels are.</summary>
/// <param name="Play">As the journal has it.</param>
/// <param name="Known">Null for pixels that are no known text's.</param>
internal sealed record CreditedPlay(JournalPlay Play, KnownScene? Known)
{
    /// <summary>A turn in two languages is one.</summary>
    public long Count => Known is { IsSecond: true } ? 0 : Play.Count;
}

/// <summary>A board's plays by the entry whose text they showed, whatever number it had then.</summary>
internal sealed class PlayCredits
{
    private readonly ILookup<string, CreditedPlay> _byEntry;
    private readonly string _playlist;

    /// <param name="proof">What the board handed in.</param>
    /// <param name="find">From a scene and the key under which it was lit to its text.</param>
    /// <param name="playlist">Its id.</param>
    /// <param name="isThere">Whether a playlist of that id has a file.</param>
    public PlayCredits(BoardProof proof, Func<string, string, KnownScene?> find, string playlist, Func<string, bool> isThere)
    {
        _playlist = playlist;
        var credited = new List<(string Key, CreditedPlay Play)>();
        var others = new List<CreditedPlay>();
        foreach (var play in proof.Plays.Where(play => play is { Scene: not null, Entry: not null }))
        {
            var its = PlaylistOf(play.Entry!);
            var isOwn = its == playlist;
            if (!isOwn && isThere(its))
                continue;
            var known = find(play.Scene!, play.Entry!);
            // What another playlist showed that is no more is this one's business only where it is a text of this one: it was renamed, perhaps.
            if (!isOwn && known?.Entry is null)
                continue;
            if (isOwn && known?.Entry is { } entry)
                credited.Add((entry.Key, new CreditedPlay(play, known)));
            else
                others.Add(new CreditedPlay(play, known));
        }

        _byEntry = credited.ToLookup(each => each.Key, each => each.Play, StringComparer.Ordinal);
        Others = others;
    }

    /// <summary>Plays under the playlist that are no entry's text as it stands, and plays of its texts under playlists without a file.</summary>
    public IReadOnlyList<CreditedPlay> Others { get; }

    /// <summary>Plays of the entry's text, proved or not.</summary>
    public IEnumerable<CreditedPlay> Of(string entry) => _byEntry[entry];

    /// <summary>All plays of texts that stand in the playlist.</summary>
    public IEnumerable<CreditedPlay> All => _byEntry.SelectMany(plays => plays);

    /// <summary>Whether the entry is one of the playlist.</summary>
    public bool IsOf(ScheduledEntry entry) => entry.Playlist.Id == _playlist;

    public static string PlaylistOf(string key) => key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? key[..slash] : key;
}
