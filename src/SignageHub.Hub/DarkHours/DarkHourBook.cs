using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.DarkHours;

/// <summary>Keeps the record of dark hours in <c>data/dark-hours.jsonl</c>: that an hour was kept is said from what was seen, not from today's plan.</summary>
/// <remarks>Called at every change-over. What could not be written is written at the next one. One caller at a time writes; many may read.</remarks>
public sealed class DarkHourBook
{
    public const string FileName = "dark-hours.jsonl";

    /// <summary>Darkness of more than a day is told in pieces of at most this.</summary>
    private static readonly Duration Longest = Duration.FromDays(2);

    private readonly ChainedLog _log;
    private readonly PublishedRecords? _published;
    private readonly Dictionary<BoardId, DarkHour> _open = [];
    private readonly List<DarkHour> _done = [];

    /// <summary>Dark when an earlier run of the hub ended: for how long nobody watched is not known.</summary>
    private readonly HashSet<BoardId> _leftOpen;

    private readonly Lock _gate = new();

    /// <param name="data">Where the record lies.</param>
    /// <param name="published">Which manifest a board has; null where the record is only read, perhaps while a hub writes it.</param>
    /// <param name="logger">Tells of damage.</param>
    public DarkHourBook(DataFolder data, PublishedRecords? published, ILogger<DarkHourBook> logger)
    {
        _log = new ChainedLog(data.PathOf(FileName), logger);
        _published = published;
        foreach (var record in published is null ? _log.Read() : _log.Recover())
            Take(record);
        _leftOpen = [.. _open.Keys];
    }

    /// <summary>By the time at which they began; those that go on come last.</summary>
    public IReadOnlyList<DarkHour> All
    {
        get
        {
            lock (_gate)
                return [.. _done.OrderBy(d => d.From), .. _open.Values.OrderBy(d => d.From)];
        }
    }

    /// <summary>Notes what has begun and what has ended.</summary>
    /// <param name="programme">The board's.</param>
    /// <param name="showing">What it has on now.</param>
    /// <param name="now">The hub's time.</param>
    /// <exception cref="IOException">It cannot be written now.</exception>
    public void See(Programme programme, Showing showing, Instant now)
    {
        var board = programme.Board.Id;
        var open = _open.GetValueOrDefault(board);
        if (open is null && showing.State != ShowingState.Dark)
            return;
        if (_leftOpen.Contains(board))
        {
            Write(new JsonObject { ["kind"] = "resumed", ["board"] = board.Value, ["seen"] = Text(now) });
            _leftOpen.Remove(board);
        }

        var around = Joined(programme.Between(now - Longest, now + Longest)).First(s => s.Until > now);
        var isDark = around.IsDark;
        // Of darkness that began before the stretch nothing tells when.
        var isAnother = open is not null && around.From > open.From && around.From > now - Longest;
        if (open is not null && (!isDark || isAnother))
            Write(new JsonObject { ["kind"] = "ended", ["board"] = board.Value, ["ended"] = Text(EndOf(open, programme, now)), ["seen"] = Text(now) });
        if (isDark && !_open.ContainsKey(board))
        {
            var wanted = WantedBy(around, programme, now);
            Write(new JsonObject
            {
                ["kind"] = "began",
                ["board"] = board.Value,
                ["entries"] = new JsonArray([.. around.Entries.Select(e => JsonValue.Create(e.Key))]),
                ["from"] = Text(around.From),
                ["until"] = Text(around.Until),
                ["wantedFrom"] = Text(wanted.Start),
                ["wantedUntil"] = Text(wanted.End),
                ["manifest"] = _published?.Of(board)?.Version,
                ["seen"] = Text(now),
            });
        }
    }

    /// <summary>The plan's own end; now, where the plan was changed meanwhile and does not know of this darkness any more.</summary>
    private static Instant EndOf(DarkHour open, Programme programme, Instant now) =>
        open.From < now && Joined(programme.Between(open.From, now)).First() is { IsDark: true } was ? was.Until : now;

    /// <summary>Time in which a board is dark throughout, whichever entries order it in turn, or in which it is not.</summary>
    private readonly record struct Stretch(Instant From, Instant Until, bool IsDark, IReadOnlyList<ScheduledEntry> Entries);

    /// <summary>Two plans that order the same evening dark make one dark time of it.</summary>
    private static IEnumerable<Stretch> Joined(IReadOnlyList<Segment> segments)
    {
        for (var i = 0; i < segments.Count;)
        {
            var (first, isDark) = (i, segments[i].Showing.State == ShowingState.Dark);
            while (i < segments.Count && segments[i].Showing.State == ShowingState.Dark == isDark)
                i++;
            var alike = segments.Skip(first).Take(i - first).ToList();
            yield return new Stretch(alike[0].From, alike[^1].Until, isDark, [.. alike.SelectMany(s => s.Showing.Entries).DistinctBy(e => e.Key)]);
        }
    }

    /// <summary>The whole windows of the entries that order it, without what lies outside the board's hours: an alert between makes two dark times of one.</summary>
    private static Window WantedBy(Stretch dark, Programme programme, Instant now)
    {
        var windows = dark.Entries
            .SelectMany(e => OpenWindows.Of(e.Entry.When, programme.Board.TimeZone, now - Longest, now + Longest))
            .Where(w => w.Start < dark.Until && dark.From < w.End).ToList();
        if (windows.Count == 0)
            return new Window(dark.From, dark.Until);
        var on = programme.Between(windows.Min(w => w.Start), windows.Max(w => w.End)).Where(s => s.Showing.State != ShowingState.Off).ToList();
        return new Window(NodaTime.Instant.Min(on[0].From, dark.From), NodaTime.Instant.Max(on[^1].Until, dark.Until));
    }

    private void Write(JsonObject record)
    {
        try
        {
            _log.Append(record);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }

        Take(record);
    }

    /// <summary>A line that was damaged by hand may lack anything; it is passed over, the broken chain has been told.</summary>
    private void Take(JsonObject record)
    {
        if (!BoardId.TryParse(Find(record["board"]), out var board) || Instant(record["seen"]) is not { } seen)
            return;
        lock (_gate)
        {
            if (Find(record["kind"]) == "began" && Instant(record["from"]) is { } from && Instant(record["until"]) is { } until)
                _open[board] = new DarkHour(board, Entries(record["entries"]), from, until, record["manifest"] is JsonValue value && value.TryGetValue<long>(out var version) ? version : null, seen)
                {
                    WantedFrom = Instant(record["wantedFrom"]) ?? from,
                    WantedUntil = Instant(record["wantedUntil"]) ?? until,
                };
            else if (Find(record["kind"]) == "resumed" && _open.TryGetValue(board, out var interrupted))
                _open[board] = interrupted with { IsInterrupted = true };
            else if (Find(record["kind"]) == "ended" && Instant(record["ended"]) is { } ended && _open.Remove(board, out var open))
                _done.Add(open with { Ended = ended, SeenEnd = seen });
        }
    }

    private static IReadOnlyList<string> Entries(JsonNode? node) => node is JsonArray all ? [.. all.Select(Find).OfType<string>()] : [];

    private static string? Find(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static Instant? Instant(JsonNode? node) =>
        Find(node) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant } ? instant : null;
}
