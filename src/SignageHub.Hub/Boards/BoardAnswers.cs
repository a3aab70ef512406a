using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Errands;

namespace SignageHub.Hub.Boards;

/// <summary>What boards answered, for the page that follows: it is loaded anew, so that pressing F5 shows the answer again and commands nothing.</summary>
internal sealed class BoardAnswers(TimeProvider clock)
{
    /// <summary>A picture of a board may be 200 KB.</summary>
    private const int Most = 20;

    private static readonly Duration Lasts = Duration.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly List<(string Key, string Account, ErrandAnswer Answer, Instant Until)> _kept = [];

    /// <returns>Names it in the page's address.</returns>
    public string Keep(Account account, ErrandAnswer answer)
    {
        var key = AccountStore.NewId();
        lock (_gate)
        {
            _kept.Add((key, account.Id, answer, clock.Now() + Lasts));
            if (_kept.Count > Most)
                _kept.RemoveAt(0);
        }

        return key;
    }

    /// <returns>Null for one that is gone, or somebody else's.</returns>
    public ErrandAnswer? Find(Account account, string key)
    {
        lock (_gate)
            return _kept.Find(k => k.Key == key && k.Account == account.Id && k.Until > clock.Now()) is { Key: not null } kept ? kept.Answer : null;
    }
}
