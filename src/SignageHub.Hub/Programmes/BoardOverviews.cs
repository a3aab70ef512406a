using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Programmes;

internal sealed class BoardOverviews(SignageStore store, TimeProvider clock, IServiceProvider services) : IBoardOverviews
{
    public event EventHandler? Changed
    {
        add => store.Replaced += value;
        remove => store.Replaced -= value;
    }

    public string Office => store.Current.Office.Name;

    public Instant Now => clock.Now();

    public IReadOnlyList<Problem> Problems => ApprovalProblems.LeftOut(store.Current.ProblemsAt(Now));

    public IReadOnlyList<BoardOverview> All()
    {
        var (signage, now) = (store.Current, Now);
        // Asked for late: what boards say hangs on what is published, which hangs on this.
        var troubles = services.GetService<BoardReports>()?.All().ToDictionary(r => r.Id, BoardTroubles.Of, StringComparer.Ordinal);
        // Where it cannot be read boards stay as they are; whoever may press is told.
        var order = services.GetService<BlankOrders>()?.Look().Order;
        return signage.Office.Boards.Select(board => Of(signage, board, now) with
        {
            Troubles = troubles?.GetValueOrDefault(board.Id.Value) ?? [],
            Blank = order?.Blanks(board.Id) == true ? RedTexts.ByOffice : null,
        }).ToList();
    }

    private static BoardOverview Of(Signage signage, Board board, Instant now)
    {
        var programme = signage.ProgrammeOf(board);
        var until = programme.NextChange(now);
        return new BoardOverview(board, programme.At(now), until, until is { } then ? programme.At(then) : null);
    }
}
