using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.DarkHours;

/// <summary>The proofs of dark hours for the pages: a board's journal is read once, and again only while it may still grow.</summary>
/// <remarks>Journals are files of some megabytes; a page waits for those of at most <see cref="MostBoards"/> boards, beyond that the report tells.</remarks>
internal sealed class DarkHourProofs(DataFolder data, TimeProvider clock)
{
    public const int MostBoards = 100;

    /// <summary>How long an answer that may change is good for.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(1);

    private readonly Dictionary<(BoardId Board, Instant From), (DarkHourProof Proof, Instant Asked)> _kept = [];
    private readonly Lock _gate = new();

    /// <param name="hours">Those that go on are passed over.</param>
    /// <param name="boards">Of today's office; an hour of another board has no proof.</param>
    public IReadOnlyList<DarkHourProof> Of(IEnumerable<DarkHour> hours, IReadOnlyList<Board> boards)
    {
        var (known, now) = (boards.ToDictionary(b => b.Id), clock.Now());
        var ended = hours.Where(h => h.Ended is not null && known.ContainsKey(h.Board)).ToList();
        if (ended.Select(h => h.Board).Distinct().Count() > MostBoards)
            return [];
        lock (_gate)
            return [.. ended.GroupBy(h => h.Board).SelectMany(own => Of(known[own.Key], [.. own], now))];
    }

    private IEnumerable<DarkHourProof> Of(Board board, IReadOnlyList<DarkHour> hours, Instant now)
    {
        if (hours.Any(h => !IsGood(h, now)))
        {
            var proof = new BoardProof(board, data, hours.Min(h => h.From), hours.Max(h => h.Ended!.Value));
            foreach (var hour in hours)
                _kept[(hour.Board, hour.From)] = (DarkHourProof.From(hour, proof), now);
        }

        return hours.Select(h => _kept[(h.Board, h.From)].Proof);
    }

    private bool IsGood(DarkHour hour, Instant now) =>
        _kept.TryGetValue((hour.Board, hour.From), out var kept) && kept.Proof.Of == hour && (kept.Proof.IsWhole || now - kept.Asked < Fresh);
}
