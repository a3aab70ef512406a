using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Programmes;

internal sealed class BoardOverviews(SignageStore store, TimeProvider clock) : IBoardOverviews
{
    public event EventHandler? Changed
    {
        add => store.Replaced += value;
        remove => store.Replaced -= value;
    }

    public string Office => store.Current.Office.Name;

    public Instant Now => clock.Now();

    public IReadOnlyList<Problem> Problems => store.Current.ProblemsAt(Now);

    public IReadOnlyList<BoardOverview> All()
    {
        var (signage, now) = (store.Current, Now);
        return signage.Office.Boards.Select(board => Of(signage, board, now)).ToList();
    }

    private static BoardOverview Of(Signage signage, Board board, Instant now)
    {
        var programme = signage.ProgrammeOf(board);
        var until = programme.NextChange(now);
        return new BoardOverview(board, programme.At(now), until, until is { } then ? programme.At(then) : null);
    }
}
