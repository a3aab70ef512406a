using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Accounts.Outside;

/// <summary>Signing in with a provider that the office has already, over OpenID Connect: the code flow with PKCE, state and nonce.</summary>
/// <remarks>The package's handler does the protocol and nothing else: who gets in, and the session, are the hub's own.</remarks>
internal static class OutsideFeature
{
    public const string Scheme = "outside";

    /// <summary>What is registered at the provider, behind the hub's address.</summary>
    public const string Callback = "/sign-in/outside/back";

    /// <summary>For the way to the provider and back.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddOutsideSignIn(this IServiceCollection services, HubSettings hub)
    {
        services.AddSingleton<OutsideDesk>();
        if (hub.Web.SignIn is not { } settings)
            return services;
        services.AddWebEncoders();
        services.AddAuthenticationCore(all =>
        {
            all.AddScheme<NobodyHandler>(NobodyHandler.Scheme, displayName: null);
            all.AddScheme<OpenIdConnectHandler>(Scheme, displayName: null);
            all.DefaultScheme = NobodyHandler.Scheme;
        });
        services.AddTransient<NobodyHandler>();
        services.AddTransient<OpenIdConnectHandler>();
        // In memory: what is on its way when the hub starts anew begins again, and no keys are written into anybody's home folder.
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>();
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure(options => Set(options, settings, Doors.AreEncrypted(hub.Urls)));
        return services;
    }

    /// <summary>After the gate, which knows the way back as one of the doors.</summary>
    public static void UseOutsideSignIn(this WebApplication app, OutsideSettings? settings)
    {
        if (settings is not null)
            app.UseAuthentication();
    }

    private static void Set(OpenIdConnectOptions options, OutsideSettings settings, bool isEncrypted)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        // The settings take http:// for a provider on this machine alone.
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = Callback;
        // Signing out at the provider signs nobody out here, and nothing else answers than the way back.
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = default;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SignInScheme = NobodyHandler.Scheme;
        options.Scope.Add("email");
        options.MapInboundClaims = false;
        // They would take iss out, half of who it is.
        options.ClaimActions.Clear();
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.RemoteAuthenticationTimeout = Lasts;
        options.ProtocolValidator.NonceLifetime = Lasts;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        // The browser comes back from elsewhere: Strict cookies stay at home then.
        Name(options.CorrelationCookie, "signagehub-outside.");
        Name(options.NonceCookie, "signagehub-outside-nonce.");
        options.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = OutsidePages.OnTokenValidated,
            OnTicketReceived = OutsidePages.OnTicketReceived,
            OnRemoteFailure = OutsidePages.OnRemoteFailure,
        };

        void Name(CookieBuilder cookie, string name)
        {
            // Nobody beside this host can set one of that name; over http:// browsers take none (RFC 6265bis §4.1.3.2).
            cookie.Name = (isEncrypted ? "__Host-" : "") + name;
            cookie.Path = "/";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.HttpOnly = true;
        }
    }

    /// <summary>Who is signed in, the gate alone decides; the framework is told that it is nobody.</summary>
    private sealed class NobodyHandler : IAuthenticationSignInHandler
    {
        public const string Scheme = "nobody";

        public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context) => Task.CompletedTask;

        public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(AuthenticationProperties? properties) => Task.CompletedTask;

        public Task ForbidAsync(AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignInAsync(System.Security.Claims.ClaimsPrincipal user, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignOutAsync(AuthenticationProperties? properties) => Task.CompletedTask;
    }
}
