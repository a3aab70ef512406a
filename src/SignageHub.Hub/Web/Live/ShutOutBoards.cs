using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Web.Live;

/// <summary>Ends the streams of boards in browsers that were revoked or taken out of boards.json, as <see cref="BoardWatch"/> does at the broker.</summary>
/// <remarks>Anybody may look at a board's page: of one that was revoked, what is open where it signed from is its own and ends; others look on.</remarks>
internal sealed class ShutOutBoards(Listeners listeners, ProvenBoards proven, SignageStore? signage = null, BoardSecrets? secrets = null) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public bool IsShutOut(BoardPlace place) => secrets?.IsRevoked(place.Board) == true && proven.WasAt(place);

    internal void Check()
    {
        // Pages that stand without an office have boards of their own.
        var known = signage?.Current.Office.Boards.Select(board => board.Id).ToHashSet();
        listeners.Close(place => known?.Contains(place.Board) == false || IsShutOut(place));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Check();
    }
}
