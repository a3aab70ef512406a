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

    public static IServiceCollection AddOutsideSignIn(this IServiceCollection services, OutsideSettings? settings)
    {
        services.AddSingleton<OutsideDesk>();
        if (settings is null)
            return services;
        services.AddWebEncoders();
        services.AddHttpContextAccessor();
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
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IHttpContextAccessor>((options, requests) => Set(options, settings, requests));
        return services;
    }

    /// <summary>After the gate, which knows the way back as one of the doors.</summary>
    public static void UseOutsideSignIn(this WebApplication app, OutsideSettings? settings)
    {
        if (settings is not null)
            app.UseAuthentication();
    }

    private static void Set(OpenIdConnectOptions options, OutsideSettings settings, IHttpContextAccessor requests)
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
        options.CorrelationCookie = new WayCookie("signagehub-outside.", requests);
        options.NonceCookie = new WayCookie("signagehub-outside-nonce.", requests);
        options.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = OutsidePages.OnTokenValidated,
            OnTicketReceived = OutsidePages.OnTicketReceived,
            OnRemoteFailure = OutsidePages.OnRemoteFailure,
        };
    }

    /// <summary>Under https:// nobody beside this host can set one of its name; under http:// browsers take none so called (RFC 6265bis §4.1.3.2). A proxy may speak https:// for us: each request tells.</summary>
    private sealed class WayCookie : CookieBuilder
    {
        private readonly string _name;
        private readonly IHttpContextAccessor _requests;

        public WayCookie(string name, IHttpContextAccessor requests)
        {
            (_name, _requests) = (name, requests);
            Path = "/";
            SameSite = SameSiteMode.Lax;
            SecurePolicy = CookieSecurePolicy.SameAsRequest;
            HttpOnly = true;
            IsEssential = true;
        }

        public override string? Name
        {
            get => (_requests.HttpContext is { Request.IsHttps: true } ? "__Host-" : "") + _name;
            set => throw new NotSupportedException("Its name is its own.");
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
