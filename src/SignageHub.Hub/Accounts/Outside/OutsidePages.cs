using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SignageHub.Core;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Accounts.Outside;

/// <summary>The way to the provider, and back in: <c>/sign-in/outside</c>.</summary>
internal static partial class OutsidePages
{
    private const string Before = "session-before";

    public static void MapOutsideSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in/outside", Begin).Door();
        // The package's handler answers here, behind the gate; without a provider, or for what is no answer of one, this does.
        app.MapGet(OutsideFeature.Callback, (HttpContext context) => AccountPages.ShowSignIn(context, to: null, AccountTexts.TooLate)).Door();
    }

    private static async Task<IResult> Begin(HttpContext context, Caller caller, HubSettings settings, ILogger<OutsideDesk> logger)
    {
        var to = (await AccountPages.FormOf(context)).Text("to");
        if (settings.Web.SignIn is not { } provider)
            return AccountPages.ShowSignIn(context, to, AccountTexts.TooLate);
        if (!SessionCookie.IsPrivate(context))
            return AccountPages.ShowSignIn(context, to, AccountTexts.NotPrivate);
        var properties = new AuthenticationProperties { RedirectUri = AccountPages.IsOwnPath(to) ? to : "/" };
        // The browser does not bring its session along when it comes back from elsewhere.
        if (caller.Session is { } session)
            properties.Items[Before] = $"{session.Account} {session.Hash}";
        try
        {
            await context.ChallengeAsync(OutsideFeature.Scheme, properties);
        }
        catch (InvalidOperationException e)
        {
            LogNotReached(logger, provider.Authority.Host, e.GetBaseException().Message);
            return AccountPages.ShowSignIn(context, to, OutsideTexts.NotReached(provider.Label));
        }

        // A form may lead to our own pages alone (form-action in the content policy), so it leads to one that goes on.
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        return Onward(address, OutsideTexts.Onward(provider.Label));
    }

    /// <summary>In the code flow the package lets an unsigned token pass, for TLS vouches for it; the hub wants a signature as well.</summary>
    public static Task OnTokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken.SignatureAlgorithm is null or "" or SecurityAlgorithms.None)
            context.Fail(new SecurityTokenInvalidSignatureException("The token is not signed."));
        return Task.CompletedTask;
    }

    public static Task OnTicketReceived(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        return Enter(ticket).ExecuteAsync(ticket.HttpContext);
    }

    public static Task OnRemoteFailure(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        var (context, settings) = (failure.HttpContext, failure.HttpContext.RequestServices.GetRequiredService<HubSettings>());
        var why = failure.Failure ?? new InvalidOperationException("no answer");
        LogRefused(context.RequestServices.GetRequiredService<ILogger<OutsideDesk>>(), AccountPages.AddressOf(context), OneLine(why.GetBaseException().Message));
        return AccountPages.ShowSignIn(context, failure.Properties?.RedirectUri, OutsideTexts.Of(why, settings.Web.SignIn!.Label)).ExecuteAsync(context);
    }

    private static IResult Enter(TicketReceivedContext ticket)
    {
        var (context, services, to) = (ticket.HttpContext, ticket.HttpContext.RequestServices, ticket.ReturnUri);
        var provider = services.GetRequiredService<HubSettings>().Web.SignIn!;
        if (PersonOf(ticket.Principal!) is not { } person)
            return AccountPages.ShowSignIn(context, to, OutsideTexts.Refused(provider.Label));
        var (account, problem) = services.GetRequiredService<OutsideDesk>().Find(person, provider.Label, AccountPages.AddressOf(context));
        if (account is null)
            return AccountPages.ShowSignIn(context, to, problem);
        // Whoever turned the second step on here means it, whatever the provider asked.
        if (account.Totp is not null)
            return AccountPages.ShowSecondStep(services.GetRequiredService<SignIn>().BeginSecondStep(account, by: "outside"), to);
        var sessions = services.GetRequiredService<Sessions>();
        if (ticket.Properties!.Items.TryGetValue(Before, out var before) && before?.Split(' ') is [var owner, var hash])
            sessions.End(owner, s => s.Hash == hash);
        AccountPages.Begin(context, account, sessions, services.GetRequiredService<AuditLog>(), by: "outside");
        // A redirect would still count as coming from elsewhere, and the new cookie would stay at home: the page itself goes on.
        return Onward(AccountPages.IsOwnPath(to) ? to! : "/", OutsideTexts.Entered(account.Display));
    }

    private static OutsidePerson? PersonOf(System.Security.Claims.ClaimsPrincipal principal)
    {
        if (principal.FindFirst("iss")?.Value is not { Length: > 0 } issuer || principal.FindFirst("sub")?.Value is not { Length: > 0 and <= 255 } subject)
            return null;
        var isOwnMail = principal.FindFirst("email_verified")?.Value is "true" or "True" or "1";
        return new OutsidePerson(new(issuer, subject), isOwnMail ? principal.FindFirst("email")?.Value : null, principal.FindFirst("preferred_username")?.Value);
    }

    private static Page<OnwardPage> Onward(string to, Bilingual words) => new(new() { [nameof(OnwardPage.To)] = to, [nameof(OnwardPage.Words)] = words });

    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c).Take(500)]);

    [LoggerMessage(616, LogLevel.Warning, "Nobody can be sent to {Host} to sign in: {Why}")]
    private static partial void LogNotReached(ILogger logger, string host, string why);

    [LoggerMessage(617, LogLevel.Information, "Nobody was let in by the outside provider from {Address}: {Why}")]
    private static partial void LogRefused(ILogger logger, string? address, string why);
}
