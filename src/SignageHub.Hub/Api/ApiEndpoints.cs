using System.Reflection;
using System.Text;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Api;

/// <summary><c>/api/v1</c>: for programs, with a token, under the same rights as the pages. Described in <c>/api/openapi.json</c>.</summary>
internal static class ApiEndpoints
{
    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapGet("/api/openapi.json", () => Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!, "application/json")).Open();
        app.MapGet("/api/v1/boards", (IBoardOverviews overviews, HttpRequest request) => Results.Json(overviews.All().Select(o => BoardView.Of(o, LanguageChoice.Of(request))))).Api(Deed.Look);
        app.MapGet("/api/v1/events", WebRegistration.FollowWall).Api(Deed.Look);
        app.MapGet("/api/v1/audit", AuditPages.Export).Api(Deed.ReadAudit);
        return app.MapPlaylistApi();
    }

    internal static IResult Answer(SaveResult result) => result switch
    {
        SaveResult.Saved saved => Results.Json(new { saved.Id }),
        SaveResult.Wrong wrong => Results.Json(new { error = "The file has mistakes.", problems = wrong.Problems.Select(p => new { p.Line, p.Column, p.Path, p.Message.En, p.Message.Vi }) }, statusCode: StatusCodes.Status422UnprocessableEntity),
        SaveResult.Changed changed => Results.Json(new { error = "The file is another than the one that you changed.", difference = changed.Difference.Select(l => $"{l.Sign}{l.Text}") }, statusCode: StatusCodes.Status412PreconditionFailed),
        _ => throw new InvalidOperationException("No such result."),
    };

    /// <summary>What a program gets that was refused: <c>{ "error": "…" }</c>, in English.</summary>
    internal static IResult Wrong(string words, int status) => Results.Json(new { error = words }, statusCode: status);

    internal static IResult Wrong(Bilingual words, int status) => Wrong(words.En, status);

    /// <summary>The mark that a program says it changed, by If-Match (RFC 9110 §13.1.1).</summary>
    /// <remarks>A mark is a hash of the text, so one that a proxy on the way has made weak (<c>W/"…"</c>) still means the same text.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="now">The mark as it is: what <c>*</c> means.</param>
    /// <returns>Of several the one that is good, else the first; null where there is none.</returns>
    internal static string? IfMatch(HttpRequest request, string now)
    {
        var marks = request.Headers.IfMatch.SelectMany(line => (line ?? "").Split(',')).Select(Bare).Where(mark => mark.Length > 0).ToList();
        return marks.Contains("*", StringComparer.Ordinal) || marks.Contains(now, StringComparer.Ordinal) ? now : marks.FirstOrDefault();

        static string Bare(string tag) => (tag.Trim() is var bare && bare.StartsWith("W/", StringComparison.Ordinal) ? bare[2..] : bare).Trim('"');
    }

    internal static IResult NoIfMatch => Wrong("Send If-Match with the ETag of the version that you changed.", StatusCodes.Status428PreconditionRequired);

    /// <summary>Read by hand: an end point that wants JSON lets other requests pass to the page of lost addresses.</summary>
    internal static async Task<T?> Json<T>(HttpContext context)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await Body(context), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static async Task<string> Body(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }
}
