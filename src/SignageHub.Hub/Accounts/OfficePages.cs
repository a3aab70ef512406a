using SignageHub.Core;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts;

/// <summary><c>/accounts</c>: who may do what in the office.</summary>
internal static class OfficePages
{
    public static WebApplication MapOffice(this WebApplication app)
    {
        app.MapGet("/accounts", (AccountStore accounts, SignageStore store) => Show(accounts, store)).Needs(Deed.ManageAccounts);
        app.MapPost("/accounts", Add).Needs(Deed.ManageAccounts);
        app.MapPost("/accounts/{id}", Change).Needs(Deed.ManageAccounts);
        return app;
    }

    private static Page<AccountsPage> Show(AccountStore accounts, SignageStore store, Bilingual? problem = null, Bilingual? done = null, (Account Before, Account After)? renamed = null, int status = StatusCodes.Status400BadRequest) => new(
        new()
        {
            [nameof(AccountsPage.Accounts)] = accounts.All,
            [nameof(AccountsPage.Groups)] = store.Current.Office.Boards.SelectMany(b => b.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
            [nameof(AccountsPage.Problem)] = problem,
            [nameof(AccountsPage.Done)] = done,
            [nameof(AccountsPage.Renamed)] = renamed,
        },
        problem is null ? StatusCodes.Status200OK : status);

    private static async Task<IResult> Add(HttpContext context, Caller caller, AccountStore accounts, AccountDesk desk, SignageStore store)
    {
        var form = await AccountPages.FormOf(context);
        var name = form.Text("name").ToLowerInvariant();
        var added = desk.Add(name, form.Text("display"), GrantsOf(form), caller);
        return Show(accounts, store, added.Problem, added.Code is { } code ? AccountTexts.CodeFor(name, code, WelcomeOf(context, name)) : null);
    }

    private static async Task<IResult> Change(string id, HttpContext context, Caller caller, AccountStore accounts, AccountDesk desk, SignageStore store)
    {
        var form = await AccountPages.FormOf(context);
        if (accounts.Find(id) is not { } before)
            return Show(accounts, store, AccountTexts.NoRight);
        // What cannot be taken back with a button is typed.
        if (form.Text("do") == "reset" && !string.Equals(form.Text("name"), before.Name, StringComparison.OrdinalIgnoreCase))
            return Show(accounts, store, AccountTexts.OtherName);
        var changed = desk.Change(before, new AskedDeed(form.Text("do")) { Grants = GrantsOf(form), Display = form.Text("display"), Was = form["was"].FirstOrDefault(), Outside = form.Text("outside") }, caller);
        if (changed.Problem is { } problem)
            return Show(accounts, store, problem, status: changed.IsOther ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        if (form.Text("do") == AccountDesk.NewName && changed.Account!.Display != before.Display)
            return Show(accounts, store, done: AccountTexts.Renamed(before.Display, changed.Account.Display), renamed: (before, changed.Account));
        return changed.Code is { } code ? Show(accounts, store, done: AccountTexts.CodeFor(before.Name, code, WelcomeOf(context, before.Name))) : Results.LocalRedirect("/accounts");
    }

    /// <summary>Where the person goes with the code: by the name under which the admin reached the hub, with theirs filled in.</summary>
    private static string WelcomeOf(HttpContext context, string name) => $"{context.Request.Scheme}://{context.Request.Host}/welcome?name={Uri.EscapeDataString(name)}";

    /// <summary>Of each row its role and its group; rows without a role are left out.</summary>
    private static IReadOnlyList<Grant>? GrantsOf(IFormCollection form)
    {
        var (roles, groups) = (form["role"], form["group"]);
        // Whose group got lost on the way is not taken for one of every board.
        return groups.Count > 0 && groups.Count != roles.Count
            ? null
            : AccountDesk.GrantsOf(roles.Select((role, row) => (role, groups.Count > 0 ? groups[row] : null)).Where(row => !string.IsNullOrEmpty(row.role)));
    }
}
