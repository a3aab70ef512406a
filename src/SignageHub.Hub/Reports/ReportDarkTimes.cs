using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.DarkHours;

namespace SignageHub.Hub.Reports;

/// <summary>The dark times of a playlist: those of the plan, and those that the hub has on record though the plan has them no more.</summary>
/// <param name="book">What the hub saw.</param>
/// <param name="playlist">The playlist's id.</param>
/// <param name="entries">Its entries.</param>
/// <param name="now">What goes on is not judged.</param>
internal sealed class ReportDarkTimes(DarkHourBook book, string playlist, IReadOnlyList<ScheduledEntry> entries, Instant now)
{
    private readonly List<ReportDark> _all = [];

    public IReadOnlyList<ReportDark> All => [.. _all.OrderBy(dark => dark.From)];

    /// <returns>The times, with the entry that orders each; null for one that is in the playlist no more.</returns>
    public IReadOnlyList<(ScheduledEntry? Entry, Window Window)> Add(Board board, IReadOnlyList<Segment> segments, BoardProof proof)
    {
        if (segments.Count == 0)
            return [];
        var recorded = book.All.Where(hour => hour.Board == board.Id && hour.Entries.Any(key => PlayCredits.PlaylistOf(key) == playlist)).ToList();
        var dark = segments.Where(s => s.Showing.State == ShowingState.Dark && s.Showing.Entries.Any(entries.Contains)).ToList();
        // Dark times that follow each other are one, whichever entries order them.
        var planned = Stretches.Union(dark.Select(s => new Window(s.From, s.Until)), Duration.Zero);
        var dropped = recorded.Where(hour => hour.From >= segments[0].From && hour.Until <= segments[^1].Until && !planned.Any(window => hour.From < window.End && hour.Until > window.Start))
            .Select(hour => new Window(hour.From, hour.Ended ?? hour.Until));
        foreach (var window in planned.Concat(dropped.Where(window => window.Start < window.End)))
            _all.Add(DarkOf(board, window, recorded.Find(hour => hour.From < window.End && hour.Until > window.Start), proof));
        return [.. planned.Select(window => (dark.Find(s => s.From < window.End && s.Until > window.Start)?.Showing.Entries.FirstOrDefault(entries.Contains), window))];
    }

    private ReportDark DarkOf(Board board, Window window, DarkHour? record, BoardProof proof)
    {
        var zone = board.TimeZone;
        var (dark, lit) = (proof.Dark(window.Start, window.End), proof.Lit(window.Start, window.End));
        // A board that says nothing of the time may have been without power: dark, but nothing proves it.
        var isSilent = dark == Duration.Zero && lit == Duration.Zero;
        return new ReportDark(
            board.Name,
            window.Start.InZone(zone).LocalDateTime,
            window.End.InZone(zone).LocalDateTime,
            record?.Words ?? new("the hub has no record of it", "hệ thống không có hồ sơ giờ tắt"),
            record?.Verdict == DarkVerdict.Kept,
            isSilent ? null : dark)
        {
            BoardId = board.Id.Value,
            Length = window.End - window.Start,
            Lit = lit,
            Silence = isSilent ? proof.Instead(window) : null,
            IsOpen = window.End >= now,
        };
    }
}
