using NodaTime;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Days on which three or more entries take turns: each gets little time.</summary>
internal static class Crowds
{
    private const int Many = 3;

    /// <summary>Those that come back more often, every Monday, are told once.</summary>
    private const int MostTold = 6;

    /// <summary>One finding for each set of entries and each run of days; what boards have in common is said once.</summary>
    public static IEnumerable<CoverageFinding> Of(BoardDays boards)
    {
        var crowds = boards.Alike.SelectMany(agenda => agenda.Segments
            .Where(s => s.Showing is { State: ShowingState.Slogans, Level: not Level.Filler } && s.Showing.Entries.Count >= Many)
            .Select(s => (agenda.Boards, Days: agenda.DaysOf(s), Keys: string.Join(", ", s.Showing.Entries.Select(e => e.Key)), s.Showing.Entries.Count)));
        foreach (var crowd in crowds.GroupBy(c => c.Keys, StringComparer.Ordinal))
        {
            var (where, count) = (string.Join(", ", boards.InOrder(crowd.SelectMany(c => c.Boards).Distinct()).Select(b => b.Id)), Say.Number(crowd.First().Count));
            var runs = Runs(crowd.Select(c => c.Days));
            var when = runs.Count > MostTold ? new Bilingual($", {Say.Number(runs.Count)} times", $", {Say.Number(runs.Count)} lần") : new Bilingual("", "");
            foreach (var days in runs.Count > MostTold ? [new DateInterval(runs[0].Start, runs[^1].End)] : runs)
            {
                yield return new CoverageFinding(
                    FindingKind.Crowded,
                    crowd.Key,
                    new(
                        $"{count} entries take turns on {where}{when.En}; spread them, or lift the one that matters to 'exclusive'",
                        $"{count} mục luân phiên trên {where}{when.Vi}; hãy giãn ra, hoặc đưa mục quan trọng lên mức 'exclusive'"),
                    days);
            }
        }
    }

    /// <summary>Days in a row, joined: two crowds months apart are two.</summary>
    private static List<DateInterval> Runs(IEnumerable<DateInterval> days)
    {
        var runs = new List<DateInterval>();
        foreach (var next in days.OrderBy(d => d.Start))
        {
            if (runs.Count > 0 && next.Start <= runs[^1].End.PlusDays(1))
                runs[^1] = new DateInterval(runs[^1].Start, LocalDate.Max(runs[^1].End, next.End));
            else
                runs.Add(next);
        }

        return runs;
    }
}
