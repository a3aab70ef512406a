using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>What takes turns in a round.</summary>
/// <param name="Milliseconds">How long one showing lasts; above 0.</param>
/// <param name="Weight">Showings in each round, at least 1.</param>
/// <param name="Group">Items of one group share one limit: the playlist's id.</param>
/// <param name="Share">The most of the airtime that the group may take, percent; null for no limit.</param>
public readonly record struct AirtimeItem(long Milliseconds, int Weight, string Group, int? Share);

/// <summary>From weights and limits to a round of turns.</summary>
public static class Airtime
{
    /// <summary>Stands in a round for the idle screen.</summary>
    public const int Idle = -1;

    /// <summary>Showings in one round; what limits would need beyond it goes to the idle screen, of which a round has as many as it takes.</summary>
    public const int LongestRound = 200;

    /// <summary>The order in which the scenes of a showing's entries take turns: indexes of scenes, or <see cref="Idle"/>.</summary>
    /// <param name="entries">Those that can be drawn on the board, in the order of the showing.</param>
    /// <param name="scenes">What one turn of each shows: its scene, and that of its second language.</param>
    /// <param name="idle">The idle screen; null where the board has none, so that nothing can fill the time that a limit leaves.</param>
    public static IReadOnlyList<int> Round(IReadOnlyList<ScheduledEntry> entries, IReadOnlyList<IReadOnlyList<Scene>> scenes, Scene? idle)
    {
        var items = entries.Select((e, i) => new AirtimeItem(scenes[i].Sum(TimeOf), e.Entry.Weight, e.Playlist.Id, e.Entry.Level == Level.Alert ? null : e.Playlist.Share)).ToList();
        var round = Round(items, idle is null ? 1 : TimeOf(idle));
        return idle is null ? [.. round.Where(turn => turn != Idle)] : round;
    }

    /// <summary>The order of one round: indexes of items, or <see cref="Idle"/>.</summary>
    /// <remarks>
    /// Each item comes as often as its weight says, evenly spread; with equal weights that is the order of the items. A group above its
    /// limit is held to it by more turns for the items that are under no limit; where there is none, or where that would take too many,
    /// by turns of the idle screen.
    /// </remarks>
    /// <param name="items">In the order in which they are to come.</param>
    /// <param name="idleMilliseconds">How long one turn of the idle screen lasts; above 0.</param>
    public static IReadOnlyList<int> Round(IReadOnlyList<AirtimeItem> items, long idleMilliseconds)
    {
        var turns = items.Select(i => i.Weight).ToArray();
        var needed = Needed(items);
        var limited = items.Sum(i => i.Share is null ? 0 : i.Weight * i.Milliseconds);
        var free = items.Sum(i => i.Share is null ? i.Weight * i.Milliseconds : 0);
        if (free > 0 && needed > limited + free)
        {
            var times = (int)Math.Min(CeilingOf(needed - limited, free), MostTimes(items));
            for (var i = 0; i < turns.Length; i++)
                turns[i] *= items[i].Share is null ? times : 1;
        }

        var total = items.Select((item, i) => turns[i] * item.Milliseconds).Sum();
        var idle = needed > total ? CeilingOf(needed - total, idleMilliseconds) : 0;
        return Spread([.. turns, (int)idle], items.Count);
    }

    /// <summary>The least time of a round that keeps every group within its share.</summary>
    private static long Needed(IReadOnlyList<AirtimeItem> items) => items
        .Where(i => i.Share is not null)
        .GroupBy(i => i.Group, StringComparer.Ordinal)
        .Select(group => CeilingOf(group.Sum(i => i.Weight * i.Milliseconds) * 100, group.First().Share!.Value))
        .DefaultIfEmpty(0)
        .Max();

    private static long MostTimes(IReadOnlyList<AirtimeItem> items)
    {
        var (limited, free) = (items.Sum(i => i.Share is null ? 0 : i.Weight), items.Sum(i => i.Share is null ? i.Weight : 0));
        return Math.Max(1, (LongestRound - limited) / free);
    }

    /// <summary>Each of n turns in the middle of its n-th of the round; of two in the same place the first item's comes first.</summary>
    private static int[] Spread(IReadOnlyList<int> turns, int idleAt) =>
    [
        .. turns
            .SelectMany((count, item) => Enumerable.Range(0, count).Select(turn => (At: (turn + 0.5) / count, Item: item)))
            .OrderBy(t => t.At)
            .ThenBy(t => t.Item)
            .Select(t => t.Item == idleAt ? Idle : t.Item),
    ];

    private static long TimeOf(Scene scene) => scene.Times.Sum(time => (long)time.TotalMilliseconds);

    private static long CeilingOf(long value, long by) => (value + by - 1) / by;
}
