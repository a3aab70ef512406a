using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Hub.Web;

/// <summary>One frame of what a board shows now, for browsers that run no scripts.</summary>
internal sealed class StillPictures(PublishedBoards published, IBoardOverviews overviews, HubKeys keys)
{
    /// <summary>A manifest is verified and read once, not for every page.</summary>
    private readonly ConcurrentDictionary<BoardId, Read> _read = new();

    /// <summary>The first frame of the rotation, or of the fallback; a strip comes whole. Null when the board is dark or has no manifest.</summary>
    public FrameId? Of(BoardId board)
    {
        if (published.ManifestOf(board) is not { } manifest)
        {
            _read.TryRemove(board, out _);
            return null;
        }

        if (!_read.TryGetValue(board, out var read) || !read.Signed.Equals(manifest))
            _read[board] = read = Read.Of(manifest, keys);
        return read.At(overviews.Now);
    }

    /// <param name="Signed">The manifest as it was signed.</param>
    /// <param name="LeaseUntil">Afterwards the fallback shows.</param>
    /// <param name="Fallback">Its first frame; null for dark.</param>
    /// <param name="Segments">In order of time, each with the first frame of its rotation.</param>
    private sealed record Read(CompactJws Signed, Instant LeaseUntil, FrameId? Fallback, IReadOnlyList<(Instant From, Instant Until, FrameId? Frame)> Segments)
    {
        public FrameId? At(Instant now)
        {
            if (now < LeaseUntil)
            {
                foreach (var (from, until, frame) in Segments)
                {
                    if (from <= now && now < until)
                        return frame;
                }
            }

            return Fallback;
        }

        public static Read Of(CompactJws signed, HubKeys keys)
        {
            if (Jws.Verify(signed.ToString(), Jws.ManifestType, keys.Keys).Payload is not { } payload || ManifestJson.Read(payload) is not { } manifest)
                return new Read(signed, Instant.MinValue, null, []);
            var first = manifest.Scenes.ToDictionary(scene => scene.Id, scene => (FrameId?)scene.Frames[0], StringComparer.Ordinal);
            return new Read(
                signed, manifest.LeaseUntil, FrameOf(manifest.Fallback),
                [.. manifest.Segments.Select(segment => (segment.From, segment.Until, FrameOf(segment.Scenes.Count > 0 ? segment.Scenes[0] : null)))]);

            FrameId? FrameOf(string? scene) => scene is null ? null : first.GetValueOrDefault(scene);
        }
    }
}
