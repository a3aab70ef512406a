using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Push.HubSide;
using SignageHub.Push.Manifests;

namespace SignageHub.Hub.Reports;

/// <summary>What a scene in a journal was.</summary>
/// <param name="Entry">The entry of the playlist whose text it is, as the file stands; null for a text that stands there no more.</param>
/// <param name="Text">What stood on the board.</param>
/// <param name="Approval">The approval under which it was lit; null for none.</param>
/// <param name="IsDrawn">Drawn today it is the same pixels; otherwise they are known from the approval alone.</param>
/// <param name="IsSecond">It is the second language of a turn.</param>
internal sealed record KnownScene(ScheduledEntry? Entry, string Text, ApprovalRecord? Approval, bool IsDrawn, bool IsSecond);

/// <summary>From a scene's id in a journal back to its text: the id is made from frames, entry and approval, so that each text that is known can be tried.</summary>
/// <remarks>Of one playlist. Texts that are known: its entries as they stand, and whatever somebody approved in it. Boards that light the same are asked once.</remarks>
internal sealed class SceneBook
{
    private readonly SceneLibrary _scenes;
    private readonly Playlist _playlist;
    private readonly IReadOnlyList<ScheduledEntry> _entries;
    private readonly ILookup<string, ApprovalRecord> _approved;
    private readonly Dictionary<(object Look, string Key, string Scene), KnownScene?> _known = [];
    private readonly Dictionary<(object Look, string Text, string? English), NamedScene?> _old = [];

    public SceneBook(Signage signage, SceneLibrary scenes, Playlist playlist)
    {
        (_scenes, _playlist) = (scenes, playlist);
        _entries = [.. playlist.Entries.Where(entry => entry.Slogan is not null).Select(entry => new ScheduledEntry(playlist, entry))];
        var records = signage.Approvals is ApprovalGate gate ? gate.Book.Records : [];
        _approved = records.Where(record => record.IsApproval && record.Slogan is not null).ToLookup(record => record.Slogan!, StringComparer.Ordinal);
    }

    /// <summary>The approvals of a text, in order, those that were taken back among them.</summary>
    public IEnumerable<ApprovalRecord> ApprovalsOf(string slogan) => _approved[slogan];

    /// <param name="board">Its size, colour, pitch and style matter, nothing else.</param>
    /// <param name="scene">The id in the journal.</param>
    /// <param name="key">The entry's key in the journal.</param>
    /// <returns>Null for pixels that are no text's that is known.</returns>
    public KnownScene? Find(Board board, string scene, string key)
    {
        var at = (ApprovalGate.LookOf(board), key, scene);
        if (_known.TryGetValue(at, out var known))
            return known;
        // The entry of that name first: two may have one text.
        return _known[at] = _entries.OrderBy(entry => entry.Key != key).Select(entry => OfEntry(board, entry, scene, key)).FirstOrDefault(found => found is not null)
            ?? OfOld(board, scene, key);
    }

    private KnownScene? OfEntry(Board board, ScheduledEntry entry, string scene, string key) =>
        Match(_scenes.Of(board, entry.Entry).Named, entry.Entry.Slogan!, scene, key) is { } match
            ? new KnownScene(entry, match.Second ? entry.Entry.English ?? entry.Entry.Slogan! : entry.Entry.Slogan!, match.Approval, match.IsDrawn, match.Second)
            : null;

    /// <summary>Texts that were approved in the playlist of the key, and stand in it no more.</summary>
    private KnownScene? OfOld(Board board, string scene, string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var playlist = slash < 0 ? key : key[..slash];
        foreach (var old in _approved.SelectMany(texts => texts).Where(record => record.Playlist == playlist).DistinctBy(record => (record.Slogan, record.English)))
        {
            if (Match(Draw(board, old), old.Slogan!, scene, key) is { } match)
                return new KnownScene(null, match.Second ? old.English ?? old.Slogan! : old.Slogan!, match.Approval, match.IsDrawn, match.Second);
        }

        return null;
    }

    /// <summary>As the entry of that name, or the playlist, draws today: its style may have been another, then the approval's own frames tell.</summary>
    private NamedScene? Draw(Board board, ApprovalRecord old)
    {
        var at = (ApprovalGate.LookOf(board), old.Slogan!, old.English);
        if (_old.TryGetValue(at, out var known))
            return known;
        var like = _playlist.Entries.FirstOrDefault(entry => entry.Slogan is not null && (entry.Id ?? entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) == old.Entry)
            ?? new Entry { Number = 1, When = new When(new DayRule.Always()), Style = _playlist.Style };
        return _old[at] = _scenes.Of(board, like with { Slogan = old.Slogan, English = old.English, Dark = false }).Named;
    }

    private (ApprovalRecord? Approval, bool IsDrawn, bool Second)? Match(NamedScene? drawn, string slogan, string scene, string key)
    {
        foreach (var approval in _approved[slogan].Cast<ApprovalRecord?>().Prepend(null))
        {
            for (var i = 0; i < drawn?.Turn.Count; i++)
            {
                if (ManifestBuilder.SceneIdOf(drawn.Turn[i] with { Approval = approval?.Id }, key) == scene)
                    return (approval, true, i > 0);
            }
        }

        // A later version draws otherwise, the approval keeps what was lit then.
        foreach (var approval in _approved[slogan])
        {
            foreach (var (turn, i) in approval.Scenes.SelectMany(its => its.Turn.Select((turn, i) => (turn, i))))
            {
                if (drawn?.Turn.ElementAtOrDefault(i) is { } like && Kept(like, turn, key, approval.Id) == scene)
                    return (approval, false, i > 0);
            }
        }

        return null;
    }

    private static string? Kept(NamedScene like, ApprovedTurn turn, string key, string approval) => Enum.TryParse<SceneKind>(turn.Kind, ignoreCase: true, out var kind)
        ? ManifestBuilder.SceneIdOf(ManifestBuilder.Described(like, key) with
        {
            Kind = kind,
            Frames = turn.Frames,
            PixelsPerSecond = turn.PixelsPerSecond,
            Seconds = turn.Seconds,
            Transition = turn.Transition,
            Approval = approval,
        })
        : null;
}
