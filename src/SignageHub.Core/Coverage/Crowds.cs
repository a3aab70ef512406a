using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Days on which three or more entries take turns: each gets little time.</summary>
internal static class Crowds
{
    private const int Many = 3;

    /// <summary>One finding for each set of entries; what boards have in common is said once.</summary>
    public static IEnumerable<CoverageFinding> Of(IReadOnlyList<BoardYear> agendas)
    {
        var crowds = agendas.SelectMany(agenda => agenda.Segments
            .Where(s => s.Showing is { State: ShowingState.Slogans, Level: not Level.Filler } && s.Showing.Entries.Count >= Many)
            .Select(s => (agenda.Board, Days: agenda.DaysOf(s), Keys: string.Join(", ", s.Showing.Entries.Select(e => e.Key)), s.Showing.Entries.Count)));
        foreach (var crowd in crowds.GroupBy(c => c.Keys, StringComparer.Ordinal))
        {
            var (boards, count) = (string.Join(", ", crowd.Select(c => c.Board.Id).Distinct()), Say.Number(crowd.First().Count));
            var days = new DateInterval(crowd.Min(c => c.Days.Start), crowd.Max(c => c.Days.End));
            yield return new CoverageFinding(
                FindingKind.Crowded,
                crowd.Key,
                new(
                    $"{count} entries take turns on {boards}; spread them, or lift the one that matters to 'exclusive'",
                    $"{count} mục luân phiên trên {boards}; hãy giãn ra, hoặc đưa mục quan trọng lên mức 'exclusive'"),
                days);
        }
    }
}
