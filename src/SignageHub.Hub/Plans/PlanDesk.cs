using System.Security.Cryptography;
using NodaTime;

namespace SignageHub.Hub.Plans;

/// <summary>Documents that somebody is looking at in a browser, with what they have made of them: read once, kept for two hours after they were last asked for, only for who brought them.</summary>
/// <param name="clock">Tells when.</param>
internal sealed class PlanDesk(TimeProvider clock)
{
    private const int Most = 40;

    /// <summary>Of one account: whoever brings one more loses their own oldest, not another's.</summary>
    private const int MostOfOne = 5;

    internal static readonly Duration Lasts = Duration.FromHours(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _plans = new(StringComparer.Ordinal);

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
            _plans[ticket] = new Kept(account, plan, null, Until);
        }

        return ticket;
    }

    /// <summary>Null when it is not there any more, or somebody else's. Whoever asks still works on it.</summary>
    public ReadPlan? Find(string ticket, string account) => Open(ticket, account)?.Plan;

    /// <summary>The document with what was made of it last; that is null where nothing was.</summary>
    public (ReadPlan Plan, PlanWork? Work)? Open(string ticket, string account)
    {
        lock (_gate)
        {
            if (!_plans.TryGetValue(ticket, out var found) || found.Account != account || found.Until <= clock.Now())
                return null;
            _plans[ticket] = found with { Until = Until };
            return (found.Plan, found.Work);
        }
    }

    /// <summary>Keeps what somebody has made of it, for the page in the other language and for whoever comes back to it.</summary>
    public void Note(string ticket, PlanWork work)
    {
        lock (_gate)
        {
            if (_plans.TryGetValue(ticket, out var found))
                _plans[ticket] = found with { Work = work };
        }
    }

    private Instant Until => clock.Now() + Lasts;

    private sealed record Kept(string Account, ReadPlan Plan, PlanWork? Work, Instant Until);
}

/// <param name="Form">The proposals as typed.</param>
/// <param name="Boards">As ticked.</param>
internal sealed record PlanWork(PlanForm Form, IReadOnlyList<string> Boards);
