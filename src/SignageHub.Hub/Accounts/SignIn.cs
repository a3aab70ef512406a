using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Audit;

namespace SignageHub.Hub.Accounts;

/// <summary>Lets people in: first account, invitation, password, second step, and what happens after wrong ones.</summary>
/// <remarks>Wrong passwords shut the door to whoever typed them: <see cref="PasswordTries"/>. Wrong codes of the second step shut the account's password and second step to all, for only who knows the password comes so far.</remarks>
public sealed class SignIn(AccountStore accounts, SecretBox box, AuditLog audit, TimeProvider clock)
{
    /// <summary>Wrong ones in a row before the door is shut for a while.</summary>
    public const int MostFailures = 5;

    private static readonly Duration ShortestLock = Duration.FromMinutes(5);

    private static readonly Duration LongestLock = Duration.FromHours(1);

    /// <summary>For an invitation: until the person comes back from leave.</summary>
    public static readonly Duration InvitationLasts = Duration.FromDays(3);

    /// <summary>Between the password and the second step.</summary>
    private static readonly Duration PendingLasts = Duration.FromMinutes(5);

    private const int MostPending = 500;

    // OWASP's advice for PBKDF2 with SHA-512, of 2023.
    private readonly Lazy<PasswordHasher<Account>> _hasher = new(() => new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })));

    private readonly FailedTries _tries = new(clock);
    private readonly PasswordTries _passwords = new(clock);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Account, string Stamp, string? By, Instant Until)> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _newTotp = new(StringComparer.Ordinal);
    private string? _setupCode;
    private string? _noAccount;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The code for the first account, for the hub's console; null when there are accounts.</summary>
    /// <remarks>Another one with each start, and only in memory.</remarks>
    public string? SetupCode
    {
        get
        {
            lock (_gate)
                return accounts.IsEmpty ? _setupCode ??= OneTimeCode.New() : null;
        }
    }

    /// <param name="typed">A wrong one is in the audit log: whoever has it becomes the admin.</param>
    /// <param name="address">Where from, for the log.</param>
    public bool IsSetupCode(string typed, string? address)
    {
        if (SetupCode is { } code && OneTimeCode.IsRight(typed, OneTimeCode.Hash(code)))
            return true;
        Note(null, "wrong code of the console", address);
        return false;
    }

    public string Hash(string password) => _hasher.Value.HashPassword(null!, password);

    /// <summary>Makes the first account, an admin of everything.</summary>
    /// <returns>Null when somebody was quicker.</returns>
    public Account? MakeFirst(string name, string display, string password)
    {
        var account = new Account
        {
            Id = AccountStore.NewId(),
            Name = name,
            Display = display,
            Grants = [new Grant(Role.Admin)],
            Password = Hash(password),
            Stamp = NewStamp(),
        };
        return accounts.Add(account, onlyFirst: true) ? account : null;
    }

    /// <returns>The account; null for a wrong name or password, a locked or a disabled account. From outside these look alike, but for the lock.</returns>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">Where from: wrong ones count against it.</param>
    /// <param name="session">In which the person proves who they are: wrong ones count against it alone; null at the door.</param>
    public (Account? Account, Bilingual? Problem) CheckPassword(string name, string password, string? address, Session? session = null)
    {
        var named = accounts.Named(name.Trim().ToLowerInvariant());
        if (password.Length > PasswordRules.Longest || named is not { Password: { } hash, Disabled: false } account)
        {
            // The same work as for a real one: nobody finds out names by the time it takes.
            _hasher.Value.VerifyHashedPassword(null!, _noAccount ??= Hash("no such account"), password.Length > PasswordRules.Longest ? "" : password);
            Note(named, named switch { null => "no such name", { Disabled: true } => "shut", { Password: null } => "no password", _ => "too long" }, address);
            return (null, AccountTexts.WrongPassword);
        }

        var key = PasswordTries.Key(address, session);
        if (IsShut(account))
        {
            Note(account, "locked", address);
            return (null, AccountTexts.Locked);
        }

        var verdict = _hasher.Value.VerifyHashedPassword(account, hash, password);
        if (verdict == PasswordVerificationResult.Failed)
            return (null, Told(account, _passwords.Failed(account.Id, key), address) ? AccountTexts.Locked : AccountTexts.WrongPassword);
        // Many may have tried at the same moment: whoever was right beyond the last try is as late as the others.
        if (accounts.Find(account.Id) is not { } kept || IsShut(kept))
            return (null, AccountTexts.Locked);
        _passwords.Passed(account.Id, key);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            accounts.Change(account.Id, a => a with { Password = Hash(password) });
        // Somebody who knows the password has not yet passed the second step: failures there go on counting.
        if (account is { Failures: > 0, Totp: null })
            accounts.Change(account.Id, a => a with { Failures = 0, LockedUntil = null });
        return (accounts.Find(account.Id), null);

        bool IsShut(Account a) => (session is null && a.IsLocked(Now)) || _passwords.IsShut(a.Id, key);
    }

    /// <summary>Remembers that the first step was right.</summary>
    /// <returns>A ticket for the second step, good for five minutes.</returns>
    /// <param name="account">Whose it was.</param>
    /// <param name="by">What it was; null for a password.</param>
    public string BeginSecondStep(Account account, string? by = null)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (_gate)
        {
            foreach (var over in _pending.Where(p => p.Value.Until <= Now).Select(p => p.Key).ToList())
                _pending.Remove(over);
            if (_pending.Count >= MostPending)
                _pending.Remove(_pending.MinBy(p => p.Value.Until).Key);
            _pending[ticket] = (account.Id, account.Stamp, by, Now + PendingLasts);
        }

        return ticket;
    }

    /// <param name="ticket">From <see cref="BeginSecondStep"/>.</param>
    /// <param name="code">Six digits, or a recovery code.</param>
    /// <param name="address">Where from, for the log.</param>
    public (Account? Account, Bilingual? Problem, string? By) CheckCode(string ticket, string code, string? address)
    {
        string id;
        string? by;
        lock (_gate)
        {
            if (!_pending.TryGetValue(ticket, out var pending) || pending.Until <= Now || accounts.Find(pending.Account) is not { Disabled: false } found || found.Stamp != pending.Stamp)
                return (null, AccountTexts.TooLate, null);
            (id, by) = (pending.Account, pending.By);
        }

        var account = accounts.Find(id)!;
        if (account.IsLocked(Now))
        {
            Note(account, "locked", address);
            return (null, AccountTexts.Locked, null);
        }

        if (UseCode(account, code) is not { } passed)
            return (null, Failed(account, address) ? AccountTexts.Locked : AccountTexts.WrongCode, null);
        lock (_gate)
            _pending.Remove(ticket);
        return (passed, null, by);
    }

    private Account? UseCode(Account account, string code)
    {
        var right = false;
        var changed = accounts.Change(account.Id, a =>
        {
            // Decided on what is kept now: no code is good twice, not even at the same moment.
            if (a.IsLocked(Now))
                return a;
            var hash = OneTimeCode.Hash(code);
            if (box.Open(a.Totp, "totp " + a.Id) is { } secret && Totp.Verify(secret, code, Now, a.TotpStep) is { } step)
                (right, a) = (true, a with { TotpStep = step });
            else if (a.Recovery.Contains(hash, StringComparer.Ordinal))
                (right, a) = (true, a with { Recovery = [.. a.Recovery.Where(r => r != hash)] });
            return right ? a with { Failures = 0, LockedUntil = null } : a;
        });
        return right ? changed : null;
    }

    /// <summary>A wrong code of the second step.</summary>
    /// <returns>Whether the account is locked now.</returns>
    private bool Failed(Account account, string? address)
    {
        var after = accounts.Change(account.Id, a =>
        {
            var failures = a.Failures + 1;
            if (failures < MostFailures)
                return a with { Failures = failures };
            var minutes = ShortestLock.TotalMinutes * Math.Pow(2, Math.Min(failures - MostFailures, 6));
            return a with { Failures = failures, LockedUntil = Now + Duration.Min(LongestLock, Duration.FromMinutes(minutes)) };
        });
        return Told(account, after is not null && after.IsLocked(Now), address);
    }

    private bool Told(Account account, bool locked, string? address)
    {
        audit.Write(account.Name, locked ? "sign-in.locked" : "sign-in.failed", account.Name, from: address);
        return locked;
    }

    /// <summary>A try that is not counted against anybody is seen all the same.</summary>
    /// <param name="account">Null for a name that nobody has: it is not written, for people type their password there.</param>
    /// <param name="why">For the log.</param>
    /// <param name="address">Where from.</param>
    private void Note(Account? account, string why, string? address)
    {
        var (isWritten, isLast) = _tries.Count(address);
        if (isWritten)
            audit.Write(account?.Name ?? "?", "sign-in.failed", account?.Name ?? "?", after: isLast ? $"{why}; more of this hour are not written" : why, from: address);
    }

    /// <summary>Gives the person a one-time code to choose a password with; the old password, the second step, passkeys, the tie to an outside sign-in and all sessions are void.</summary>
    /// <returns>The code; it cannot be had again. Null when there is no such account.</returns>
    /// <param name="id">Whose.</param>
    /// <param name="holds">What must hold of all accounts afterwards; null for nothing.</param>
    public string? Invite(string id, Func<IReadOnlyList<Account>, bool>? holds = null)
    {
        var code = OneTimeCode.New();
        _passwords.Forget(id);
        return accounts.Change(id, a => a with
        {
            Password = null,
            Totp = null,
            Recovery = [],
            Passkeys = [],
            Outside = null,
            OutsideName = null,
            Failures = 0,
            LockedUntil = null,
            Invitation = OneTimeCode.Hash(code),
            InvitationUntil = Now + InvitationLasts,
            Tokens = [],
            Stamp = NewStamp(),
        }, holds) is null ? null : code;
    }

    /// <summary>An admin lets the person in: wrong passwords of before count no more.</summary>
    public void ForgetTries(string id) => _passwords.Forget(id);

    /// <summary>Whose code it is, while it is good.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="code">As typed. A wrong one is in the audit log: whoever has it becomes the person.</param>
    /// <param name="address">Where from, for the log.</param>
    public Account? Invited(string name, string code, string? address)
    {
        var named = accounts.Named(name.Trim().ToLowerInvariant());
        if (named is { Disabled: false, InvitationUntil: { } until } account && Now < until && !account.IsLocked(Now) && OneTimeCode.IsRight(code, account.Invitation))
            return account;
        Note(named, named is null ? "one-time code, no such name" : "wrong one-time code", address);
        return null;
    }

    /// <summary>A password that the person has chosen; every other session ends, and programs need new tokens.</summary>
    public Account? SetPassword(string id, string password)
    {
        var hash = Hash(password);
        _passwords.Forget(id);
        return accounts.Change(id, a => a with { Password = hash, Invitation = null, InvitationUntil = null, Failures = 0, LockedUntil = null, Tokens = [], Stamp = NewStamp() });
    }

    /// <summary>A secret for the second step that is not in force yet: the person must show a code of it first.</summary>
    public byte[] ProposeTotp(Account account)
    {
        lock (_gate)
        {
            if (_newTotp.Count > MostPending)
                _newTotp.Clear();
            if (!_newTotp.TryGetValue(account.Id, out var secret))
                _newTotp[account.Id] = secret = Totp.NewSecret();
            return secret;
        }
    }

    /// <returns>Codes for a lost telephone; null when the code was wrong.</returns>
    public IReadOnlyList<string>? TurnOnTotp(Account account, string code)
    {
        var secret = ProposeTotp(account);
        if (Totp.Verify(secret, code, Now, 0) is not { } step)
            return null;
        var recovery = Enumerable.Range(0, 8).Select(_ => OneTimeCode.New()).ToList();
        accounts.Change(account.Id, a => a with
        {
            Totp = box.Seal(secret, "totp " + a.Id),
            TotpStep = step,
            Recovery = [.. recovery.Select(OneTimeCode.Hash)],
            Stamp = NewStamp(),
        });
        lock (_gate)
            _newTotp.Remove(account.Id);
        return recovery;
    }

    public void TurnOffTotp(Account account) => accounts.Change(account.Id, a => a with { Totp = null, Recovery = [], TotpStep = 0, Stamp = NewStamp() });

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
