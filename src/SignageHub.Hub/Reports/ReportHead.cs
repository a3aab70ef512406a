using System.Buffers.Text;
using System.Text.Json;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Reports;

/// <summary>What a report's head and foot have that is the same in the next one: the superior body, the place, the signer. Kept in a cookie, so that nobody types it again.</summary>
internal static class ReportHead
{
    private const string Cookie = "signagehub-report";

    /// <summary>Bytes; browsers keep 4096 of a cookie with its name.</summary>
    private const int Longest = 3800;

    private static readonly string[] Fields = ["parent", "place", "signer", "signer-name"];

    public static IReadOnlyDictionary<string, string> Of(HttpRequest request)
    {
        try
        {
            if (request.Cookies[Cookie] is { Length: > 0 and <= Longest } kept && JsonSerializer.Deserialize<Dictionary<string, string>>(Base64Url.DecodeFromChars(kept)) is { } fields)
                return fields.Where(field => Fields.Contains(field.Key) && ReportPages.IsText(field.Value)).ToDictionary(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Written by somebody else.
        }

        return new Dictionary<string, string>();
    }

    /// <summary>Once a report was made with them.</summary>
    public static void Keep(HttpContext context)
    {
        var typed = Fields.Select(field => (Name: field, Text: context.Request.Query[field].ToString())).Where(field => ReportPages.IsText(field.Text)).ToDictionary(field => field.Name, field => field.Text);
        if (typed.Count == 0 || Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(typed)) is not { Length: <= Longest } kept)
            return;
        context.Response.Cookies.Append(Cookie, kept, new CookieOptions { Path = "/reports", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(400) });
    }
}
