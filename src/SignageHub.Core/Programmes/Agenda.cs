using System.Buffers;
using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>One stretch of a programme: the edges of all windows in it, sorted, then swept once.</summary>
internal sealed class Agenda
{
    private readonly Instant _from;
    private readonly Instant _until;
    private readonly IReadOnlyList<HourRange> _hours;
    private readonly int _count;
    private readonly ulong[] _edges;
    private readonly OpenEntries _open;
    private readonly int _board;
    private readonly long _unit;
    private bool _on;

    /// <param name="programme">Whose.</param>
    /// <param name="hours">The board's.</param>
    /// <param name="cache">Of the stretch.</param>
    /// <param name="isShared">Whether other boards are going to ask the cache too.</param>
    public Agenda(Programme programme, When hours, WindowCache cache, bool isShared)
    {
        (_from, _until, _hours) = (cache.From, cache.Until, hours.Hours);
        var entries = programme.Entries;
        _open = new OpenEntries(entries);
        _board = entries.Count;
        if (_board >= EdgeOrder.MostEntries)
            throw new InvalidOperationException($"A board has at most {EdgeOrder.MostEntries} entries.");
        var windows = cache.Of(programme.Board.TimeZone);
        var edges = new EdgeBuffer();
        for (var i = 0; i < entries.Count; i++)
            edges.Add(isShared ? windows.Of(entries[i].Entry.When) : windows.OfOnce(entries[i].Entry.When), i);
        edges.Add(windows.OfOnce(hours), _board);
        (_edges, _count, _unit) = edges.Sorted(EdgeList.SecondsUntil(_from, _until));
    }

    /// <remarks>Top is null when off or idle. The version is that of the top level's set: equal versions, equal entries.</remarks>
    private readonly record struct Sight(bool On, Level? Top, int Version);

    /// <remarks>To be called once: the sorted edges go back to the pool at the end.</remarks>
    public IReadOnlyList<Segment> Segments()
    {
        var segments = new List<Segment>();
        var first = _from.ToUnixTimeSeconds();
        var next = ApplyUpTo(0, 0);
        var (start, seen, entries, hidden) = (_from, See(), Entries(), Hidden());
        while (next < _count)
        {
            var time = EdgeOrder.TimeOf(_edges[next]);
            next = ApplyUpTo(time, next);
            if (See() is var sight && sight == seen)
            {
                hidden = hidden.Or(Hidden());
                continue;
            }

            var now = Instant.FromUnixTimeSeconds(first + (time * _unit));
            segments.Add(new Segment(start, now, Show(seen, entries, hidden)));
            (start, seen, entries, hidden) = (now, sight, Entries(), Hidden());
        }

        segments.Add(new Segment(start, _until, Show(seen, entries, hidden)));
        ArrayPool<ulong>.Shared.Return(_edges);
        return segments;
    }

    /// <summary>All edges of one time take effect together; an entry has one there at most, since its windows never touch.</summary>
    private int ApplyUpTo(long time, int next)
    {
        for (; next < _count && EdgeOrder.TimeOf(_edges[next]) <= time; next++)
        {
            var who = EdgeOrder.WhoOf(_edges[next]);
            if (who == _board)
                _on = !_on;
            else
                _open.Toggle(who);
        }

        return next;
    }

    private Sight See() =>
        !_on || _open.Levels.IsEmpty ? new Sight(_on, null, 0) : new Sight(_on, _open.Levels.Highest, _open.VersionOf(_open.Levels.Highest));

    private IReadOnlyList<ScheduledEntry> Entries() => !_on || _open.Levels.IsEmpty ? [] : _open.EntriesOf(_open.Levels.Highest);

    private LevelMask Hidden() => !_on || _open.Levels.IsEmpty ? default : _open.Levels.Without(_open.Levels.Highest);

    private Showing Show(Sight sight, IReadOnlyList<ScheduledEntry> entries, LevelMask hidden) => sight switch
    {
        { On: false } => Showings.Off(_hours),
        { Top: { } level } => Showings.Won(level, entries, hidden),
        _ => Showings.Idle,
    };
}
