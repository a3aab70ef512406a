using NodaTime;

namespace SignageHub.Push.HubSide;

/// <summary>The numbers of manifests and of blank orders.</summary>
public static class Versions
{
    /// <summary>The next number: above the last one that was used, above what any board says it has taken, and at least the time in milliseconds,
    /// so that a hub that has lost its records still continues above what its boards have.</summary>
    /// <remarks>
    /// A hub that was put back, and whose clock is behind besides, would give a number anew that it gave before, and a board that has the first thing of that
    /// number would seem to have the second: so it leaves out some, by chance. What a board reports of more than a hundred years ahead no hub has ever
    /// signed: nothing may lead the numbers to where there are no more.
    /// </remarks>
    /// <param name="last">The last that this hub knows of; 0 for none.</param>
    /// <param name="reported">The highest that the board reports; 0 for none.</param>
    /// <param name="now">The machine's time.</param>
    /// <param name="random">Chooses how many are left out; null for none.</param>
    public static long Next(long last, long reported, Instant now, Random? random)
    {
        var (time, above) = (now.ToUnixTimeMilliseconds(), Math.Max(last, IsPossible(reported, now) ? reported : 0) + 1);
        return above > time ? above + (random?.NextInt64(MostLeftOut) ?? 0) : time;
    }

    /// <summary>Whether a hub can have used that number.</summary>
    public static bool IsPossible(long reported, Instant now) => reported <= now.ToUnixTimeMilliseconds() + MostAhead;

    /// <summary>Numbers: as many as there are milliseconds in a quarter of an hour.</summary>
    private const long MostLeftOut = 1 << 20;

    /// <summary>Milliseconds.</summary>
    private const long MostAhead = 100L * 366 * 24 * 60 * 60 * 1000;
}
