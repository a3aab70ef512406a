using SignageHub.Core;
using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Audit;

namespace SignageHub.Hub.Accounts;

/// <summary>What admins do to accounts: the same from the page and for programs.</summary>
internal sealed class AccountDesk(AccountStore accounts, SignIn signIn, Sessions sessions, AuditLog audit)
{
    /// <summary>By their words alone: numbers, and lists of several, are none.</summary>
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(role => role.ToString(), StringComparer.OrdinalIgnoreCase);

    internal const string NewRole = "roles";

    /// <summary>As others see it: approvals, the red button and reports name the person by it.</summary>
    internal const string NewName = "name";

    /// <summary>A new account. Its person comes in with the code and chooses a password.</summary>
    /// <param name="name">Of a-z, digits, dots and dashes.</param>
    /// <param name="display">As others see it.</param>
    /// <param name="grants">What they may; null for what is no role.</param>
    /// <param name="caller">Who does it.</param>
    public AccountDeed Add(string name, string display, IReadOnlyList<Grant>? grants, Caller caller)
    {
        display = display.Trim();
        if (!Account.IsName(name))
            return new(AccountTexts.BadName);
        if (!AccountPages.IsDisplay(display))
            return new(AccountTexts.BadDisplay);
        if (grants is null)
            return new(AccountTexts.RoleWanted);
        var account = new Account { Id = AccountStore.NewId(), Name = name, Display = display, Grants = grants, Stamp = SignIn.NewStamp() };
        if (!accounts.Add(account))
            return new(AccountTexts.NameTaken);
        var code = signIn.Invite(account.Id)!;
        audit.Write(caller.Account!.Name, "account.add", name, after: WordOf(account), from: caller.From);
        return new(null) { Account = account, Code = code };
    }

    /// <param name="before">Whose account.</param>
    /// <param name="asked">What is to be done to it.</param>
    /// <param name="caller">Who does it.</param>
    public AccountDeed Change(Account before, AskedDeed asked, Caller caller)
    {
        string? code = null;
        var isOther = false;
        var problem = asked.Deed switch
        {
            NewRole when asked.Grants is null => AccountTexts.RoleWanted,
            NewRole => LastAdminIf(accounts.Change(before.Id, a => a with { Grants = asked.Grants }, StaysLookedAfter(before)) is null),
            NewName => Rename(before, asked, out isOther),
            "reset" => LastAdminIf((code = signIn.Invite(before.Id, StaysLookedAfter(before))) is null),
            "disable" => LastAdminIf(accounts.Change(before.Id, a => a with { Disabled = true, Stamp = SignIn.NewStamp() }, StaysLookedAfter(before)) is null),
            "enable" => LastAdminIf(accounts.Change(before.Id, a => a with { Disabled = false, Failures = 0, LockedUntil = null }) is null),
            "outside" => OutsidePerson.Allow(accounts, before, asked.Outside),
            _ => AccountTexts.OldForm,
        };
        if (problem is not null)
            return new(problem) { IsOther = isOther };

        if (asked.Deed == "enable")
            signIn.ForgetTries(before.Id);
        if (asked.Deed is "reset" or "disable")
            sessions.End(before.Id, _ => true);
        var after = accounts.Find(before.Id)!;
        audit.Write(caller.Account!.Name, "account." + asked.Deed, before.Name, WordOf(before, asked.Deed), WordOf(after, asked.Deed), caller.From);
        return new(null) { Account = after, Code = code };
    }

    internal static bool IsDeed(string deed) => deed is NewRole or NewName or "reset" or "disable" or "enable" or "outside";

    private Bilingual? Rename(Account account, AskedDeed asked, out bool isOther)
    {
        isOther = false;
        var display = asked.Display.Trim();
        if (!AccountPages.IsDisplay(display))
            return AccountTexts.BadDisplay;
        string? other = null;
        accounts.Change(account.Id, a =>
        {
            other = asked.Was is not null && a.Display != asked.Was && a.Display != display ? a.Display : null;
            return other is null ? a with { Display = display } : a;
        });
        isOther = other is not null;
        return other is null ? null : AccountTexts.OtherDisplay(other, asked.Was!);
    }

    /// <summary>For the log: what the deed is about.</summary>
    private static string? WordOf(Account account, string deed) => deed switch
    {
        "outside" => account.OutsideName,
        NewName => account.Display,
        _ => WordOf(account),
    };

    /// <summary>For the log: <c>editor group:indoor</c>.</summary>
    internal static string WordOf(Account account) =>
        string.Join(", ", account.Grants.Select(g => $"{g.Role}".ToLowerInvariant() + (g.Group is null ? "" : $" group:{g.Group}"))) + (account.Disabled ? " (shut)" : "");

    /// <param name="rows">Each a role in any case, and a group, empty for every board.</param>
    /// <returns>For each group the highest; null where one is no role, or there is none.</returns>
    internal static IReadOnlyList<Grant>? GrantsOf(IEnumerable<(string? Role, string? Group)> rows)
    {
        var grants = rows.Select(row => GrantOf(row.Role, row.Group)).ToList();
        return grants.Count == 0 || grants.Contains(null) ? null : [.. grants.OfType<Grant>().GroupBy(grant => grant.Group).Select(same => same.MaxBy(grant => grant.Role)!)];
    }

    private static Grant? GrantOf(string? role, string? group) =>
        Roles.TryGetValue(role ?? "", out var known) && (string.IsNullOrEmpty(group) || Account.IsGroup(group))
            ? new Grant(known, string.IsNullOrEmpty(group) ? null : group)
            : null;

    /// <summary>Somebody can look after the accounts afterwards; where nobody could before, nothing is lost. Two admins who shut each other out at once: one of them is told no.</summary>
    private static Func<IReadOnlyList<Account>, bool> StaysLookedAfter(Account before) => all => !IsAdmin(before) || all.Any(IsAdmin);

    private static Bilingual? LastAdminIf(bool isRefused) => isRefused ? AccountTexts.LastAdmin : null;

    private static bool IsAdmin(Account account) =>
        account is { Disabled: false, HasWayIn: true } && Rights.MayEverywhere(account.Grants, Deed.ManageAccounts);
}

/// <summary>What an admin wants to be done to an account.</summary>
/// <param name="Deed"><c>roles</c>, <c>name</c>, <c>reset</c>, <c>disable</c>, <c>enable</c> or <c>outside</c>.</param>
internal sealed record AskedDeed(string Deed)
{
    /// <summary>Of <c>roles</c>: all that they may from now on; null for what is no role.</summary>
    public IReadOnlyList<Grant>? Grants { get; init; }

    /// <summary>Of <c>name</c>: as others see it from now on.</summary>
    public string Display { get; init; } = "";

    /// <summary>Of <c>name</c>: as the person who asks saw it before; null where they do not say.</summary>
    public string? Was { get; init; }

    /// <summary>Of <c>outside</c>: who it is at the provider; empty for nobody.</summary>
    public string Outside { get; init; } = "";
}

/// <summary>What came of it.</summary>
/// <param name="Problem">Why nothing was done; null when it was.</param>
internal sealed record AccountDeed(Bilingual? Problem)
{
    /// <summary>What would be written over is not what the person had before them.</summary>
    public bool IsOther { get; init; }

    /// <summary>As it is now.</summary>
    public Account? Account { get; init; }

    /// <summary>With which its person comes in; it is shown by this answer alone.</summary>
    public string? Code { get; init; }
}
