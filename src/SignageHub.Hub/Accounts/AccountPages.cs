using SignageHub.Core;
using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Accounts.Passkeys;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts;

/// <summary>The pages with which people get in and out: <c>/setup</c>, <c>/sign-in</c>, <c>/welcome</c>, <c>/account</c>.</summary>
internal static class AccountPages
{
    public static WebApplication MapAccounts(this WebApplication app)
    {
        app.MapGet("/setup", (SignIn signIn, HttpContext context) => ShowSetup(signIn, context)).Door();
        app.MapPost("/setup", Setup).Door();
        app.MapGet("/sign-in", (string? to, AccountStore accounts, HttpContext context) =>
            accounts.IsEmpty ? Results.LocalRedirect("/setup") : ShowSignIn(context, to)).Door();
        app.MapPost("/sign-in", EnterPassword).Door();
        app.MapPost("/sign-in/code", EnterCode).Door();
        app.MapPost("/sign-out", SignOut).Needs(Deed.Look);
        app.MapGet("/welcome", (string? name, HttpContext context) => ShowWelcome(context, name)).Door();
        app.MapPost("/welcome", Welcome).Door();
        app.MapGet("/account", (Caller caller, SignIn signIn, Sessions sessions, SignageStore store) => MyPages.Show(caller, signIn, sessions, store)).Needs(Deed.Look);
        app.MapPost("/account/password", MyPages.ChangePassword).Needs(Deed.Look);
        app.MapPost("/account/totp", MyPages.Totp).Needs(Deed.Look);
        app.MapPost("/account/sessions", MyPages.EndSessions).Needs(Deed.Look);
        app.MapPost("/account/tokens", MyPages.Tokens).Needs(Deed.Look);
        app.MapPasskeys();
        app.MapOutsideSignIn();
        app.MapOffice().MapOfficeApi();
        app.MapGet("/audit", AuditPages.Show).Needs(Deed.ReadAudit);
        app.MapGet("/audit.jsonl", AuditPages.Export).Needs(Deed.ReadAudit);
        return app;
    }

    private static IResult ShowSetup(SignIn signIn, HttpContext context, Bilingual? problem = null, string? name = null, string? display = null)
    {
        var isOpen = signIn.SetupCode is not null;
        return new Page<SetupPage>(
            new()
            {
                [nameof(SetupPage.IsOpen)] = isOpen,
                [nameof(SetupPage.Problem)] = problem ?? (isOpen && !SessionCookie.IsPrivate(context) ? AccountTexts.NotPrivate : null),
                [nameof(SetupPage.Name)] = name,
                [nameof(SetupPage.Display)] = display,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> Setup(HttpContext context, SignIn signIn, Sessions sessions, AuditLog audit, SignageStore store)
    {
        var form = await FormOf(context);
        var (name, display, password) = (form.Text("name").ToLowerInvariant(), form.Text("display"), form["password"].ToString());
        if (Wrong() is { } problem)
            return ShowSetup(signIn, context, problem, name, display);
        if (signIn.MakeFirst(name, display, password) is not { } account)
            return ShowSetup(signIn, context, AccountTexts.SetupDone);
        audit.Write(account.Name, "account.first", account.Name, from: AddressOf(context));
        return Enter(context, account, sessions, audit, Tour.Begin);

        Bilingual? Wrong() =>
            !SessionCookie.IsPrivate(context) ? AccountTexts.NotPrivate
            : !signIn.IsSetupCode(form.Text("code"), AddressOf(context)) ? AccountTexts.WrongSetupCode
            : !Account.IsName(name) ? AccountTexts.BadName
            : !IsDisplay(display) ? AccountTexts.BadDisplay
            : PasswordRules.Problem(password, name, display, store.Current.Office.Name);
    }

    internal static Page<SignInPage> ShowSignIn(HttpContext context, string? to, Bilingual? problem = null, string? name = null) => new(
        new()
        {
            [nameof(SignInPage.To)] = to,
            [nameof(SignInPage.Problem)] = problem ?? (SessionCookie.IsPrivate(context) ? null : AccountTexts.NotPrivate),
            [nameof(SignInPage.Name)] = name,
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    internal static Page<SecondStepPage> ShowSecondStep(string ticket, string? to, Bilingual? problem = null) => new(
        new() { [nameof(SecondStepPage.Ticket)] = ticket, [nameof(SecondStepPage.To)] = to, [nameof(SecondStepPage.Problem)] = problem },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> EnterPassword(HttpContext context, SignIn signIn, Sessions sessions, AuditLog audit)
    {
        var form = await FormOf(context);
        var (name, to) = (form.Text("name"), form.Text("to"));
        if (!SessionCookie.IsPrivate(context))
            return ShowSignIn(context, to, AccountTexts.NotPrivate, name);
        var (account, problem) = signIn.CheckPassword(name, form["password"].ToString(), AddressOf(context));
        if (account is null)
            return ShowSignIn(context, to, problem, name);
        return account.Totp is null ? Enter(context, account, sessions, audit, to) : ShowSecondStep(signIn.BeginSecondStep(account), to);
    }

    private static async Task<IResult> EnterCode(HttpContext context, SignIn signIn, Sessions sessions, AuditLog audit)
    {
        var form = await FormOf(context);
        var (ticket, to) = (form.Text("ticket"), form.Text("to"));
        var (account, problem, by) = signIn.CheckCode(ticket, form.Text("code"), AddressOf(context));
        if (account is not null)
            return Enter(context, account, sessions, audit, to, by);
        return problem == AccountTexts.WrongCode ? ShowSecondStep(ticket, to, problem) : ShowSignIn(context, to, problem);
    }

    /// <param name="context">Of the request.</param>
    /// <param name="account">Who has shown to be its owner.</param>
    /// <param name="sessions">One more.</param>
    /// <param name="audit">Is told.</param>
    /// <param name="to">Where the person wanted to go.</param>
    /// <param name="by">How they have shown it; null for a password.</param>
    internal static IResult Enter(HttpContext context, Account account, Sessions sessions, AuditLog audit, string? to, string? by = null)
    {
        Begin(context, account, sessions, audit, by);
        return Results.LocalRedirect(IsOwnPath(to) ? to! : "/");
    }

    /// <summary>A session of its own for this browser, as <see cref="Enter"/> makes it.</summary>
    internal static void Begin(HttpContext context, Account account, Sessions sessions, AuditLog audit, string? by)
    {
        // Whoever was signed in here before is not any more, and no cookie from before outlives the sign-in.
        if (SessionCookie.Read(context.Request) is { } old && sessions.Find(old) is { } before)
            sessions.End(before.Account, s => s.Hash == before.Hash);
        SessionCookie.Set(context, sessions.Begin(account, AddressOf(context), context.Request.Headers.UserAgent));
        audit.Write(account.Name, "sign-in", account.Name, after: by, from: AddressOf(context));
    }

    private static IResult SignOut(HttpContext context, Caller caller, Sessions sessions, AuditLog audit)
    {
        sessions.End(caller.Account!.Id, s => s.Hash == caller.Session!.Hash);
        SessionCookie.Clear(context);
        audit.Write(caller.Account.Name, "sign-out", caller.Account.Name, from: AddressOf(context));
        return Results.LocalRedirect("/");
    }

    private static Page<WelcomePage> ShowWelcome(HttpContext context, string? name, Bilingual? problem = null, string? code = null) => new(
        new()
        {
            [nameof(WelcomePage.Name)] = name,
            [nameof(WelcomePage.Code)] = code,
            [nameof(WelcomePage.Problem)] = problem ?? (SessionCookie.IsPrivate(context) ? null : AccountTexts.NotPrivate),
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> Welcome(HttpContext context, SignIn signIn, Sessions sessions, AuditLog audit, SignageStore store)
    {
        var form = await FormOf(context);
        var (name, code, password) = (form.Text("name"), form.Text("code"), form["password"].ToString());
        if (!SessionCookie.IsPrivate(context))
            return ShowWelcome(context, name, AccountTexts.NotPrivate);
        if (signIn.Invited(name, code, AddressOf(context)) is not { } invited)
            return ShowWelcome(context, name, AccountTexts.WrongInvitation);
        if (PasswordRules.Problem(password, invited.Name, invited.Display, store.Current.Office.Name) is { } problem)
            return ShowWelcome(context, name, problem, code);
        var account = signIn.SetPassword(invited.Id, password)!;
        audit.Write(account.Name, "account.password", account.Name, from: AddressOf(context));
        return Enter(context, account, sessions, audit, Tour.Begin);
    }

    internal static bool IsDisplay(string display) => display.Length <= Account.LongestDisplay && PlainText.Is(display);

    internal static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>A path of ours; never one that browsers take for another host's.</summary>
    internal static bool IsOwnPath(string? to) => to is ['/', ..] && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(char.IsControl);

    internal static async Task<IFormCollection> FormOf(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    internal static string Text(this IFormCollection form, string name) => form[name].ToString().Trim();
}
