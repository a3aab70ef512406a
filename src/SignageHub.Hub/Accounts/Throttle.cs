using System.Threading.RateLimiting;

namespace SignageHub.Hub.Accounts;

/// <summary>How often somebody may knock: tries of passwords and codes rarely, other changes and heavy pages as fast as people work.</summary>
internal sealed class Throttle : IDisposable
{
    private readonly PartitionedRateLimiter<string> _doors = Limiter(burst: 30, perSecond: 0.5);
    private readonly PartitionedRateLimiter<string> _deeds = Limiter(burst: 120, perSecond: 20);

    private readonly PartitionedRateLimiter<string> _looks = Limiter(burst: 60, perSecond: 5);

    /// <summary>Seconds until one more is let in: RFC 9110 §10.2.3.</summary>
    public static string Pause(bool isDoor) => isDoor ? "2" : "1";

    public bool LetsIn(string address, bool isDoor)
    {
        using var lease = (isDoor ? _doors : _deeds).AttemptAcquire(address);
        return lease.IsAcquired;
    }

    /// <summary>Likewise, of pages that take long to work out.</summary>
    public bool LetsLook(string address)
    {
        using var lease = _looks.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _looks.Dispose();
        _doors.Dispose();
        _deeds.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int burst, double perSecond) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / perSecond),
            QueueLimit = 0,
        }));
}
