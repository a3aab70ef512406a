using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Publishing;

/// <summary>What each board shows on the days ahead. Worked out anew only where the board's programme or the day has changed.</summary>
/// <remarks>
/// Whole days of the board, so that its manifest stays the same from one change-over of a day to the next. Boards of a zone that are worked
/// out in the same round share the windows of the entries they have in common. For one thread.
/// </remarks>
/// <param name="days">Today and so many days less one.</param>
public sealed class ProgrammesAhead(int days)
{
    private readonly Dictionary<BoardId, Kept> _kept = [];

    private sealed record Kept(Programme Programme, LocalDate Today, IReadOnlyList<Segment> Segments);

    /// <summary>In the order of the boards.</summary>
    public IReadOnlyList<IReadOnlyList<Segment>> Of(IEnumerable<Programme> programmes, Instant now)
    {
        var windows = new Dictionary<(Instant, Instant), WindowCache>();
        var boards = programmes.Select(programme => (programme.Board.Id, Kept: Of(programme, now, windows))).ToList();
        _kept.Clear();
        foreach (var (id, kept) in boards)
            _kept[id] = kept;
        return [.. boards.Select(board => board.Kept.Segments)];
    }

    private Kept Of(Programme programme, Instant now, Dictionary<(Instant, Instant), WindowCache> windows)
    {
        var (board, zone) = (programme.Board, programme.Board.TimeZone);
        var today = now.InZone(zone).Date;
        if (_kept.GetValueOrDefault(board.Id) is { } kept && ReferenceEquals(kept.Programme, programme) && kept.Today == today)
            return kept;
        var (from, until) = (zone.AtStartOfDay(today).ToInstant(), zone.AtStartOfDay(today.PlusDays(days)).ToInstant());
        if (!windows.TryGetValue((from, until), out var cache))
            windows[(from, until)] = cache = new WindowCache(from, until);
        return new Kept(programme, today, programme.Between(cache));
    }
}
