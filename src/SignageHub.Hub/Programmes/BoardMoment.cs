using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Programmes;

/// <summary>What a board shows at one moment, down to the pixels.</summary>
/// <param name="Showing">What is on and why.</param>
/// <param name="Frame">The exact pixels, of the board's size.</param>
/// <param name="Scene">The scene they come from; null when the board is dark.</param>
/// <param name="Entry">The entry of that scene; null for the idle scene and when dark.</param>
public sealed record BoardMoment(Showing Showing, Frame Frame, PreparedScene? Scene, ScheduledEntry? Entry)
{
    public static BoardMoment At(Signage signage, Board board, Instant instant, SceneLibrary scenes)
    {
        var showing = signage.ProgrammeOf(board).At(instant);
        var drawable = Rotating(signage, board, showing, scenes).Where(r => r.Scene.Rendered.Scene is not null).ToList();
        if (drawable.Count == 0)
            return new BoardMoment(showing, Frame.Dark(board.Size), null, null);
        var point = Rotation.At(drawable.Select(r => r.Scene.Rendered.Scene!).ToList(), instant);
        var (entry, scene) = drawable[point.Scene];
        return new BoardMoment(showing, SceneFrame.At(scene.Rendered.Scene!, point.Frame, point.Elapsed, instant.InZone(board.TimeZone).LocalDateTime), scene, entry);
    }

    private static IReadOnlyList<(ScheduledEntry? Entry, PreparedScene Scene)> Rotating(Signage signage, Board board, Showing showing, SceneLibrary scenes)
    {
        IReadOnlyList<(ScheduledEntry?, PreparedScene)> idle = [(null, scenes.Idle(board, signage.Office))];
        if (showing.State is ShowingState.Off or ShowingState.Dark)
            return [];
        if (showing.State == ShowingState.Idle)
            return idle;
        var slogans = showing.Entries.Select(e => (Entry: e, Scene: scenes.Of(board, e.Entry))).Where(s => s.Scene.Rendered.Scene is not null).ToList();
        if (slogans.Count == 0)
            return idle;
        var round = Airtime.Round([.. slogans.Select(s => s.Entry)], [.. slogans.Select(s => s.Scene.ScenesOfATurn)], idle[0].Item2.Rendered.Scene);
        return [.. round.SelectMany(turn => turn == Airtime.Idle ? idle : slogans[turn].Scene.Turn.Select(s => ((ScheduledEntry?)slogans[turn].Entry, s)))];
    }
}
