using SignageHub.Core.Boards;
using SignageHub.Hub.Reports;

namespace SignageHub.Hub.DarkHours;

/// <summary>The proofs of dark hours for the pages.</summary>
/// <remarks>Journals are files of some megabytes; a page waits for those of at most <see cref="MostBoards"/> boards, beyond that the report tells.</remarks>
internal sealed class DarkHourProofs(PlayJournals journals)
{
    public const int MostBoards = 100;

    /// <param name="hours">Those that go on are passed over.</param>
    /// <param name="boards">Of today's office; an hour of another board has no proof.</param>
    public IReadOnlyList<DarkHourProof> Of(IEnumerable<DarkHour> hours, IReadOnlyList<Board> boards)
    {
        var known = boards.ToDictionary(b => b.Id);
        var ended = hours.Where(h => h.Ended is not null && known.ContainsKey(h.Board)).GroupBy(h => h.Board).ToList();
        return ended.Count > MostBoards ? [] : [.. ended.SelectMany(own => Of(known[own.Key], own))];
    }

    private IEnumerable<DarkHourProof> Of(Board board, IEnumerable<DarkHour> hours)
    {
        var own = hours.ToList();
        var proof = new BoardProof(board, journals, own.Min(h => h.From), own.Max(h => h.Ended!.Value));
        return own.Select(hour => DarkHourProof.From(hour, proof));
    }
}
