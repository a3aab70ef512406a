using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>The language in which a request is answered: <c>?lang=</c>, then the cookie, then Accept-Language, then Vietnamese.</summary>
public static class LanguageChoice
{
    public const string Query = "lang";

    /// <summary>It holds "vi" or "en" and nothing about the person.</summary>
    public const string Cookie = "signagehub-lang";

    public static Language Of(HttpRequest request) =>
        Read(request.Query[Query]) ?? Read(request.Cookies[Cookie]) ?? Preferred(request.Headers.AcceptLanguage) ?? Language.Vietnamese;

    /// <summary>Keeps a choice that was made by <c>?lang=</c> for a year.</summary>
    public static void Remember(HttpContext context)
    {
        if (Read(context.Request.Query[Query]) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, CodeOf(chosen), new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                // Not strict: whoever comes back from the office's sign-in provider reads on in their language.
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
    }

    /// <summary>The language tag (BCP 47), <c>vi</c> or <c>en</c>.</summary>
    public static string CodeOf(Language language) => language == Language.Vietnamese ? "vi" : "en";

    private static Language? Read(string? code) => code switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };

    // Stable sort: of two languages wanted equally the first one named wins.
    private static Language? Preferred(StringValues header) =>
        StringWithQualityHeaderValue.TryParseList(header, out var wanted)
            ? wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1)
                .Select(w => Read(w.Value.ToString().Split('-')[0].ToLowerInvariant()))
                .FirstOrDefault(l => l is not null)
            : null;
}
