using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>What one board shows over time: pure arithmetic over its hours and the windows of its entries.</summary>
/// <remarks>
/// Outside the board's hours it is off, whatever else is ordered. Else the highest level with an open window wins alone and
/// its entries rotate; a dark entry is at level dark whatever its <see cref="Entry.Level"/> says, and level dark lights
/// nothing. A change of the wall clock is treated as <see cref="WallClock"/> and <see cref="OpenWindows"/> say. Immutable: one
/// programme may be asked by many threads.
/// </remarks>
public sealed class Programme
{
    /// <summary>How far <see cref="NextChange"/> looks: 50 years.</summary>
    public static readonly Duration Horizon = Duration.FromDays(18_263);

    private readonly When _hours;

    private Programme(Board board, IReadOnlyList<ScheduledEntry> entries)
    {
        Board = board;
        Entries = entries;
        _hours = new When(new DayRule.Always()) { Hours = board.Hours };
    }

    public Board Board { get; }

    /// <summary>Every entry meant for the board that may show, drafts without an approval left out: playlists in order of their id (ordinal), entries in file order.</summary>
    public IReadOnlyList<ScheduledEntry> Entries { get; }

    /// <param name="board">The board whose zone and hours count.</param>
    /// <param name="playlists">In any order; those for other boards are left out. Ids are unique.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    public static Programme For(Board board, IEnumerable<Playlist> playlists, IApprovals? approvals = null) =>
        new(
            board,
            [
                .. playlists
                    .Where(p => IsFor(p, board))
                    .OrderBy(p => p.Id, StringComparer.Ordinal)
                    .SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
                    .Where(e => (approvals ?? NoApprovals.Instance).Missing(board, e) is null),
            ]);

    /// <summary>Whether the playlist is meant for the board.</summary>
    public static bool IsFor(Playlist playlist, Board board) => playlist.Boards.Count == 0 || playlist.Boards.Any(t => t.Matches(board));

    public Showing At(Instant instant)
    {
        var clock = new ZoneClock(Board.TimeZone);
        if (!OpenWindows.IsOpen(_hours, clock, instant))
            return Showings.Off(Board.Hours);
        var open = Entries.Where(e => OpenWindows.IsOpen(e.Entry.When, clock, instant)).ToList();
        var levels = open.Aggregate(default(LevelMask), (mask, e) => mask.With(Showings.LevelOf(e.Entry)));
        if (levels.IsEmpty)
            return Showings.Idle;
        var top = levels.Highest;
        return Showings.Won(top, [.. open.Where(e => Showings.LevelOf(e.Entry) == top)], levels.Without(top));
    }

    /// <summary>Covers [from, until) without gap or overlap; neighbours differ in state, level or entries.</summary>
    /// <returns>Empty when <paramref name="from"/> equals <paramref name="until"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="until"/> lies before <paramref name="from"/>.</exception>
    public IReadOnlyList<Segment> Between(Instant from, Instant until)
    {
        if (until < from)
            throw new ArgumentException("A stretch of time does not end before it begins.", nameof(until));
        return from == until ? [] : new Agenda(this, _hours, new WindowCache(from, until), isShared: false).Segments();
    }

    /// <summary>The same for a stretch for which many boards are asked: entries that they share are worked out once.</summary>
    public IReadOnlyList<Segment> Between(WindowCache cache) =>
        cache.From == cache.Until ? [] : new Agenda(this, _hours, cache, isShared: true).Segments();

    /// <summary>The first instant strictly after this one at which state, level or entries differ from those of this one.</summary>
    /// <returns>Null when nothing changes within <see cref="Horizon"/>.</returns>
    /// <remarks>
    /// Goes from edge to edge: below the level that is on nothing matters, at it every edge of an entry does, above it every
    /// opening; no entry is looked at beyond the earliest edge found so far.
    /// </remarks>
    public Instant? NextChange(Instant after)
    {
        var clock = new ZoneClock(Board.TimeZone);
        var horizon = after + Horizon;
        var now = At(after);
        var next = OpenWindows.NextEdge(_hours, clock, after, horizon);
        if (now.State == ShowingState.Off)
            return next;
        foreach (var entry in Entries.Where(e => now.Level is null || Showings.LevelOf(e.Entry) >= now.Level))
            next = OpenWindows.NextEdge(entry.Entry.When, clock, after, next ?? horizon) ?? next;
        return next;
    }
}
