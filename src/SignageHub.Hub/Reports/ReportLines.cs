using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;

namespace SignageHub.Hub.Reports;

/// <summary>From plays and plans to the rows of a report.</summary>
internal static class ReportLines
{
    public static ReportLine Of(Board board, ScheduledEntry entry, IReadOnlyList<Segment> planned, IReadOnlyList<Window> gaps, BoardProof proof, PlayCredits credits, Instant from)
    {
        var zone = board.TimeZone;
        // A row that began the day before belongs to that day.
        var own = credits.Of(entry.Key).Where(each => each.Play.From >= from).ToList();
        var proved = own.Where(each => each.Play.IsProved).ToList();
        var plays = proved.ToLookup(each => each.Play.From.InZone(zone).Date);
        var planOf = planned.SelectMany(segment => ByDay(segment, zone)).ToLookup(piece => piece.Day, piece => piece.Length);
        var days = plays.Select(p => p.Key).Union(planOf.Select(p => p.Key)).Order().Select(day => new ReportDay(
            day,
            Sum(planOf[day]),
            Sum(plays[day].Select(each => each.Play.Lit)),
            plays[day].Sum(each => each.Count),
            plays[day].Select(each => (LocalTime?)each.Play.From.InZone(zone).TimeOfDay).Min(),
            // The last moment, not the one after it: what ends at midnight would else have its last time before its first.
            plays[day].Select(each => (Instant?)Instant.Max(each.Play.From, each.Play.Until - Duration.Epsilon)).Max()?.InZone(zone).TimeOfDay));
        var due = Stretches.Union(planned.Select(segment => new Window(segment.From, segment.Until)), Duration.Zero);
        var outside = Stretches.Union(proved.Select(each => each.Play.Whole), BoardProof.Tolerance).SelectMany(play => Stretches.Minus(play, due, BoardProof.Tolerance));
        return new ReportLine
        {
            Entry = entry.Key,
            Slogan = entry.Entry.Slogan!,
            English = entry.Entry.English,
            BoardId = board.Id.Value,
            Board = board.Name,
            Days = [.. days],
            Missed = [.. gaps.Select(gap => new ReportMiss(gap.Start.InZone(zone).LocalDateTime, gap.End.InZone(zone).LocalDateTime, gap.End - gap.Start, proof.Instead(gap)))],
            Outside = [.. outside.Select(span => new ReportSpan(span.Start.InZone(zone).LocalDateTime, span.End.InZone(zone).LocalDateTime, span.End - span.Start))],
            DoubtfulCount = own.Where(each => !each.Play.IsProved).Sum(each => each.Count),
            DoubtfulLit = Sum(own.Where(each => !each.Play.IsProved).Select(each => each.Play.Lit)),
        };
    }

    /// <summary>Each minute of a board once, whatever takes turns in it.</summary>
    public static ReportBoard BoardOf(Board board, IReadOnlyList<Segment> planned, IReadOnlyList<(string Slogan, Window Window)> missed, BoardProof proof)
    {
        var zone = board.TimeZone;
        var union = Stretches.Union(missed.Select(each => each.Window), Duration.Zero);
        return new ReportBoard(board.Id.Value, board.Name)
        {
            Planned = Sum(planned.Select(segment => segment.Until - segment.From)),
            Missed = Sum(union.Select(window => window.End - window.Start)),
            Stretches = union.Count,
            Gaps =
            [
                .. missed.GroupBy(each => each.Window).OrderBy(alike => alike.Key.Start).Select(alike => new ReportGap(
                    alike.Key.Start.InZone(zone).LocalDateTime, alike.Key.End.InZone(zone).LocalDateTime, alike.Key.End - alike.Key.Start, proof.Instead(alike.Key), [.. alike.Select(each => each.Slogan)])),
            ],
        };
    }

    public static IEnumerable<ReportOther> Others(string id, string name, DateTimeZone zone, IEnumerable<CreditedPlay> plays, Func<CreditedPlay, Bilingual> why) =>
        from play in plays
        group play by (Key: play.Play.Entry!, play.Known?.Text, Why: why(play), play.Play.IsProved) into alike
        select new ReportOther(
            alike.Key.Key, id, name, alike.Key.Text, alike.Key.Why,
            alike.Min(each => each.Play.From).InZone(zone).Date, alike.Max(each => Instant.Max(each.Play.From, each.Play.Until - Duration.Epsilon)).InZone(zone).Date,
            alike.Sum(each => each.Count), Sum(alike.Select(each => each.Play.Lit)), alike.Key.IsProved);

    public static Duration Sum(IEnumerable<Duration> durations) => Duration.FromTicks(durations.Sum(duration => duration.BclCompatibleTicks));

    private static IEnumerable<(LocalDate Day, Duration Length)> ByDay(Segment segment, DateTimeZone zone)
    {
        for (var start = segment.From; start < segment.Until;)
        {
            var day = start.InZone(zone).Date;
            var end = Instant.Min(segment.Until, WallClock.StartOfDay(day.PlusDays(1), zone));
            yield return (day, end - start);
            start = end;
        }
    }
}
