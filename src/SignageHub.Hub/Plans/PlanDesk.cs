using System.Security.Cryptography;
using NodaTime;

namespace SignageHub.Hub.Plans;

/// <summary>Documents that somebody is looking at in a browser: read once, kept for half an hour, only for who brought them.</summary>
internal sealed class PlanDesk
{
    private const int Most = 40;

    /// <summary>Of one account: whoever brings one more loses their own oldest, not another's.</summary>
    private const int MostOfOne = 5;

    private static readonly Duration Lasts = Duration.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Account, ReadPlan Plan, Instant Until)> _plans = new(StringComparer.Ordinal);

    /// <returns>What the document is asked for by.</returns>
    public string Put(string account, ReadPlan plan)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (_gate)
        {
            var own = _plans.Where(p => p.Value.Account == account).ToList();
            if (own.Count >= MostOfOne)
                _plans.Remove(own.MinBy(p => p.Value.Until).Key);
            else if (_plans.Count >= Most)
                _plans.Remove(_plans.MinBy(p => p.Value.Until).Key);
            _plans[ticket] = (account, plan, TimeProvider.System.Now() + Lasts);
        }

        return ticket;
    }

    /// <summary>Null when it is not there any more, or somebody else's.</summary>
    public ReadPlan? Find(string ticket, string account)
    {
        lock (_gate)
            return _plans.TryGetValue(ticket, out var found) && found.Account == account && found.Until > TimeProvider.System.Now() ? found.Plan : null;
    }
}
