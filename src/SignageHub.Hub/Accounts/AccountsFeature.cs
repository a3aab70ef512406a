using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Accounts.Passkeys;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Accounts;

internal static class AccountsFeature
{
    /// <summary>Accounts, sessions and the audit log. Nothing of it is made or read before somebody signs in or acts.</summary>
    /// <remarks>By the true time: a hub whose clock was set with --now must not open doors that are shut.</remarks>
    public static IServiceCollection AddAccounts(this IServiceCollection services, HubSettings settings) => services
        .AddOutsideSignIn(settings.Web.SignIn)
        .AddSingleton<AccountStore>()
        .AddSingleton<SecretBox>()
        .AddSingleton<Throttle>()
        .AddSingleton<Gate>()
        .AddSingleton(provider => new AuditLog(provider.GetRequiredService<DataFolder>(), TimeProvider.System, provider.GetRequiredService<ILogger<AuditLog>>()))
        .AddSingleton<AccountDesk>()
        .AddSingleton(provider => new Sessions(provider.GetRequiredService<DataFolder>(), TimeProvider.System, provider.GetRequiredService<ILogger<Sessions>>()))
        .AddSingleton(provider => new PasskeyDesk(
            provider.GetRequiredService<AccountStore>(), provider.GetRequiredService<AuditLog>(), provider.GetRequiredService<INotices>(),
            provider.GetRequiredService<HubSettings>(), TimeProvider.System, provider.GetRequiredService<ILogger<PasskeyDesk>>()))
        .AddSingleton(provider => new SignIn(
            provider.GetRequiredService<AccountStore>(), provider.GetRequiredService<SecretBox>(), provider.GetRequiredService<AuditLog>(), TimeProvider.System));

    /// <summary>Comes before the end points: none is reached past it.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<Gate>();
        app.Use(gate.Pass);
        app.UseOutsideSignIn(app.Services.GetRequiredService<HubSettings>().Web.SignIn);
        return app;
    }
}
