using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>Takes passkeys in, lets people in by them, and takes them away.</summary>
/// <remarks>
/// What was signed is verified by ASP.NET Core Identity (WebAuthn Level 3 §7.1 and §7.2). Each challenge is good once, for five minutes, and for the browser
/// that asked for it. By the true time, as everything about accounts.
/// </remarks>
internal sealed partial class PasskeyDesk(AccountStore accounts, AuditLog audit, INotices notices, HubSettings settings, TimeProvider clock, ILogger<PasskeyDesk> logger)
{
    public static readonly Duration Lasts = Duration.FromMinutes(5);

    private readonly OpenCeremonies _open = new();

    private Instant Now => clock.Now();

    /// <returns>What the browser's <c>navigator.credentials.create</c> wants, as JSON; null where there can be no passkeys.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="account">Whose it will be.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="browser">What only this browser holds.</param>
    public async Task<string?> BeginAdding(HttpContext context, Account account, string name, string browser)
    {
        if (PasskeyHost.Of(context, settings.Web) is not { } host)
            return null;
        var entity = new PasskeyUserEntity { Id = account.Id, Name = account.Name, DisplayName = account.Display };
        var options = await By(host, handler => handler.MakeCreationOptionsAsync(entity, context));
        _open.Begin("add " + browser, new(options.AttestationState!, name, Now + Lasts), Now);
        return options.CreationOptionsJson;
    }

    /// <returns>What is wrong; null when it was added.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="account">Whose it will be.</param>
    /// <param name="session">In which it was done: there it is no news.</param>
    /// <param name="credential">What the browser's answer was, as JSON.</param>
    /// <param name="browser">As it began.</param>
    public async Task<Bilingual?> Add(HttpContext context, Account account, Session session, string credential, string browser)
    {
        if (_open.Take("add " + browser, Now) is not { } ceremony || PasskeyHost.Of(context, settings.Web) is not { } host)
            return PasskeyTexts.TooLate;
        var result = await By(host, handler => handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = ceremony.State }));
        if (!result.Succeeded || result.UserEntity.Id != account.Id)
        {
            LogNotAdded(account.Name, Why(result.Failure));
            return PasskeyTexts.NotAdded;
        }

        var passkey = Of(result.Passkey, ceremony.Name!);
        var news = new AccountNews(AccountNewsKind.PasskeyAdded, passkey.Name, Now, session.Hash);
        // Nobody may have taken it in meanwhile, neither this account nor another.
        var changed = accounts.Change(
            account.Id,
            a => a.Passkeys.Count < Passkey.Most ? a with { Passkeys = [.. a.Passkeys, passkey], News = AccountNews.And(a.News, news) } : a,
            all => all.SelectMany(a => a.Passkeys).Count(p => p.Id == passkey.Id) == 1);
        if (changed is null)
            return PasskeyTexts.NotAdded;
        audit.Write(account.Name, "passkey.add", passkey.Name, from: AccountPages.AddressOf(context));
        return null;
    }

    /// <returns>What the browser's <c>navigator.credentials.get</c> wants, as JSON: whichever key of this hub its owner has; null where there can be no passkeys.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="browser">What only this browser holds.</param>
    public async Task<string?> BeginUsing(HttpContext context, string browser)
    {
        if (PasskeyHost.Of(context, settings.Web) is not { } host)
            return null;
        // No account is named, so that nothing is told of who has one.
        var options = await By(host, handler => handler.MakeRequestOptionsAsync(user: null, context));
        _open.Begin("use " + browser, new(options.AssertionState!, Name: null, Now + Lasts), Now);
        return options.RequestOptionsJson;
    }

    /// <returns>Whoever it lets in; else what is wrong.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="credential">What the browser's answer was, as JSON.</param>
    /// <param name="browser">As it began.</param>
    public async Task<(Account? Account, Bilingual? Problem)> Use(HttpContext context, string credential, string browser)
    {
        if (_open.Take("use " + browser, Now) is not { } ceremony || PasskeyHost.Of(context, settings.Web) is not { } host)
            return (null, PasskeyTexts.TooLate);
        var result = await By(host, handler => handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = ceremony.State }));
        if (!result.Succeeded)
        {
            LogNotUsed(AccountPages.AddressOf(context), Why(result.Failure));
            return (null, PasskeyTexts.NotKnown);
        }

        return Count(result.User, Base64Url.EncodeToString(result.Passkey.CredentialId), result.Passkey.SignCount, AccountPages.AddressOf(context));
    }

    /// <returns>The account without it; null when it was its last way in, or there is none of this id.</returns>
    /// <param name="account">Whose.</param>
    /// <param name="session">In which it is done: there it is no news.</param>
    /// <param name="id">Which.</param>
    /// <param name="address">Where from, for the log.</param>
    public Account? Remove(Account account, Session session, string id, string? address)
    {
        string? name = null;
        var after = accounts.Change(
            account.Id,
            a =>
            {
                name = a.Passkeys.FirstOrDefault(p => p.Id == id)?.Name;
                // Whoever has the thing may be signed in with it somewhere: a new stamp ends that too.
                return name is null ? a : a with
                {
                    Passkeys = [.. a.Passkeys.Where(p => p.Id != id)],
                    News = AccountNews.And(a.News, new AccountNews(AccountNewsKind.PasskeyRemoved, name, Now, session.Hash)),
                    Stamp = SignIn.NewStamp(),
                };
            },
            all => all.Any(a => a.Id == account.Id && (a.HasWayIn || (a.Outside is not null && settings.Web.SignIn is not null))));
        if (after is null || name is null)
            return null;
        audit.Write(account.Name, "passkey.remove", name, from: address);
        return after;
    }

    /// <summary>Looks at the authenticator's count and keeps it, at one moment: a copy of a key that was made behind its owner's back counts apart from it (WebAuthn Level 3 §6.1.1).</summary>
    private (Account? Account, Bilingual? Problem) Count(Account owner, string id, uint count, string? address)
    {
        Bilingual? problem = PasskeyTexts.NotKnown;
        Passkey? used = null;
        var after = accounts.Change(owner.Id, a =>
        {
            used = a.Passkeys.FirstOrDefault(p => p.Id == id);
            problem = used is null || a.Disabled ? PasskeyTexts.NotKnown
                : (count > 0 || used.Count > 0) && count <= used.Count ? PasskeyTexts.Copied
                : null;
            if (problem == PasskeyTexts.Copied)
                return a with { News = AccountNews.And(a.News, new AccountNews(AccountNewsKind.PasskeyCopied, used!.Name, Now, Session: null)) };
            return problem is not null ? a : a with { Passkeys = [.. a.Passkeys.Select(p => p.Id == id ? p with { Count = count, Used = Now } : p)] };
        });
        if (problem is null)
            audit.Write(owner.Name, "passkey.use", used!.Name, from: address);
        else if (problem == PasskeyTexts.Copied)
            TellCopied(owner, used!, count, address);
        return problem is null ? (after, null) : (null, problem);
    }

    private void TellCopied(Account owner, Passkey passkey, uint count, string? address)
    {
        LogCopied(owner.Name, count, passkey.Count);
        audit.Write(owner.Name, "passkey.copied", passkey.Name, before: $"{passkey.Count}", after: $"{count}", from: address);
        // Each day anew; not more, or whoever has the copy could fill the admins' mailboxes with it.
        var day = Now.InZone(WallTime.HubZone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        notices.Tell(new Notice($"account/{owner.Name}/passkey/{passkey.Id}/{day}", NoticeKind.Reminder, PasskeyTexts.CopiedTitle, PasskeyTexts.CopiedNotice(owner.Display, passkey.Name)));
    }

    private Passkey Of(UserPasskeyInfo info, string name) => new()
    {
        Id = Base64Url.EncodeToString(info.CredentialId),
        Name = name,
        Key = Convert.ToBase64String(info.PublicKey),
        Count = info.SignCount,
        // Words of the browser, only handed back to browsers: few and short.
        Transports = [.. (info.Transports ?? []).Where(t => t.Length <= 20 && t.All(c => char.IsAsciiLetterLower(c) || c == '-')).Take(6)],
        MayBeCopied = info.IsBackupEligible,
        Added = Now,
    };

    private async Task<T> By<T>(string host, Func<PasskeyHandler<Account>, Task<T>> work)
    {
        using var users = new UserManager<Account>(
            new PasskeyRecords(accounts), Options.Create(new IdentityOptions()), null!, [], [], null!, new IdentityErrorDescriber(), null!, NullLogger<UserManager<Account>>.Instance);
        return await work(new PasskeyHandler<Account>(users, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = host,
            AuthenticatorTimeout = Lasts.ToTimeSpan(),
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            ValidateOrigin = said => ValueTask.FromResult(PasskeyHost.IsOurPage(said)),
        })));
    }

    /// <summary>It may hold what the browser said: one line, without signs that move the cursor.</summary>
    private static string Why(PasskeyException? failure) =>
        new([.. (failure?.Message ?? "it is somebody else's").Select(c => char.IsControl(c) ? ' ' : c).Take(300)]);

    [LoggerMessage(613, LogLevel.Information, "A passkey of {Name} was not added: {Why}")]
    private partial void LogNotAdded(string name, string why);

    [LoggerMessage(614, LogLevel.Information, "Nobody was let in by a passkey from {Address}: {Why}")]
    private partial void LogNotUsed(string? address, string why);

    [LoggerMessage(615, LogLevel.Warning, "A passkey of {Name} counted {Count} after {Kept}: it may have been copied, and let nobody in.")]
    private partial void LogCopied(string name, uint count, uint kept);
}
