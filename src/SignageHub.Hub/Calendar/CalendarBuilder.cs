using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Calendar;

/// <summary>Lays entries out in rows. Pure: the same files and the same question, the same sheet.</summary>
/// <param name="signage">The files as they are in force.</param>
/// <param name="query">What to show.</param>
/// <param name="maySee">Whether whoever looks may see what waits for an approval in a playlist.</param>
internal sealed class CalendarBuilder(Signage signage, CalendarQuery query, Func<Playlist, bool> maySee)
{
    /// <summary>Those that may be filtered by: names of plans that are only drafts are for those who may see them.</summary>
    public IReadOnlyList<Playlist> Playlists => [.. signage.Playlists.Where(IsSeen)];

    private bool IsSeen(Playlist playlist) => maySee(playlist) || playlist.Entries.Any(entry => signage.MayShow(new ScheduledEntry(playlist, entry)));

    /// <param name="sheets">The year's observances and what is there for them.</param>
    public CalendarSheet Build(YearSheets sheets)
    {
        var rows = query.ByObservance
            ? Observances(sheets.Of(signage, query.At.Year)).ToList()
            : [.. Boards().Select(board => new Func<CalendarRow>(() => Row(board)))];
        var page = Math.Min(query.Page, Math.Max(1, (rows.Count + CalendarSheet.RowsAPage - 1) / CalendarSheet.RowsAPage));
        return new CalendarSheet(
            query with { Page = page },
            new CalendarAxis(query, signage.Office.TimeZone).Columns,
            [.. rows.Skip((page - 1) * CalendarSheet.RowsAPage).Take(CalendarSheet.RowsAPage).Select(row => row())],
            rows.Count);
    }

    private IEnumerable<Board> Boards() => signage.Office.Boards.Where(board =>
        (query.Board is null || board.Id.Value == query.Board)
        && (query.Group is null || board.Groups.Contains(query.Group, StringComparer.Ordinal))
        && (query.Playlist is null || signage.Playlists.Any(p => p.Id == query.Playlist && Programme.IsFor(p, board) && IsSeen(p))));

    private CalendarRow Row(Board board)
    {
        var axis = new CalendarAxis(query, board.TimeZone);
        var segments = signage.ProgrammeOf(board).Between(axis.From, axis.Until);
        var bars = signage.Playlists
            .Where(p => (query.Playlist is null || p.Id == query.Playlist) && Programme.IsFor(p, board))
            .SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .SelectMany(entry => Bars(board, entry, axis, segments));
        return new CalendarRow(board, null, null, Laid(bars), Bands(segments, axis));
    }

    private IEnumerable<CalendarBar> Bars(Board board, ScheduledEntry entry, CalendarAxis axis, IReadOnlyList<Segment> segments)
    {
        var missing = signage.Approvals.Missing(board, entry);
        if (missing is not null && !maySee(entry.Playlist))
            yield break;
        var windows = OpenWindows.Of(entry.Entry.When, board.TimeZone, axis.From, axis.Until).ToList();
        foreach (var run in Runs(windows, axis))
        {
            var (first, last) = (axis.Of(run[0].Start), axis.LastOf(run[^1].End));
            var window = new Window(run[0].Start, run[^1].End);
            var (state, why) = missing is not null ? (BarState.Waiting, missing) : Fate(entry, run, segments, board);
            yield return new CalendarBar(entry, first, last, window, state, why);
        }

        if (windows.Count == 0 && maySee(entry.Playlist) && Guess(entry.Entry.When, axis, board.TimeZone) is { } guess)
            yield return new CalendarBar(entry, axis.Of(guess.Start), axis.LastOf(guess.End), guess, BarState.Unconfirmed, CalendarTexts.Unconfirmed);
    }

    /// <summary>Days in a row are one bar, with their hours; in the view of a day every window is one.</summary>
    private static IEnumerable<IReadOnlyList<Window>> Runs(IReadOnlyList<Window> windows, CalendarAxis axis)
    {
        var run = new List<Window>();
        foreach (var window in windows)
        {
            if (run.Count > 0 && (axis.IsDay || axis.Of(window.Start) > axis.LastOf(run[^1].End) + 1))
            {
                yield return run;
                run = [];
            }

            run.Add(window);
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary>What the board really does in an entry's time.</summary>
    private static (BarState State, Bilingual? Why) Fate(ScheduledEntry entry, IReadOnlyList<Window> run, IReadOnlyList<Segment> segments, Board board)
    {
        var shown = false;
        Segment? over = null;
        ScheduledEntry? beside = null;
        foreach (var segment in Within(segments, run))
        {
            if (segment.Showing.Entries.Any(e => ReferenceEquals(e.Entry, entry.Entry)))
            {
                shown = true;
                if (segment.Showing.Level == Level.Exclusive)
                    beside ??= segment.Showing.Entries.FirstOrDefault(e => e.Playlist.Id != entry.Playlist.Id);
            }
            else if (segment.Showing.State != ShowingState.Off)
            {
                over ??= segment;
            }
        }

        // Fillers are there to give way.
        if (over is { } higher && !(shown && entry.Entry.Level == Level.Filler))
            return (shown ? BarState.PartlyHidden : BarState.Hidden, CalendarTexts.HiddenBy(higher, board));
        if (!shown)
            return (BarState.Hidden, CalendarTexts.OutsideHours);
        return (BarState.Shows, beside is null ? null : CalendarTexts.TwoAlone(beside));
    }

    private static IEnumerable<Segment> Within(IReadOnlyList<Segment> segments, IReadOnlyList<Window> run)
    {
        var at = 0;
        foreach (var window in run)
        {
            while (at < segments.Count && segments[at].Until <= window.Start)
                at++;
            for (var i = at; i < segments.Count && segments[i].From < window.End; i++)
                yield return segments[i];
        }
    }

    private static Window? Guess(When when, CalendarAxis axis, DateTimeZone zone)
    {
        if (when.Rule is not DayRule.Observed observed)
            return null;
        var (first, last) = (axis.From.InZone(zone).Date, (axis.Until - Duration.Epsilon).InZone(zone).Date);
        foreach (var occurrence in Occurrences.Between(observed.Observance, first.PlusDays(-observed.DaysAfter), last.PlusDays(observed.DaysBefore)).Where(o => o.IsProposed))
        {
            var start = Instant.Max(axis.From, WallClock.StartOfDay(occurrence.First.PlusDays(-observed.DaysBefore), zone));
            var end = Instant.Min(axis.Until, WallClock.StartOfDay(occurrence.Last.PlusDays(observed.DaysAfter + 1), zone));
            return new Window(start, end);
        }

        return null;
    }

    /// <summary>A day is a gap when nothing shows in all of its hours; in the view of a day every moment counts.</summary>
    private static IReadOnlyList<CalendarBand> Bands(IReadOnlyList<Segment> segments, CalendarAxis axis)
    {
        var kinds = new BandKind?[axis.Columns];
        var lit = new bool[axis.Columns];
        foreach (var segment in segments)
        {
            var isLit = segment.Showing.State is ShowingState.Slogans or ShowingState.Dark;
            for (var column = axis.Of(segment.From); column <= axis.LastOf(segment.Until); column++)
            {
                lit[column] |= isLit;
                if (segment.Showing.State == ShowingState.Idle)
                    kinds[column] = BandKind.Gap;
                else if (segment.Showing.State == ShowingState.Off)
                    kinds[column] ??= BandKind.Off;
            }
        }

        var bands = new List<CalendarBand>();
        for (var column = 0; column < kinds.Length; column++)
        {
            if (kinds[column] is not { } kind || lit[column])
                continue;
            if (bands.Count > 0 && bands[^1].Last == column - 1 && bands[^1].Kind == kind)
                bands[^1] = bands[^1] with { Last = column };
            else
                bands.Add(new CalendarBand(column, column, kind));
        }

        return bands;
    }

    private IEnumerable<Func<CalendarRow>> Observances(YearSheet sheet)
    {
        var (days, axis) = (query.Days, new CalendarAxis(query, signage.Office.TimeZone));
        var boards = Boards().Select(b => b.Id).ToHashSet();
        foreach (var line in sheet.Lines.Where(l => l.Observance is not null))
        {
            var covered = line.Observance!;
            var waiting = Waiting(covered, axis, boards).ToList();
            var bars = line.Shown.Where(a => (query.Playlist is null || a.Entry.Playlist.Id == query.Playlist) && a.Boards.Any(b => boards.Contains(b.Id)))
                .Where(a => a.Days.Start <= days.End && a.Days.End >= days.Start)
                .Select(a => Bar(a, axis)).Concat(waiting).ToList();
            var isSeen = covered.Occurrence.First <= days.End && covered.Occurrence.Last >= days.Start;
            if ((isSeen && query.Playlist is null) || bars.Count > 0)
                yield return () => new CalendarRow(null, covered.Observance, covered.Occurrence, Laid(bars), isSeen ? Bands(covered, axis) : []);
        }
    }

    private static CalendarBar Bar(Appearance appearance, CalendarAxis axis)
    {
        var zone = appearance.Boards[0].TimeZone;
        var window = appearance.Hours ?? new Window(WallClock.StartOfDay(appearance.Days.Start, zone), WallClock.StartOfDay(appearance.Days.End.PlusDays(1), zone));
        return new CalendarBar(
            appearance.Entry, axis.Of(Instant.Max(axis.From, window.Start)), axis.LastOf(Instant.Max(axis.From + Duration.Epsilon, Instant.Min(axis.Until, window.End))), window, BarState.Shows, null);
    }

    /// <summary>Entries for the observance that nobody has approved yet, or whose day nobody has confirmed.</summary>
    private IEnumerable<CalendarBar> Waiting(ObservanceCoverage covered, CalendarAxis axis, HashSet<BoardId> boards) =>
        from playlist in signage.Playlists
        where (query.Playlist is null || playlist.Id == query.Playlist) && maySee(playlist)
        from entry in playlist.Entries
        where entry.When.Rule is DayRule.Observed observed && observed.Observance.Id == covered.Observance.Id
        let board = signage.Office.Boards.FirstOrDefault(b => boards.Contains(b.Id) && Programme.IsFor(playlist, b))
        where board is not null
        from bar in Bars(board, new ScheduledEntry(playlist, entry), axis, [])
        where bar.State is BarState.Waiting or BarState.Unconfirmed
        select bar;

    private static IReadOnlyList<CalendarBand> Bands(ObservanceCoverage covered, CalendarAxis axis)
    {
        var (first, last) = axis.IsDay ? (0, axis.Columns - 1) : (axis.Of(covered.Occurrence.First), axis.Of(covered.Occurrence.Last));
        return
        [
            new CalendarBand(first, last, covered.Occurrence.IsProposed ? BandKind.Proposed : BandKind.Observed),
            .. covered.State is CoverageState.None or CoverageState.ByDateOnly ? [new CalendarBand(first, last, BandKind.Gap)] : Array.Empty<CalendarBand>(),
        ];
    }

    private static IReadOnlyList<CalendarBar> Laid(IEnumerable<CalendarBar> bars) =>
        [.. bars.OrderBy(b => b.Entry.Entry.Level == Level.Filler).ThenBy(b => b.First).ThenByDescending(b => b.Last).ThenBy(b => b.Entry.Playlist.Id, StringComparer.Ordinal).ThenBy(b => b.Entry.Entry.Number)];
}
