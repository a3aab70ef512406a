using NodaTime;

namespace SignageHub.Push.HubSide;

/// <summary>The numbers of manifests and of blank orders.</summary>
public static class Versions
{
    /// <summary>The next number: above the last one that was used, above what any board says it has taken, and at least the time in milliseconds,
    /// so that a hub that has lost its records still continues above what its boards have.</summary>
    /// <param name="last">The last that this hub knows of; 0 for none.</param>
    /// <param name="reported">The highest that the board reports; 0 for none.</param>
    /// <param name="now">The machine's time.</param>
    public static long Next(long last, long reported, Instant now) => Math.Max(Math.Max(last, reported) + 1, now.ToUnixTimeMilliseconds());
}
