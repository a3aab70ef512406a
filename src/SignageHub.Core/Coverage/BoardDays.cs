using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>What boards show over some days, worked out once for all that show the same: a hundred boards in the corridors of one house have one agenda.</summary>
public sealed class BoardDays
{
    private readonly Dictionary<BoardId, int> _order;

    private BoardDays(IReadOnlyList<Board> boards, IReadOnlyList<AlikeBoards> alike)
    {
        _order = boards.Select((board, i) => (board.Id, i)).ToDictionary(b => b.Id, b => b.i);
        Alike = alike;
    }

    internal IReadOnlyList<AlikeBoards> Alike { get; }

    /// <param name="office">The boards.</param>
    /// <param name="playlists">All of them.</param>
    /// <param name="days">Both ends included, in each board's own zone.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    public static BoardDays Of(Office office, IReadOnlyList<Playlist> playlists, DateInterval days, IApprovals? approvals = null)
    {
        var caches = new Dictionary<(Instant From, Instant Until), WindowCache>();
        var groups = office.Boards.Select(board => Programme.For(board, playlists, approvals)).GroupBy(programme => programme, Same.Instance);
        return new(office.Boards, [.. groups.Select(group => AlikeBoards.Of([.. group.Select(p => p.Board)], group.Key, days, CacheOf))]);

        WindowCache CacheOf(Instant from, Instant until)
        {
            if (!caches.TryGetValue((from, until), out var cache))
                caches[(from, until)] = cache = new WindowCache(from, until);
            return cache;
        }
    }

    /// <summary>In the order of the office.</summary>
    internal IReadOnlyList<Board> InOrder(IEnumerable<Board> boards) => [.. boards.OrderBy(b => _order[b.Id])];

    /// <summary>Programmes that show the same at every instant: one zone, the same hours, the same entries.</summary>
    private sealed class Same : IEqualityComparer<Programme>
    {
        public static readonly Same Instance = new();

        public bool Equals(Programme? x, Programme? y) =>
            x is not null && y is not null && x.Board.TimeZone.Equals(y.Board.TimeZone) && x.Board.Hours.SequenceEqual(y.Board.Hours)
            && x.Entries.Count == y.Entries.Count && x.Entries.Zip(y.Entries).All(pair => ReferenceEquals(pair.First.Entry, pair.Second.Entry));

        public int GetHashCode(Programme of)
        {
            var hash = new HashCode();
            hash.Add(of.Board.TimeZone.Id, StringComparer.Ordinal);
            foreach (var entry in of.Entries)
                hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(entry.Entry));
            return hash.ToHashCode();
        }
    }
}

/// <summary>Boards that show the same, and what.</summary>
internal sealed record AlikeBoards(IReadOnlyList<Board> Boards, IReadOnlyList<Segment> Segments, IReadOnlySet<string> Shown)
{
    public DateTimeZone TimeZone => Boards[0].TimeZone;

    public static AlikeBoards Of(IReadOnlyList<Board> boards, Programme programme, DateInterval days, Func<Instant, Instant, WindowCache> cacheOf)
    {
        var zone = programme.Board.TimeZone;
        var segments = programme.Between(cacheOf(WallClock.StartOfDay(days.Start, zone), WallClock.StartOfDay(days.End.PlusDays(1), zone)));
        return new AlikeBoards(boards, segments, segments.SelectMany(s => s.Showing.Entries).Select(e => e.Key).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The days of a segment; one that ends at midnight ends on the day before.</summary>
    public DateInterval DaysOf(Segment segment) => new(
        segment.From.InZone(TimeZone).Date, (segment.Until - Duration.Epsilon).InZone(TimeZone).Date);

    /// <summary>Those with a moment on these days. They lie in order of time, so that the first is found by halving.</summary>
    public IEnumerable<Segment> On(LocalDate first, LocalDate last)
    {
        var (from, until) = (WallClock.StartOfDay(first, TimeZone), WallClock.StartOfDay(last.PlusDays(1), TimeZone));
        var (low, high) = (0, Segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Segments[middle].Until <= from)
                low = middle + 1;
            else
                high = middle;
        }

        for (var i = low; i < Segments.Count && Segments[i].From < until; i++)
            yield return Segments[i];
    }
}
