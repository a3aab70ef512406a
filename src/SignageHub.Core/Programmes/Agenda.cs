using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>One stretch of a programme: the edges of all windows in it, sorted, then swept once.</summary>
internal sealed class Agenda
{
    private readonly Instant _from;
    private readonly Instant _until;
    private readonly IReadOnlyList<HourRange> _hours;
    private readonly List<Edge> _edges = [];
    private readonly OpenEntries _open;
    private bool _on;

    public Agenda(IReadOnlyList<ScheduledEntry> entries, When hours, DateTimeZone zone, Instant from, Instant until)
    {
        (_from, _until, _hours) = (from, until, hours.Hours);
        _open = new OpenEntries(entries);
        var clock = new ZoneClock(zone);
        Add(Edge.Board, hours, clock);
        for (var i = 0; i < entries.Count; i++)
            Add(i, entries[i].Entry.When, clock);
        _edges.Sort();
    }

    /// <remarks>Top is null when off or idle. The version is that of the top level's set: equal versions, equal entries.</remarks>
    private readonly record struct Sight(bool On, Level? Top, int Version);

    public IReadOnlyList<Segment> Segments()
    {
        var segments = new List<Segment>();
        var next = ApplyUpTo(_from, 0);
        var (start, seen, entries, hidden) = (_from, See(), Entries(), Hidden());
        while (next < _edges.Count && _edges[next].At < _until)
        {
            var now = _edges[next].At;
            next = ApplyUpTo(now, next);
            if (See() is var sight && sight == seen)
            {
                hidden = hidden.Or(Hidden());
                continue;
            }

            segments.Add(new Segment(start, now, Show(seen, entries, hidden)));
            (start, seen, entries, hidden) = (now, sight, Entries(), Hidden());
        }

        segments.Add(new Segment(start, _until, Show(seen, entries, hidden)));
        return segments;
    }

    private void Add(int who, When when, ZoneClock clock)
    {
        foreach (var window in OpenWindows.Of(when, clock, _from, _until))
        {
            _edges.Add(new Edge(window.Start, who));
            _edges.Add(new Edge(window.End, who));
        }
    }

    private int ApplyUpTo(Instant instant, int next)
    {
        for (; next < _edges.Count && _edges[next].At <= instant; next++)
        {
            if (_edges[next].Who == Edge.Board)
                _on = !_on;
            else
                _open.Toggle(_edges[next].Who);
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
