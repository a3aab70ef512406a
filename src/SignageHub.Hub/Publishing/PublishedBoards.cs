using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

/// <summary>What is published now: each board's signed manifest, and every frame that a manifest names. The web reads it, publishing writes it.</summary>
/// <remarks>Safe for use from several threads. Frames are set before the manifest that names them, and removed after.</remarks>
public sealed class PublishedBoards
{
    private readonly ConcurrentDictionary<BoardId, CompactJws> _manifests = new();
    private readonly ConcurrentDictionary<FrameId, byte[]> _frames = new();
    private readonly ConcurrentDictionary<Channel<bool>, byte> _followers = new();
    private readonly ConcurrentDictionary<BoardId, IReadOnlyList<(long Number, string Compact)>> _commands = new();
    private long _commandNumber;

    /// <summary>Of one board, for streams that have not sent them yet. A command is good for half a minute.</summary>
    private const int MostCommands = 8;

    /// <summary>Null before the board's first manifest, and for boards that are not in boards.json.</summary>
    public CompactJws? ManifestOf(BoardId board) => _manifests.GetValueOrDefault(board);

    /// <summary>A PNG file; null when no manifest names it (any more).</summary>
    public byte[]? FrameOf(FrameId id) => _frames.GetValueOrDefault(id);

    /// <summary>The red button's order in force, a JWS; null before the first.</summary>
    public string? BlankOrder { get; private set; }

    public void SetBlankOrder(string compact)
    {
        BlankOrder = compact;
        Tell();
    }

    /// <summary>The signed commands to a board of the last moments, each with its place, oldest first; a board in a browser hears them over its stream.</summary>
    public IReadOnlyList<(long Number, string Compact)> CommandsTo(BoardId board) => _commands.GetValueOrDefault(board) ?? [];

    public void AddCommand(BoardId board, string compact)
    {
        var number = Interlocked.Increment(ref _commandNumber);
        _commands.AddOrUpdate(board, _ => [(number, compact)], (_, before) => [.. before.TakeLast(MostCommands - 1), (number, compact)]);
        Tell();
    }

    public void SetFrame(FrameId id, byte[] png) => _frames[id] = png;

    public void RemoveFrame(FrameId id) => _frames.TryRemove(id, out _);

    public void SetManifest(BoardId board, CompactJws manifest)
    {
        _manifests[board] = manifest;
        Tell();
    }

    public void RemoveManifest(BoardId board)
    {
        _manifests.TryRemove(board, out _);
        _commands.TryRemove(board, out _);
        Tell();
    }

    /// <summary>Tells that something has changed, from now on, until cancelled. Many changes before a follower is ready are one: it takes the newest anyway.</summary>
    public async IAsyncEnumerable<bool> Changes([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _followers[changes] = 0;
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            _followers.TryRemove(changes, out _);
        }
    }

    private void Tell()
    {
        foreach (var follower in _followers.Keys)
            follower.Writer.TryWrite(true);
    }
}
