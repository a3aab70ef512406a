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
public sealed record PreparedScene(RenderedScene Rendered, NamedScene? Named, IReadOnlyList<byte[]> Png)
{
    /// <summary>What keeping it costs: its pixels and files, and a little for the rest.</summary>
    public long Bytes => 1000L + Png.Sum(file => (long)file.Length) + (Rendered.Scene?.Frames.Sum(frame => (long)frame.Pixels.Length) ?? 0);
}

/// <summary>Renders each slogan once for each size and colour of board, and keeps it.</summary>
public sealed class SceneLibrary(SceneRenderer renderer)
{
    /// <summary>Pixels and files, in bytes. A year of an office's slogans on a few kinds of board is some ten megabytes; beyond this the library starts anew.</summary>
    private const long MostKept = 128L * 1024 * 1024;

    private readonly ConcurrentDictionary<SceneRequest, PreparedScene> _kept = new();
    private long _bytes;

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
        var prepared = Prepare(request);
        if (Interlocked.Add(ref _bytes, prepared.Bytes) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, prepared.Bytes);
        }

        return _kept.GetOrAdd(request, prepared);
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
