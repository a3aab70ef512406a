using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Web;

/// <summary>Whether a browser is being shown around: <c>?tour=1</c> begins it, <c>?tour=0</c> ends it, and meanwhile it goes along from page to page.</summary>
internal static class Tour
{
    public const string Begin = "/?tour=1";

    public const string End = "/?tour=0";

    private const string Query = "tour";

    /// <summary>It holds "1" and nothing about the person; gone with the browser's session.</summary>
    private const string Cookie = "signagehub-tour";

    public static void Follow(HttpContext context, Caller caller)
    {
        var asked = context.Request.Query[Query].ToString();
        caller.IsOnTour = asked == "1" || (asked != "0" && context.Request.Cookies[Cookie] == "1");
        if (asked == "1")
            context.Response.Cookies.Append(Cookie, "1", Options(context));
        else if (asked == "0")
            context.Response.Cookies.Delete(Cookie, Options(context));
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
