using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts;

/// <summary><c>/accounts</c>: who may do what in the office.</summary>
internal static class OfficePages
{
    public static IResult Show(Caller caller, AccountStore accounts, SignageStore store, Bilingual? problem = null, Bilingual? done = null) => new Page<AccountsPage>(
        new()
        {
            [nameof(AccountsPage.Accounts)] = accounts.All,
            [nameof(AccountsPage.Groups)] = store.Current.Office.Boards.SelectMany(b => b.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
            [nameof(AccountsPage.Problem)] = problem,
            [nameof(AccountsPage.Done)] = done,
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public static async Task<IResult> Add(HttpContext context, Caller caller, AccountStore accounts, SignIn signIn, SignageStore store, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var (name, display) = (form.Text("name").ToLowerInvariant(), form.Text("display"));
        if (!Account.IsName(name))
            return Show(caller, accounts, store, AccountTexts.BadName);
        if (!AccountPages.IsDisplay(display))
            return Show(caller, accounts, store, AccountTexts.BadDisplay);
        if (GrantOf(form) is not { } grant)
            return Show(caller, accounts, store, AccountTexts.NoRight);
        var account = new Account { Id = AccountStore.NewId(), Name = name, Display = display, Grants = [grant], Stamp = SignIn.NewStamp() };
        if (!accounts.Add(account))
            return Show(caller, accounts, store, AccountTexts.NameTaken);
        var code = signIn.Invite(account.Id)!;
        audit.Write(caller.Account!.Name, "account.add", name, after: WordOf(account), from: AccountPages.AddressOf(context));
        return Show(caller, accounts, store, done: AccountTexts.CodeFor(name, code));
    }

    public static async Task<IResult> Change(string id, HttpContext context, Caller caller, AccountStore accounts, SignIn signIn, Sessions sessions, SignageStore store, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        if (accounts.Find(id) is not { } before)
            return Show(caller, accounts, store, AccountTexts.NoRight);
        var deed = form.Text("do");
        Bilingual? done = null;
        switch (deed)
        {
            case "roles" when GrantOf(form) is { } grant:
                if (accounts.Change(id, a => a with { Grants = [grant] }, StaysLookedAfter(before)) is null)
                    return Show(caller, accounts, store, AccountTexts.LastAdmin);
                break;
            case "reset":
                if (signIn.Invite(id, StaysLookedAfter(before)) is not { } code)
                    return Show(caller, accounts, store, AccountTexts.LastAdmin);
                done = AccountTexts.CodeFor(before.Name, code);
                break;
            case "disable":
                if (accounts.Change(id, a => a with { Disabled = true, Stamp = SignIn.NewStamp() }, StaysLookedAfter(before)) is null)
                    return Show(caller, accounts, store, AccountTexts.LastAdmin);
                break;
            case "outside":
                if (Outside.OutsidePerson.Allow(accounts, before, form.Text("outside")) is { } wrong)
                    return Show(caller, accounts, store, wrong);
                break;
            case "enable":
                accounts.Change(id, a => a with { Disabled = false, Failures = 0, LockedUntil = null });
                break;
            default:
                return Show(caller, accounts, store, AccountTexts.OldForm);
        }

        if (deed is "reset" or "disable")
            sessions.End(id, _ => true);
        audit.Write(caller.Account!.Name, "account." + deed, before.Name, deed == "outside" ? before.OutsideName : WordOf(before), deed == "outside" ? accounts.Find(id)!.OutsideName : WordOf(accounts.Find(id)!), AccountPages.AddressOf(context));
        return done is null ? Results.LocalRedirect("/accounts") : Show(caller, accounts, store, done: done);
    }

    /// <summary>Somebody can look after the accounts afterwards; where nobody could before, nothing is lost. Two admins who shut each other out at once: one of them is told no.</summary>
    private static Func<IReadOnlyList<Account>, bool> StaysLookedAfter(Account before) => all => !IsAdmin(before) || all.Any(IsAdmin);

    /// <summary>For the log: <c>editor group:indoor</c>.</summary>
    internal static string WordOf(Account account) =>
        string.Join(", ", account.Grants.Select(g => $"{g.Role}".ToLowerInvariant() + (g.Group is null ? "" : $" group:{g.Group}"))) + (account.Disabled ? " (shut)" : "");

    private static bool IsAdmin(Account account) =>
        account is { Disabled: false, HasWayIn: true } && Rights.MayEverywhere(account.Grants, Deed.ManageAccounts);

    private static Grant? GrantOf(IFormCollection form)
    {
        var group = form.Text("group");
        return Enum.TryParse<Role>(form.Text("role"), ignoreCase: true, out var role) && Enum.IsDefined(role) && (group.Length == 0 || Account.IsGroup(group))
            ? new Grant(role, group.Length == 0 ? null : group)
            : null;
    }
}
