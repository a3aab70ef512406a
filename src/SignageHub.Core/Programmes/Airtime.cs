using System.Numerics;
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

    /// <summary>Showings in one round that limits may make of it: beyond, the limited items come less often, each once at least.</summary>
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
    /// limit is held to it by more turns for the items that are under no limit; where there is none, by turns of the idle screen. In such
    /// a round weights say no more than the proportions, within the limited and within the others.
    /// </remarks>
    /// <param name="items">In the order in which they are to come.</param>
    /// <param name="idleMilliseconds">How long one turn of the idle screen lasts; above 0.</param>
    public static IReadOnlyList<int> Round(IReadOnlyList<AirtimeItem> items, long idleMilliseconds)
    {
        var turns = items.Select(i => i.Weight).ToArray();
        if (items.Any(i => i.Share is null) && Needed(items, turns) > Time(items, turns))
            turns = Stretched(items, turns);
        var missing = Needed(items, turns) - Time(items, turns);
        return Spread([.. turns, missing > 0 ? (int)CeilingOf(missing, idleMilliseconds) : 0], items.Count);
    }

    /// <summary>So many turns for the free items that every group keeps to its share.</summary>
    private static int[] Stretched(IReadOnlyList<AirtimeItem> items, int[] weights)
    {
        var (limited, free) = (Divisor(items, weights, isLimited: true), Divisor(items, weights, isLimited: false));
        int[] least = [.. weights.Select((weight, i) => weight / (items[i].Share is null ? free : limited))];
        var turns = Widened(items, least);
        if (turns.Sum() <= LongestRound)
            return turns;
        var factor = (double)LongestRound / turns.Sum();
        return Widened(items, [.. least.Select((weight, i) => items[i].Share is null ? weight : Math.Max(1, (int)Math.Round(weight * factor)))]);
    }

    private static int[] Widened(IReadOnlyList<AirtimeItem> items, int[] turns)
    {
        var free = Enumerable.Range(0, items.Count).Where(i => items[i].Share is null).Sum(i => turns[i] * items[i].Milliseconds);
        var times = (int)Math.Max(1, CeilingOf(Needed(items, turns) - (Time(items, turns) - free), free));
        return [.. turns.Select((count, i) => items[i].Share is null ? count * times : count)];
    }

    /// <summary>What all weights of the limited items, or of the free ones, can be divided by: their proportions stay.</summary>
    private static int Divisor(IReadOnlyList<AirtimeItem> items, int[] weights, bool isLimited) =>
        weights.Where((_, i) => items[i].Share is not null == isLimited).Aggregate(0, (a, b) => (int)BigInteger.GreatestCommonDivisor(a, b));

    /// <summary>The least time of a round that keeps every group within its share, milliseconds; 0 without limits.</summary>
    private static long Needed(IReadOnlyList<AirtimeItem> items, int[] turns) => Enumerable.Range(0, items.Count)
        .Where(i => items[i].Share is not null)
        .GroupBy(i => items[i].Group, StringComparer.Ordinal)
        .Select(group => CeilingOf(group.Sum(i => turns[i] * items[i].Milliseconds) * 100, items[group.First()].Share!.Value))
        .DefaultIfEmpty(0)
        .Max();

    private static long Time(IReadOnlyList<AirtimeItem> items, int[] turns) => turns.Select((count, i) => count * items[i].Milliseconds).Sum();

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
