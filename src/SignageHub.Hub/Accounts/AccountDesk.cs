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

    /// <summary>A new account. Its person comes in with the code and chooses a password.</summary>
    /// <param name="name">Of a-z, digits, dots and dashes.</param>
    /// <param name="display">As others see it.</param>
    /// <param name="grants">What they may; null for what is no role.</param>
    /// <param name="by">The name of who does it.</param>
    /// <param name="from">The address they come from.</param>
    public AccountDeed Add(string name, string display, IReadOnlyList<Grant>? grants, string by, string? from)
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
        audit.Write(by, "account.add", name, after: WordOf(account), from: from);
        return new(null) { Account = account, Code = code };
    }

    /// <param name="before">Whose account.</param>
    /// <param name="deed"><c>roles</c>, <c>reset</c>, <c>disable</c>, <c>enable</c> or <c>outside</c>.</param>
    /// <param name="grants">Of <c>roles</c>: all that they may from now on; null for what is no role.</param>
    /// <param name="outside">Of <c>outside</c>: who it is at the provider; empty for nobody.</param>
    /// <param name="by">The name of who does it.</param>
    /// <param name="from">The address they come from.</param>
    public AccountDeed Change(Account before, string deed, IReadOnlyList<Grant>? grants, string outside, string by, string? from)
    {
        string? code = null;
        var problem = deed switch
        {
            NewRole when grants is null => AccountTexts.RoleWanted,
            NewRole => LastAdminIf(accounts.Change(before.Id, a => a with { Grants = grants }, StaysLookedAfter(before)) is null),
            "reset" => LastAdminIf((code = signIn.Invite(before.Id, StaysLookedAfter(before))) is null),
            "disable" => LastAdminIf(accounts.Change(before.Id, a => a with { Disabled = true, Stamp = SignIn.NewStamp() }, StaysLookedAfter(before)) is null),
            "enable" => LastAdminIf(accounts.Change(before.Id, a => a with { Disabled = false, Failures = 0, LockedUntil = null }) is null),
            "outside" => OutsidePerson.Allow(accounts, before, outside),
            _ => AccountTexts.OldForm,
        };
        if (problem is not null)
            return new(problem);

        if (deed == "enable")
            signIn.ForgetTries(before.Id);
        if (deed is "reset" or "disable")
            sessions.End(before.Id, _ => true);
        var after = accounts.Find(before.Id)!;
        var isOutside = deed == "outside";
        audit.Write(by, "account." + deed, before.Name, isOutside ? before.OutsideName : WordOf(before), isOutside ? after.OutsideName : WordOf(after), from);
        return new(null) { Account = after, Code = code };
    }

    internal static bool IsDeed(string deed) => deed is NewRole or "reset" or "disable" or "enable" or "outside";

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

/// <summary>What came of it.</summary>
/// <param name="Problem">Why nothing was done; null when it was.</param>
internal sealed record AccountDeed(Bilingual? Problem)
{
    /// <summary>As it is now.</summary>
    public Account? Account { get; init; }

    /// <summary>With which its person comes in; it is shown by this answer alone.</summary>
    public string? Code { get; init; }
}
