using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Publishing;

/// <summary>Draws what the boards will be sent first, while the rest of the hub is still being put together on another core.</summary>
internal static class FirstScenes
{
    /// <summary>The largest board comes first: the publisher begins with the first, and the two meet in between.</summary>
    public static Task Draw(Signage signage, Instant now, SceneLibrary scenes) => Task.Run(() =>
    {
        var boards = signage.Office.Boards;
        var ahead = new ProgrammesAhead(Publisher.DaysAhead).Of(boards.Select(signage.ProgrammeOf), now);
        foreach (var (board, segments) in boards.Zip(ahead).OrderByDescending(pair => pair.First.Size.Width * pair.First.Size.Height))
        {
            foreach (var scheduled in Publisher.EntriesOf(segments))
                _ = scenes.Of(board, scheduled.Entry).Named;
            _ = scenes.Idle(board, signage.Office).Named;
        }
    });
}
