using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Web.Live;

/// <summary>What the wall's stream says at the moment, worked out and written once for all who watch; kept only while somebody does.</summary>
internal sealed class WallNews(IBoardOverviews overviews, PublishedBoards published)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // It travels as an event and is put into the page as text, never as markup: readable Vietnamese, smaller messages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private IReadOnlyList<BoardId> _ids = [];
    private WallState _state = WallState.Nothing;
    private int _watchers;

    /// <summary>The first to watch has come: somebody has to look when the next programme changes.</summary>
    public event EventHandler? Watched;

    public WallState State => Volatile.Read(ref _state);

    /// <summary>From now on the news are worked out. The last who leaves takes them along: of ten thousand boards they are many.</summary>
    public IDisposable Watch()
    {
        bool isFirst;
        lock (_gate)
            isFirst = _watchers++ == 0;
        Refresh();
        if (isFirst)
            Watched?.Invoke(this, EventArgs.Empty);
        return new Watcher(this);
    }

    /// <summary>Looks again, if somebody watches.</summary>
    /// <returns>When the first board's programme changes; null when none does, or nobody watches.</returns>
    public Instant? Refresh()
    {
        lock (_gate)
        {
            if (_watchers == 0)
                return null;
            var (boards, problems, before) = (overviews.All(), overviews.Problems, _state);
            Volatile.Write(ref _state, new WallState(
                InBoth("boards", before.Boards, language => boards.Select(b => BoardView.Of(b, language))),
                InBoth("problems", before.Problems, language => problems.Select(p => ProblemView.Of(p, language))),
                ManifestsOf(_ids = [.. boards.Select(b => b.Board.Id)], before),
                OfficeOf(overviews.OfficeMark, before.Office),
                OfficeOf(overviews.StrangersMark, before.Strangers)));
            return boards.Min(b => b.Until);
        }
    }

    /// <summary>Looks at the manifests alone: a saved playlist may bring a hundred of them, one after the other.</summary>
    public void RefreshManifests()
    {
        lock (_gate)
        {
            if (_watchers > 0)
                Volatile.Write(ref _state, new WallState(_state.Boards, _state.Problems, ManifestsOf(_ids, _state), _state.Office, _state.Strangers));
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_watchers > 0)
                return;
            _ids = [];
            Volatile.Write(ref _state, WallState.Nothing);
        }
    }

    private IReadOnlyList<WallManifest> ManifestsOf(IEnumerable<BoardId> boards, WallState before) =>
        [.. boards.Select(board => ManifestOf(board, before)).OfType<WallManifest>()];

    /// <summary>What says the same stays the same event.</summary>
    private static WallWords InBoth<T>(string name, WallWords before, Func<Language, IEnumerable<T>> of)
    {
        return new WallWords(Of(before.En, of(Language.English)), Of(before.Vi, of(Language.Vietnamese)));

        WallText Of(WallText was, IEnumerable<T> now)
        {
            var text = JsonSerializer.Serialize(now, Json);
            return text == was.Text ? was : new WallText(text, new LiveEvent(name, text));
        }
    }

    private static WallText OfficeOf(string mark, WallText before) => mark == before.Text ? before : new WallText(mark, new LiveEvent("office", mark));

    private WallManifest? ManifestOf(BoardId board, WallState before) => published.ManifestOf(board) switch
    {
        null => null,
        var manifest when before.ManifestOf(board) is { } was && was.Manifest.Equals(manifest) => was,
        var manifest => new WallManifest(board, manifest, new LiveEvent("manifest", JsonSerializer.Serialize(new { board = board.Value, manifest = manifest.ToString() }))),
    };

    private sealed class Watcher(WallNews news) : IDisposable
    {
        private int _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
                news.Leave();
        }
    }
}

/// <summary>A JSON text and the event that tells it.</summary>
internal sealed record WallText(string Text, LiveEvent Event);

/// <summary>The same in both languages.</summary>
internal sealed record WallWords(WallText En, WallText Vi)
{
    public WallText In(Language language) => language == Language.Vietnamese ? Vi : En;
}

/// <summary>A board's signed manifest and the event that brings it: <c>{"board":"lobby","manifest":"eyJ…"}</c>.</summary>
internal sealed record WallManifest(BoardId Board, CompactJws Manifest, LiveEvent Event);

/// <summary>A snapshot. Events that have not changed are the very same as in the snapshot before.</summary>
/// <param name="boards">JSON: an array of <see cref="BoardView"/>.</param>
/// <param name="problems">JSON: an array of <see cref="ProblemView"/>.</param>
/// <param name="manifests">In the order of boards.json.</param>
/// <param name="office">A mark: another one when the page has to ask anew what it tells people of the office.</param>
/// <param name="strangers">The same for everybody else.</param>
internal sealed class WallState(WallWords boards, WallWords problems, IReadOnlyList<WallManifest> manifests, WallText office, WallText strangers)
{
    private readonly Dictionary<BoardId, WallManifest> _manifests = manifests.ToDictionary(m => m.Board);

    public WallWords Boards => boards;

    public WallWords Problems => problems;

    public WallText Office => office;

    public WallText Strangers => strangers;

    private static WallText NoMark => new("", new LiveEvent("office", ""));

    /// <summary>Before the first look.</summary>
    public static WallState Nothing { get; } = new(Empty("boards"), Empty("problems"), [], NoMark, NoMark);

    /// <summary>Null for none.</summary>
    public WallManifest? ManifestOf(BoardId board) => _manifests.GetValueOrDefault(board);

    /// <summary>What whoever has heard another snapshot has still to hear, in order.</summary>
    /// <param name="heard">Null for whoever has heard nothing.</param>
    /// <param name="language">Theirs.</param>
    /// <param name="isOfOffice">Whether they are of the office: to strangers less is told.</param>
    public IEnumerable<LiveEvent> Since(WallState? heard, Language language, bool isOfOffice)
    {
        if (ReferenceEquals(this, heard))
            yield break;
        if (!ReferenceEquals(Boards.In(language), heard?.Boards.In(language)))
            yield return Boards.In(language).Event;
        if (!ReferenceEquals(Problems.In(language), heard?.Problems.In(language)))
            yield return Problems.In(language).Event;
        foreach (var manifest in manifests)
        {
            if (!ReferenceEquals(heard?.ManifestOf(manifest.Board), manifest))
                yield return manifest.Event;
        }

        var (now, before) = isOfOffice ? (Office, heard?.Office) : (Strangers, heard?.Strangers);
        if (now.Text.Length > 0 && !ReferenceEquals(now, before))
            yield return now.Event;
    }

    private static WallWords Empty(string name)
    {
        var none = new WallText("", new LiveEvent(name, "[]"));
        return new WallWords(none, none);
    }
}
