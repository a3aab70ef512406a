using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Feeds;

/// <summary>The agendas that were asked for last. Calendars ask again every hour, all for the same: each is worked out once, and one at a time.</summary>
internal sealed class Agendas
{
    private const int MostKept = 32;

    private readonly Dictionary<(DateInterval Days, BoardId? Board), OfficeAgenda> _kept = [];
    private readonly Lock _gate = new();
    private Signage? _of;

    /// <param name="signage">The files as they are now.</param>
    /// <param name="days">Both ends included.</param>
    /// <param name="board">One board alone; null for all.</param>
    public OfficeAgenda Of(Signage signage, DateInterval days, Board? board)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_of, signage) || _kept.Count >= MostKept)
                _kept.Clear();
            _of = signage;
            if (!_kept.TryGetValue((days, board?.Id), out var agenda))
                _kept[(days, board?.Id)] = agenda = OfficeAgenda.Of(signage, days, board);
            return agenda;
        }
    }
}
