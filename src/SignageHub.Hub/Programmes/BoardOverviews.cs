using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Hooks;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Programmes;

internal sealed class BoardOverviews : IBoardOverviews
{
    private readonly SignageStore _store;
    private readonly TimeProvider _clock;
    private readonly IServiceProvider _services;
    private long _deeds;
    private long _firsts;

    public BoardOverviews(SignageStore store, TimeProvider clock, IServiceProvider services)
    {
        (_store, _clock, _services) = (store, clock, services);
        store.Replaced += (_, _) => TellChanged();
        // Whatever somebody does stands in there: an approval, a wish to lift the red button, a report that is sent.
        if (services.GetService<AuditLog>() is { } audit)
        {
            audit.Written += (_, written) =>
            {
                if (written.Deed == "account.first")
                    Interlocked.Increment(ref _firsts);
                TellChanged();
            };
        }
    }

    public event EventHandler? Changed;

    public string Office => _store.Current.Office.Name;

    public Instant Now => _clock.Now();

    /// <remarks>Reports that are due are told to the people of the office alone, among what waits for them.</remarks>
    public IReadOnlyList<Problem> Problems => ApprovalProblems.LeftOut([.. _store.Current.ProblemsAt(Now).Where(p => p.Path != ReportsDue.Path)]);

    public IReadOnlyList<DayToday> Today => DayToday.Of(_store.Current, Day);

    public string OfficeMark
    {
        get
        {
            var red = _services.GetService<BlankOrders>()?.Look();
            var asked = red?.Order is { } order ? $"{order.Counter}/{string.Join(',', _services.GetService<LiftRequests>()?.Of(order.Counter).Select(one => $"{one.Board} {one.Account}") ?? [])}" : red?.Trouble?.En;
            var said = $"{Interlocked.Read(ref _deeds)}|{Day}|{asked}|{_services.GetService<HookStore>()?.Trouble?.En}";
            return MarkOf(said);
        }
    }

    public string StrangersMark =>
        MarkOf($"{Interlocked.Read(ref _firsts)}|{Day}|{string.Join('|', Today.Select(d => $"{d.Name.En}|{d.Name.Vi}|{d.Theme?.En}|{d.Theme?.Vi}|{d.Last}|{d.IsProposed}"))}");

    private LocalDate Day => Now.InZone(_store.Current.Office.TimeZone).Date;

    public IReadOnlyList<BoardOverview> All()
    {
        var (signage, now) = (_store.Current, Now);
        // Asked for late: what boards say hangs on what is published, which hangs on this.
        var reports = _services.GetService<BoardReports>()?.All().ToDictionary(r => r.Id, StringComparer.Ordinal);
        // Where it cannot be read boards stay as they are; whoever may press is told.
        var order = _services.GetService<BlankOrders>()?.Look().Order;
        return signage.Office.Boards.Select(board => Of(signage, board, now) with
        {
            Troubles = reports?.GetValueOrDefault(board.Id.Value) is { } report ? BoardTroubles.Of(report) : [],
            Link = reports?.GetValueOrDefault(board.Id.Value) is { } said ? BoardLink.Of(said) : null,
            Blank = order?.Blanks(board.Id) == true ? RedTexts.ByOffice : null,
        }).ToList();
    }

    private static string MarkOf(string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 8));

    private void TellChanged()
    {
        Interlocked.Increment(ref _deeds);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private static BoardOverview Of(Signage signage, Board board, Instant now)
    {
        var programme = signage.ProgrammeOf(board);
        var until = programme.NextChange(now);
        return new BoardOverview(board, programme.At(now), until, until is { } then ? programme.At(then) : null);
    }
}
