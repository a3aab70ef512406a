using System.Net;
using Microsoft.AspNetCore.Identity;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>For whom passkeys are made: the name by which the browser asks for the hub (the RP ID, WebAuthn Level 3 §5.1.2).</summary>
internal static class PasskeyHost
{
    /// <returns>The name; null where browsers know no passkeys: an address instead of a name, or an unencrypted page from elsewhere.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="settings">The office's own names: nobody else's gets a passkey, whatever a request says.</param>
    public static string? Of(HttpContext context, WebSettings settings)
    {
        var host = context.Request.Host.Host.ToLowerInvariant();
        return host.Length > 0 && !IPAddress.TryParse(host, out _) && NetworkRules.IsOurs(host, settings) && SessionCookie.IsPrivate(context) ? host : null;
    }

    /// <summary>Whether the browser showed our own page, by itself, when the key was asked for.</summary>
    /// <remarks>A proxy that speaks https:// for us changes the scheme, so the name and the port are what is compared.</remarks>
    public static bool IsOurPage(PasskeyOriginValidationContext said) =>
        !said.CrossOrigin
        && Uri.TryCreate(said.Origin, UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && origin.Host == "localhost"))
        && Uri.TryCreate($"{origin.Scheme}://{said.HttpContext.Request.Host}", UriKind.Absolute, out var ours)
        && origin.Authority == ours.Authority;
}
