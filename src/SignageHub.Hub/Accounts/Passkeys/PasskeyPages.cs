using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>Signing in with a passkey, and one's own passkeys at <c>/account</c>.</summary>
/// <remarks>Of each pair the first is asked by the page's module, the second is an ordinary form that it fills in.</remarks>
internal static class PasskeyPages
{
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/sign-in/passkey/begin", BeginUsing).Door();
        app.MapPost("/sign-in/passkey", Use).Door();
        app.MapPost("/account/passkeys/begin", BeginAdding).Needs(Deed.Look);
        app.MapPost("/account/passkeys", Change).Needs(Deed.Look);
        app.MapPost("/account/news", SeeNews).Needs(Deed.Look);
    }

    private static async Task<IResult> BeginUsing(HttpContext context, Caller caller, PasskeyDesk desk) =>
        Ceremony(context, await desk.BeginUsing(context, caller.FormToken));

    private static async Task<IResult> Use(HttpContext context, Caller caller, PasskeyDesk desk, Sessions sessions, AuditLog audit)
    {
        var form = await AccountPages.FormOf(context);
        var (account, problem) = await desk.Use(context, form["credential"].ToString(), caller.FormToken);
        // The thing itself and its owner's finger or PIN: that is two factors, no code is asked for.
        return account is null
            ? AccountPages.ShowSignIn(context, form.Text("to"), problem)
            : AccountPages.Enter(context, account, sessions, audit, form.Text("to"), by: "passkey");
    }

    private static async Task<IResult> BeginAdding(HttpContext context, Caller caller, PasskeyDesk desk, SignIn signIn)
    {
        var form = await AccountPages.FormOf(context);
        var (account, name) = (caller.Account!, form.Text("name"));
        if (Wrong() is { } problem)
            return Refused(context, problem);
        return Ceremony(context, await desk.BeginAdding(context, account, name, caller.FormToken));

        Bilingual? Wrong()
        {
            if (name.Length is 0 or > Passkey.LongestName || name.Any(char.IsControl))
                return PasskeyTexts.BadName;
            if (account.Passkeys.Count >= Passkey.Most)
                return PasskeyTexts.TooMany;
            return Proof.Wrong(context, caller, signIn, form["old"].ToString());
        }
    }

    private static async Task<IResult> Change(HttpContext context, Caller caller, PasskeyDesk desk, SignIn signIn, Sessions sessions, SignageStore store, AccountStore accounts)
    {
        var form = await AccountPages.FormOf(context);
        var account = caller.Account!;
        if (form.Text("remove") is { Length: > 0 } id)
        {
            if (!account.Passkeys.Any(p => p.Id == id))
                return Results.LocalRedirect("/account#passkeys");
            return desk.Remove(account, caller.Session!, id, AccountPages.AddressOf(context)) is null
                ? MyPages.Show(caller, signIn, sessions, store, PasskeyTexts.LastWay)
                : MyPages.Anew(context, caller, signIn, sessions, store, done: PasskeyTexts.Gone);
        }

        if (await desk.Add(context, account, caller.Session!, form["credential"].ToString(), caller.FormToken) is { } problem)
            return MyPages.Show(caller, signIn, sessions, store, problem);
        caller.Is(accounts.Find(account.Id)!, caller.Session!);
        return MyPages.Show(caller, signIn, sessions, store, done: PasskeyTexts.Done);
    }

    /// <summary>Only what the page showed: what came since, and what was done here and is news elsewhere, stays.</summary>
    private static async Task<IResult> SeeNews(HttpContext context, Caller caller, AccountStore accounts)
    {
        if (InstantPattern.ExtendedIso.Parse((await AccountPages.FormOf(context)).Text("until")) is { Success: true, Value: var until })
            accounts.Change(caller.Account!.Id, a => a with { News = [.. a.News.Where(n => n.At > until || n.Session == caller.Session!.Hash)] });
        return Results.LocalRedirect("/account");
    }

    private static IResult Ceremony(HttpContext context, string? options)
    {
        if (options is null)
            return Refused(context, PasskeyTexts.Cannot);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(options, "application/json");
    }

    private static IResult Refused(HttpContext context, Bilingual problem) =>
        Results.Json(new { problem = problem.In(LanguageChoice.Of(context.Request)) }, statusCode: StatusCodes.Status400BadRequest);
}
