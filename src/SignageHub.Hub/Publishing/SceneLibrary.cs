using System.Collections.Concurrent;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Push.HubSide;
using SignageHub.Rendering;

namespace SignageHub.Hub.Publishing;

/// <summary>A slogan as it plays on one kind of board, with the PNG files of its frames.</summary>
/// <param name="Rendered">What the renderer said; its scene is null when the slogan cannot be drawn.</param>
/// <param name="Named">The scene with the names of its frames; null like it.</param>
/// <param name="Png">The file of each frame, in order.</param>
public sealed record PreparedScene(RenderedScene Rendered, NamedScene? Named, IReadOnlyList<byte[]> Png);

/// <summary>Renders each slogan once for each size and colour of board, and keeps it.</summary>
public sealed class SceneLibrary(SceneRenderer renderer)
{
    /// <summary>An office uses a few hundred slogans on a few kinds of board; beyond this the library starts anew.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<SceneRequest, PreparedScene> _kept = new();

    /// <param name="board">Its size and colour matter, nothing else.</param>
    /// <param name="entry">An entry with a slogan.</param>
    public PreparedScene Of(Board board, Entry entry) =>
        Of(new SceneRequest(entry.Slogan!, board.Size, board.Color, TextColor: board.Color.IsRgb ? entry.Color : null));

    /// <summary>The scene of a board that has nothing to show: the office's name.</summary>
    public PreparedScene Idle(Board board, Office office) =>
        Of(new SceneRequest(office.Name, board.Size, board.Color));

    public PreparedScene Of(SceneRequest request)
    {
        if (_kept.TryGetValue(request, out var kept))
            return kept;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept.GetOrAdd(request, Prepare);
    }

    private PreparedScene Prepare(SceneRequest request)
    {
        var rendered = renderer.Render(request);
        if (rendered.Scene is not { } scene)
            return new PreparedScene(rendered, null, []);
        var png = scene.Frames.Select(PngWriter.Encode).ToList();
        return new PreparedScene(rendered, new NamedScene(scene, png.Select(file => FrameId.Of(file)).ToList()), png);
    }
}
