using System.Globalization;
using System.Net;

namespace SignageHub.Hub.Web;

/// <summary>Headers that keep what comes from files, or from elsewhere, from acting in a page.</summary>
internal static class SecurityHeaders
{
    /// <summary>Pages below it may stand in a frame of the sites that the settings name.</summary>
    public const string EmbedPath = "/embed";

    /// <summary>Only our own files, nothing inline.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors ";

    /// <summary>Whether a browser may be told never to come unencrypted again.</summary>
    /// <remarks>
    /// Only with the office's own certificate: of the hub's own browsers ask, and after such a promise they would not ask but refuse. Not for an address, which
    /// browsers take no promise for, and not where the settings serve unencrypted pages too, for the promise is about every port of a name.
    /// </remarks>
    public static bool IsAlwaysEncrypted(HttpRequest request, HubSettings settings) =>
        request.IsHttps && settings.Web.Certificate is not null && !IPAddress.TryParse(request.Host.Host, out _)
        && !request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && Doors.LeavesUnencrypted(settings.Urls) is null;

    public static void Set(HttpContext context, HubSettings settings)
    {
        Set(context.Response.Headers);
        if (settings.Web.EmbedIn.Count > 0 && context.Request.Path.StartsWithSegments(EmbedPath, StringComparison.Ordinal))
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy + string.Join(' ', settings.Web.EmbedIn);
        if (IsAlwaysEncrypted(context.Request, settings))
            context.Response.Headers.StrictTransportSecurity = PromiseOf(settings.Web.EncryptedOnlyDays);
    }

    /// <summary>From each visit anew and for this name alone (RFC 6797 §6.1.1); 0 seconds take an older promise back.</summary>
    private static string PromiseOf(int days) => string.Create(CultureInfo.InvariantCulture, $"max-age={days * 24 * 60 * 60}");

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": with it browsers say Origin: null of our own forms too.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
