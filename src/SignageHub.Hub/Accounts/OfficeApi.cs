using SignageHub.Core;
using SignageHub.Hub.Api;

namespace SignageHub.Hub.Accounts;

/// <summary>Accounts for programs: what the page does.</summary>
internal static class OfficeApi
{
    public static WebApplication MapOfficeApi(this WebApplication app)
    {
        app.MapGet("/api/v1/accounts", (AccountStore accounts) => Results.Json(accounts.All.Select(ViewOf))).Api(Deed.ManageAccounts);
        app.MapPost("/api/v1/accounts", Add).Api(Deed.ManageAccounts);
        app.MapPost("/api/v1/accounts/{id}", Change).Api(Deed.ManageAccounts);
        return app;
    }

    /// <summary>A token that got into the wrong hands shall not become its person, nor anybody who lets slogans show or lifts the red button.</summary>
    private static bool IsForThePage(Grant grant) => grant.Role >= Rights.Least(Deed.Approve) || grant.Role >= Rights.Least(Deed.LiftRedButton);

    private static IResult OnThePage => ApiEndpoints.Wrong("Accounts that may approve, and those of admins, are made and changed on the page /accounts alone.", StatusCodes.Status403Forbidden);

    private static IResult NoDeed => ApiEndpoints.Wrong("Send JSON: { \"do\": \"roles\", \"role\": \"editor\" }, or \"roles\": [{ \"role\": \"editor\", \"group\": \"indoor\" }, …] for several; other deeds are name with a \"display\", reset, disable, enable and outside. Roles are viewer and editor; approver and admin are given on the page /accounts.", StatusCodes.Status400BadRequest);

    private static async Task<IResult> Add(HttpContext context, Caller caller, AccountDesk desk) =>
        await ApiEndpoints.Json<NewAccount>(context) is { Name: { } name, Display: { } display } asked && GrantsOf(asked.Role, asked.Group, asked.Roles) is { } grants
            ? grants.Any(IsForThePage) ? OnThePage : Answer(desk.Add(name.ToLowerInvariant(), display, grants, caller))
            : ApiEndpoints.Wrong("Send JSON: { \"name\": \"lan\", \"display\": \"Nguyễn Thị Lan\", \"role\": \"editor\" }, and \"group\" for boards of one group, or \"roles\": [{ \"role\", \"group\" }, …] for several; roles are viewer, editor; approvers and admins are made on the page /accounts.", StatusCodes.Status400BadRequest);

    private static async Task<IResult> Change(string id, HttpContext context, Caller caller, AccountStore accounts, AccountDesk desk)
    {
        if (accounts.Find(id) is not { } before)
            return ApiEndpoints.Wrong("There is no such account.", StatusCodes.Status404NotFound);
        if (before.Grants.Any(IsForThePage))
            return OnThePage;
        if (await ApiEndpoints.Json<AccountChange>(context) is not { Do: { } deed } asked || !AccountDesk.IsDeed(deed))
            return NoDeed;
        var grants = GrantsOf(asked.Role, asked.Group, asked.Roles);
        if (deed == AccountDesk.NewRole && grants is null)
            return NoDeed;
        return grants is not null && grants.Any(IsForThePage) ? OnThePage : Answer(desk.Change(before, new AskedDeed(deed) { Grants = grants, Display = asked.Display ?? "", Was = asked.Was, Outside = asked.Outside ?? "" }, caller));
    }

    private static IReadOnlyList<Grant>? GrantsOf(string? role, string? group, IReadOnlyList<RoleOf?>? roles) =>
        AccountDesk.GrantsOf(roles is null ? [(role, group)] : roles.Select(one => (one?.Role, one?.Group)));

    private static IResult Answer(AccountDeed done) => done.Problem is { } problem
        ? ApiEndpoints.Wrong(problem, done.IsOther ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity)
        : Results.Json(new { Account = ViewOf(done.Account!), done.Code });

    private static object ViewOf(Account account) => new
    {
        account.Id,
        account.Name,
        account.Display,
        Roles = account.Grants.Select(g => new { Role = $"{g.Role}".ToLowerInvariant(), g.Group }),
        account.Disabled,
        Outside = account.OutsideName,
    };

    /// <param name="Name">With which they sign in.</param>
    /// <param name="Display">As others see it.</param>
    /// <param name="Role">viewer, editor, approver or admin.</param>
    /// <param name="Group">Left out for every board.</param>
    /// <param name="Roles">In place of role and group: several.</param>
    internal sealed record NewAccount(string? Name, string? Display, string? Role, string? Group, IReadOnlyList<RoleOf?>? Roles);

    /// <param name="Role">viewer or editor.</param>
    /// <param name="Group">Left out for every board.</param>
    internal sealed record RoleOf(string? Role, string? Group);

    /// <param name="Do">roles, name, reset, disable, enable or outside.</param>
    /// <param name="Role">Of roles.</param>
    /// <param name="Group">Of roles.</param>
    /// <param name="Roles">Of roles, in place of role and group: several. What is not among them is taken away.</param>
    /// <param name="Outside">Of outside.</param>
    /// <param name="Display">Of name.</param>
    /// <param name="Was">Of name: as it was seen; left out to write over whatever stands there.</param>
    internal sealed record AccountChange(string? Do, string? Role, string? Group, IReadOnlyList<RoleOf?>? Roles, string? Outside, string? Display, string? Was);
}
