using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts;

/// <summary><c>/account</c>: what a person sees to for themselves.</summary>
internal static class MyPages
{
    public static IResult Show(
        Caller caller, SignIn signIn, Sessions sessions, SignageStore store, Bilingual? problem = null, Bilingual? done = null, IReadOnlyList<string>? recovery = null) =>
        new Page<AccountPage>(
            new()
            {
                [nameof(AccountPage.Account)] = caller.Account!,
                [nameof(AccountPage.Secret)] = caller.Account!.Totp is null ? signIn.ProposeTotp(caller.Account) : null,
                [nameof(AccountPage.Office)] = store.Current.Office.Name,
                [nameof(AccountPage.Sessions)] = sessions.Of(caller.Account),
                [nameof(AccountPage.Problem)] = problem,
                [nameof(AccountPage.Done)] = done,
                [nameof(AccountPage.Recovery)] = recovery ?? [],
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public static async Task<IResult> ChangePassword(HttpContext context, Caller caller, SignIn signIn, Sessions sessions, SignageStore store, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var (account, password) = (caller.Account!, form["password"].ToString());
        var (right, problem) = signIn.CheckPassword(account.Name, form["old"].ToString(), AccountPages.AddressOf(context), caller.Session);
        if (right is null)
            return Show(caller, signIn, sessions, store, problem == AccountTexts.WrongPassword ? AccountTexts.WrongOldPassword : problem);
        if (PasswordRules.Problem(password, account.Name, account.Display, store.Current.Office.Name) is { } bad)
            return Show(caller, signIn, sessions, store, bad);
        signIn.SetPassword(account.Id, password);
        audit.Write(account.Name, "account.password", account.Name, from: AccountPages.AddressOf(context));
        return Anew(context, caller, signIn, sessions, store, done: AccountTexts.PasswordChanged);
    }

    public static async Task<IResult> Totp(HttpContext context, Caller caller, SignIn signIn, Sessions sessions, SignageStore store, AccountStore accounts, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var account = caller.Account!;
        if (Proof.Wrong(context, caller, signIn, form["old"].ToString()) is { } problem)
            return Show(caller, signIn, sessions, store, problem);
        if (account.Totp is not null)
        {
            signIn.TurnOffTotp(account);
            Tell(accounts, caller, AccountNewsKind.SecondStepOff, "");
            audit.Write(account.Name, "account.totp", account.Name, before: "on", after: "off", from: AccountPages.AddressOf(context));
            return Anew(context, caller, signIn, sessions, store);
        }

        if (signIn.TurnOnTotp(account, form.Text("code")) is not { } recovery)
            return Show(caller, signIn, sessions, store, AccountTexts.WrongCode);
        Tell(accounts, caller, AccountNewsKind.SecondStepOn, "");
        audit.Write(account.Name, "account.totp", account.Name, before: "off", after: "on", from: AccountPages.AddressOf(context));
        return Anew(context, caller, signIn, sessions, store, recovery: recovery);
    }

    public static async Task<IResult> Tokens(HttpContext context, Caller caller, SignIn signIn, Sessions sessions, SignageStore store, AccountStore accounts, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var account = caller.Account!;
        if (form.Text("end") is { Length: > 0 } id)
        {
            accounts.Change(account.Id, a => a with { Tokens = [.. a.Tokens.Where(t => t.Id != id)] });
            audit.Write(account.Name, "token.end", id, from: AccountPages.AddressOf(context));
            return Results.LocalRedirect("/account");
        }

        var name = form.Text("name");
        if (!AccountPages.IsDisplay(name))
            return Show(caller, signIn, sessions, store, AccountTexts.BadDisplay);
        if (account.Tokens.Count >= ApiToken.Most)
            return Show(caller, signIn, sessions, store, ApiToken.TooMany);
        if (Proof.Wrong(context, caller, signIn, form["old"].ToString()) is { } problem)
            return Show(caller, signIn, sessions, store, problem);
        var role = ApiToken.RolesFor(account.Grants).Where(r => $"{r}" == form.Text("scope")).Select(r => (Role?)r).FirstOrDefault();
        var (token, key) = ApiToken.New(name, role, TimeProvider.System.Now());
        accounts.Change(account.Id, a => a with { Tokens = [.. a.Tokens, token] });
        Tell(accounts, caller, AccountNewsKind.TokenMade, name);
        audit.Write(account.Name, "token.add", name, after: role is null ? "read" : $"read and write as {role}".ToLowerInvariant(), from: AccountPages.AddressOf(context));
        return Show(caller, signIn, sessions, store, done: ApiToken.Shown(name, key));
    }

    public static async Task<IResult> EndSessions(HttpContext context, Caller caller, Sessions sessions, AuditLog audit)
    {
        var which = (await AccountPages.FormOf(context)).Text("session");
        sessions.End(caller.Account!.Id, s => which.Length > 0 ? s.Hash == which : s.Hash != caller.Session!.Hash);
        audit.Write(caller.Account.Name, "session.end", caller.Account.Name, from: AccountPages.AddressOf(context));
        return Results.LocalRedirect("/account");
    }

    /// <summary>Its owner hears of it in every other session, and in the next one.</summary>
    private static void Tell(AccountStore accounts, Caller caller, AccountNewsKind kind, string about) =>
        accounts.Change(caller.Account!.Id, a => a with { News = AccountNews.And(a.News, new AccountNews(kind, about, TimeProvider.System.Now(), caller.Session!.Hash)) });

    /// <summary>Every session ended with the change; this browser gets a new one, and its page the new session's forms.</summary>
    internal static IResult Anew(
        HttpContext context, Caller caller, SignIn signIn, Sessions sessions, SignageStore store, Bilingual? done = null, IReadOnlyList<string>? recovery = null)
    {
        var account = context.RequestServices.GetRequiredService<AccountStore>().Find(caller.Account!.Id)!;
        sessions.End(account.Id, s => s.Stamp != account.Stamp);
        var token = sessions.Begin(account, AccountPages.AddressOf(context), context.Request.Headers.UserAgent);
        SessionCookie.Set(context, token);
        var (before, now) = (caller.Session!.Hash, sessions.Find(token)!);
        // What was done in the session that ended here is no news in the one that goes on.
        account = context.RequestServices.GetRequiredService<AccountStore>()
            .Change(account.Id, a => a.News.Any(n => n.Session == before) ? a with { News = [.. a.News.Select(n => n.Session == before ? n with { Session = now.Hash } : n)] } : a) ?? account;
        caller.Is(account, now);
        caller.Holds(token);
        return Show(caller, signIn, sessions, store, done: done, recovery: recovery);
    }
}
