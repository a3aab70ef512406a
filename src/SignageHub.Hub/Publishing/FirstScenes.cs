using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Publishing;

/// <summary>Draws what the boards will be sent first, while the rest of the hub is still being put together on another core.</summary>
/// <remarks>The scenes are kept. The drafts of the manifests are not: the key is not known yet. But the first that a program puts together takes longer than all that follow.</remarks>
internal static class FirstScenes
{
    /// <summary>The largest board comes first: the publisher begins with the first, and the two meet in between.</summary>
    public static Task Draw(Signage signage, Instant now, SceneLibrary scenes) => Task.Run(() =>
    {
        var boards = signage.Office.Boards;
        var ahead = new ProgrammesAhead(Publisher.DaysAhead).Of(boards.Select(signage.ProgrammeOf), now);
        var drafts = new SharedDrafts(signage, scenes, keyId: "", draft => draft);
        foreach (var (board, segments) in boards.Zip(ahead).OrderByDescending(pair => pair.First.Size.Width * pair.First.Size.Height))
            drafts.Of(board, segments, out _);
    });
}
