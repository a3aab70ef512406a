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
    private readonly Lazy<IReadOnlyList<byte[]>> _png;
    private readonly Lazy<NamedScene?> _named;

    /// <param name="rendered">What the renderer said.</param>
    public PreparedScene(RenderedScene rendered)
    {
        Rendered = rendered;
        _png = new(() => rendered.Scene?.Frames.Select(PngWriter.Encode).ToList() ?? []);
        _named = new(() => rendered.Scene is { } scene ? new NamedScene(scene, Png.Select(file => FrameId.Of(file)).ToList()) : null);
    }

    /// <summary>What the renderer said; its scene is null when the slogan cannot be drawn.</summary>
    public RenderedScene Rendered { get; }

    /// <summary>The file of each frame, in order.</summary>
    public IReadOnlyList<byte[]> Png => _png.Value;

    /// <summary>The scene with the names of its frames; null when it cannot be drawn.</summary>
    public NamedScene? Named => _named.Value;

    /// <summary>What keeping it costs at the most: its pixels, files of their size, and a little for the rest.</summary>
    public long Bytes => 1000L + (2 * (Rendered.Scene?.Frames.Sum(frame => (long)frame.Pixels.Length) ?? 0));
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
        var prepared = new PreparedScene(renderer.Render(request));
        if (Interlocked.Add(ref _bytes, prepared.Bytes) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, prepared.Bytes);
        }

        return _kept.GetOrAdd(request, prepared);
    }
}
