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
    /// <summary>The first frame of the rotation, or of the fallback; a strip comes whole. Null when the board is dark or has no manifest.</summary>
    public FrameId? Of(BoardId board)
    {
        if (published.ManifestOf(board) is not { } compact
            || Jws.Verify(compact, Jws.ManifestType, keys.Keys).Payload is not { } payload
            || ManifestJson.Read(payload) is not { } manifest)
            return null;
        var now = overviews.Now;
        var segment = now < manifest.LeaseUntil ? manifest.Segments.FirstOrDefault(s => s.From <= now && now < s.Until) : null;
        var id = segment is null ? manifest.Fallback : segment.Scenes.Count > 0 ? segment.Scenes[0] : null;
        return manifest.Scenes.FirstOrDefault(s => s.Id == id)?.Frames[0];
    }
}
