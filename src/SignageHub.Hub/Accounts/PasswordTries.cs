using System.Net;
using NodaTime;

namespace SignageHub.Hub.Accounts;

/// <summary>Wrong passwords, and whom they shut out for a while: whoever guesses, not the person who is guessed at.</summary>
/// <remarks>
/// <para>The rule. Of one address, <see cref="SignIn.MostFailures"/> wrong passwords for one account shut the account's password to that address alone, for five minutes and
/// twice as long with each further one, up to an hour. A right one, or a day without a wrong one, lets all of them go.</para>
/// <para>Who guesses from many addresses meets a slow brake: <see cref="MostOfAll"/> wrong ones for an account shut its password to all addresses from which nobody has signed in to it
/// with the right one during the last 30 days, until half an hour has let one of them go. Two addresses at their slowest are as fast as that, so one alone can never hold the brake.</para>
/// <para>Whoever is signed in is counted by the session, and the brake does not ask them: strangers cannot keep anybody from proving who they are. Passkeys and the outside sign-in,
/// which nobody can guess, are never shut by wrong passwords. Codes of the second step are counted at the account: only who has passed the first comes so far.</para>
/// <para>All of it is in memory: a start of the hub lets it go, and the brake bounds how much there is, for a try that meets it is not counted.</para>
/// </remarks>
internal sealed class PasswordTries(TimeProvider clock)
{
    /// <summary>Wrong ones for one account, from wherever, before the brake.</summary>
    public const int MostOfAll = 50;

    private const int MostKnown = 20;

    private static readonly Duration ShortestLock = Duration.FromMinutes(5);

    private static readonly Duration LongestLock = Duration.FromHours(1);

    private static readonly Duration OneIsLetGo = Duration.FromMinutes(30);

    private static readonly Duration FailureLasts = Duration.FromDays(1);

    private static readonly Duration KnownLasts = Duration.FromDays(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OfAccount> _accounts = new(StringComparer.Ordinal);

    /// <summary>What counts as one who tries: an open session, else the address.</summary>
    public static string Key(string? address, Session? session) =>
        session is not null ? "session " + session.Hash : AddressKey.Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    public bool IsShut(string account, string key)
    {
        lock (_gate)
            return Of(account) is var of && (of.Failures.TryGetValue(key, out var own) && clock.Now() < own.ShutUntil || IsBraked(of, key));
    }

    /// <returns>Whether the password is shut to this one now.</returns>
    public bool Failed(string account, string key)
    {
        lock (_gate)
        {
            var (of, now) = (Of(account), clock.Now());
            var count = (of.Failures.TryGetValue(key, out var before) ? before.Count : 0) + 1;
            of.Failures[key] = new(count, now, count < SignIn.MostFailures ? now : now + LockAfter(count));
            of.All++;
            return count >= SignIn.MostFailures || IsBraked(of, key);
        }
    }

    public void Passed(string account, string key)
    {
        lock (_gate)
        {
            var of = Of(account);
            of.Failures.Remove(key);
            of.Known[key] = clock.Now();
            if (of.Known.Count > MostKnown)
                of.Known.Remove(of.Known.MinBy(k => k.Value).Key);
        }
    }

    /// <summary>The account has another password, or none: what was tried before counts no more.</summary>
    public void Forget(string account)
    {
        lock (_gate)
            _accounts.Remove(account);
    }

    private static Duration LockAfter(int failures) =>
        Duration.Min(LongestLock, ShortestLock * Math.Pow(2, Math.Min(failures - SignIn.MostFailures, 6)));

    private static bool IsBraked(OfAccount of, string key) => of.All >= MostOfAll && !key.StartsWith("session ", StringComparison.Ordinal) && !of.Known.ContainsKey(key);

    /// <summary>What counts of an account now.</summary>
    private OfAccount Of(string account)
    {
        var now = clock.Now();
        if (!_accounts.TryGetValue(account, out var of))
            _accounts[account] = of = new() { LetGo = now };
        foreach (var over in of.Failures.Where(f => now - f.Value.At >= FailureLasts).Select(f => f.Key).ToList())
            of.Failures.Remove(over);
        foreach (var over in of.Known.Where(k => now - k.Value >= KnownLasts).Select(k => k.Key).ToList())
            of.Known.Remove(over);
        // A clock that was set back lets nothing go, and keeps nothing longer than from now on.
        var steps = Math.Max(0, (int)Math.Min(MostOfAll * 2, (now - of.LetGo) / OneIsLetGo));
        of.All = Math.Max(0, of.All - steps);
        of.LetGo = of.All == 0 || now < of.LetGo ? now : of.LetGo + OneIsLetGo * steps;
        return of;
    }

    private sealed class OfAccount
    {
        public Dictionary<string, Failures> Failures { get; } = new(StringComparer.Ordinal);

        /// <summary>When the right password last came from there.</summary>
        public Dictionary<string, Instant> Known { get; } = new(StringComparer.Ordinal);

        public int All { get; set; }

        /// <summary>When the last of them was let go.</summary>
        public Instant LetGo { get; set; }
    }

    private readonly record struct Failures(int Count, Instant At, Instant ShutUntil);
}
