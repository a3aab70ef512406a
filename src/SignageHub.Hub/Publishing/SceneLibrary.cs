using System.Collections.Concurrent;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Push.HubSide;
using SignageHub.Rendering;

namespace SignageHub.Hub.Publishing;

/// <summary>A slogan as it plays on one kind of board.</summary>
/// <remarks>The PNG files of its frames are made when they are first asked for: a slogan is checked long before it is sent. Safe for use from several threads.</remarks>
public sealed class PreparedScene
{
    private readonly Lazy<NamedFiles> _files;

    /// <param name="rendered">What the renderer said.</param>
    public PreparedScene(RenderedScene rendered)
        : this(rendered, new(() => NamedFiles.Of(rendered.Scene)), inTurn: null)
    {
    }

    private PreparedScene(RenderedScene rendered, Lazy<NamedFiles> files, PreparedScene? inTurn)
    {
        (Rendered, _files, InTurn) = (rendered, files, inTurn);
    }

    /// <summary>What the renderer said; its scene is null when the slogan cannot be drawn.</summary>
    public RenderedScene Rendered { get; }

    /// <summary>The slogan in its second language; null for none.</summary>
    public PreparedScene? InTurn { get; }

    /// <summary>What one turn of the slogan shows: each of its languages that can be drawn. Empty when the first cannot.</summary>
    public IReadOnlyList<PreparedScene> Turn => this switch
    {
        { Rendered.Scene: null } => [],
        { InTurn: { Rendered.Scene: not null } second } => [this, second],
        _ => [this],
    };

    /// <summary>The scenes of <see cref="Turn"/>.</summary>
    public IReadOnlyList<Scene> ScenesOfATurn => [.. Turn.Select(prepared => prepared.Rendered.Scene!)];

    /// <summary>The scene with the names of its frames; null when it cannot be drawn.</summary>
    public NamedScene? Named => _files.Value.Scene is { } named ? named with { InTurn = InTurn?.Named } : null;

    /// <summary>The file of each frame and of each letter that the board fills in, by name.</summary>
    public IReadOnlyDictionary<FrameId, byte[]> Files => _files.Value.Files;

    /// <summary>What the renderer said of the slogan in each of its languages.</summary>
    public IEnumerable<RenderFinding> Findings => Rendered.Findings.Concat(InTurn?.Rendered.Findings ?? []);

    /// <summary>What keeping it costs at the most: its pixels, files of their size, and a little for the rest.</summary>
    public long Bytes => 1000L + (2 * (Rendered.Scene?.Frames.Sum(frame => (long)frame.Pixels.Length) ?? 0));

    /// <summary>This scene, in turn with the same slogan in another language.</summary>
    public PreparedScene With(PreparedScene second) => new(Rendered, _files, second);
}

/// <summary>A scene's frames and letters as files, each named by its content.</summary>
internal sealed record NamedFiles(NamedScene? Scene, IReadOnlyDictionary<FrameId, byte[]> Files)
{
    public static NamedFiles Of(Scene? scene)
    {
        var files = new Dictionary<FrameId, byte[]>();
        if (scene is null)
            return new NamedFiles(null, files);
        var frames = scene.Frames.Select(Name).ToList();
        var glyphs = scene.Slots.Select(IReadOnlyList<FrameId> (slot) => slot.Glyphs.Select(Name).ToList()).ToList();
        return new NamedFiles(new NamedScene(scene, frames) { Glyphs = glyphs }, files);

        FrameId Name(Frame frame)
        {
            var file = PngWriter.Encode(frame);
            var id = FrameId.Of(file);
            files[id] = file;
            return id;
        }
    }
}

/// <summary>Renders each slogan once for each size and colour of board, and keeps it.</summary>
public sealed class SceneLibrary(SceneRenderer renderer, OfficeFonts? fonts = null, OfficePictures? pictures = null)
{
    /// <summary>Pixels and files, in bytes. A year of an office's slogans on a few kinds of board is some ten megabytes; beyond this the library starts anew.</summary>
    private const long MostKept = 128L * 1024 * 1024;

    /// <summary>Texts whose findings are kept apart from their pixels; beyond this the library asks anew.</summary>
    private const int MostFindings = 100_000;

    private readonly ConcurrentDictionary<SceneRequest, Lazy<PreparedScene>> _kept = new();
    private readonly ConcurrentDictionary<SceneRequest, IReadOnlyList<RenderFinding>> _findings = new();
    private long _bytes;

    /// <summary>With the fonts and pictures that lie beside boards.json.</summary>
    public static SceneLibrary With(HubSettings settings) => new(new SceneRenderer(), new OfficeFonts(settings), new OfficePictures(settings));

    /// <summary>Null where only the embedded fonts are known.</summary>
    public OfficeFonts? Fonts => fonts;

    /// <summary>Null where there are none.</summary>
    public OfficePictures? Pictures => pictures;

    /// <param name="board">Its size, colour, pitch and style matter, nothing else.</param>
    /// <param name="entry">An entry with a slogan.</param>
    public PreparedScene Of(Board board, Entry entry)
    {
        var first = Of(Request(board, entry.Slogan!, entry.Style));
        if (entry.English is not { } english)
            return first;
        var second = Of(Request(board, english, entry.Style));
        return first.With(second);
    }

    /// <summary>What the renderer says of a slogan in each of its languages. Its pixels are not kept: a year's slogans are checked, and few of them are on.</summary>
    /// <param name="board">As for <see cref="Of(Board, Entry)"/>.</param>
    /// <param name="entry">An entry with a slogan.</param>
    public IReadOnlyList<RenderFinding> FindingsOf(Board board, Entry entry)
    {
        var first = FindingsOf(Request(board, entry.Slogan!, entry.Style));
        return entry.English is { } english ? [.. first, .. FindingsOf(Request(board, english, entry.Style))] : first;
    }

    private IReadOnlyList<RenderFinding> FindingsOf(SceneRequest request)
    {
        if (_findings.TryGetValue(request, out var known))
            return known;
        var findings = _kept.TryGetValue(request, out var kept) ? kept.Value.Rendered.Findings : renderer.Render(request).Findings;
        if (_findings.Count >= MostFindings)
            _findings.Clear();
        return _findings[request] = findings;
    }

    /// <summary>All that the entry's look on a board depends on, but for its second language.</summary>
    internal SceneRequest RequestOf(Board board, Entry entry) => Request(board, entry.Slogan!, entry.Style);

    private SceneRequest Request(Board board, string text, TextStyle style)
    {
        var whole = style.Over(board.Style);
        return new SceneRequest(text, board.Size, board.Color) { Style = whole, Pitch = board.Pitch, Font = fonts?.Find(whole.Font), Picture = pictures?.Find(whole.Picture) };
    }

    /// <summary>The scene of a board that has nothing to show: the office's name.</summary>
    public PreparedScene Idle(Board board, Office office) =>
        Of(Request(board, office.Name, TextStyle.Unset));

    /// <remarks>Who asks for a scene that is being drawn waits for it.</remarks>
    public PreparedScene Of(SceneRequest request) => _kept.TryGetValue(request, out var kept)
        ? kept.Value
        : _kept.GetOrAdd(request, static (wanted, library) => new Lazy<PreparedScene>(() => library.Prepare(wanted)), this).Value;

    private PreparedScene Prepare(SceneRequest request)
    {
        var prepared = new PreparedScene(renderer.Render(request));
        if (Interlocked.Add(ref _bytes, prepared.Bytes) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, prepared.Bytes);
        }

        return prepared;
    }
}
