using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Feeds;

/// <summary>The agenda for calendars, programs and websites: <c>/agenda.ics</c>, <c>/agenda.json</c>, <c>/today.atom</c>.</summary>
internal static class FeedsFeature
{
    /// <summary>Days back and ahead, where no year is asked for.</summary>
    private const int Back = 31;

    private const int Ahead = 366;

    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddSingleton<Agendas>();

    public static WebApplication MapFeeds(this WebApplication app)
    {
        app.MapGet("/agenda.ics", (string? year, string? board, SignageStore store, Agendas agendas, TimeProvider clock, HttpRequest request) =>
            Answer(year, board, store.Current, agendas, clock.Now(), agenda =>
                Feed(Encoding.UTF8.GetBytes(CalendarFeed.Write(agenda, LanguageChoice.Of(request))), "text/calendar; charset=utf-8", request.HttpContext))).Open();
        app.MapGet("/agenda.json", (string? year, string? board, SignageStore store, Agendas agendas, TimeProvider clock, HttpContext context) =>
            Answer(year, board, store.Current, agendas, clock.Now(), agenda => Feed(AgendaJson.Write(agenda), "application/json", context))).Open();
        app.MapGet("/today.atom", (string? board, SignageStore store, Agendas agendas, TimeProvider clock, HttpRequest request) =>
            Today(board, store.Current, agendas, clock.Now(), request)).Open();
        return app;
    }

    private static IResult Answer(string? year, string? board, Signage signage, Agendas agendas, Instant now, Func<OfficeAgenda, IResult> write)
    {
        if (!TryFind(signage, board, out var found, out var wrong))
            return wrong;
        return DaysOf(year, now.InZone(signage.Office.TimeZone).Date) is { } days
            ? write(agendas.Of(signage, days, found, now, isWhole: true))
            : Wrong(new($"'{year}' is no year from {Occurrences.FirstYear} to {Occurrences.LastYear}.", $"'{year}' không phải năm từ {Occurrences.FirstYear} đến {Occurrences.LastYear}."), StatusCodes.Status400BadRequest);
    }

    private static IResult Today(string? board, Signage signage, Agendas agendas, Instant now, HttpRequest request)
    {
        if (!TryFind(signage, board, out var found, out var wrong))
            return wrong;
        var today = now.InZone(signage.Office.TimeZone).Date;
        var root = new Uri($"{request.Scheme}://{request.Host}/");
        var agenda = agendas.Of(signage, new DateInterval(today, today), found, now);
        return Feed(AtomFeed.Write(agenda, new Uri(root, $"today.atom{request.QueryString}"), root, LanguageChoice.Of(request)), "application/atom+xml; charset=utf-8", request.HttpContext);
    }

    /// <summary>Anybody may read them, also the pages of the office's website in a browser; who has the same already gets no more than that word.</summary>
    private static IResult Feed(byte[] content, string type, HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.CacheControl = "no-cache";
        // The titles are in the language that the reader prefers.
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\""));
    }

    private static bool TryFind(Signage signage, string? id, out Board? board, out IResult wrong)
    {
        board = signage.Office.Boards.FirstOrDefault(b => b.Id.Value == id);
        var isGood = id is null || board is not null;
        wrong = isGood ? Results.Empty : Wrong(new(
            $"There is no board '{id}'. Boards: {string.Join(", ", signage.Office.Boards.Select(b => b.Id))}.",
            $"Không có bảng '{id}'. Các bảng hiện có: {string.Join(", ", signage.Office.Boards.Select(b => b.Id))}."));
        return isGood;
    }

    private static DateInterval? DaysOf(string? year, LocalDate today) =>
        year is null ? new DateInterval(today.PlusDays(-Back), today.PlusDays(Ahead))
        : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is >= Occurrences.FirstYear and <= Occurrences.LastYear
            ? new DateInterval(new LocalDate(known, 1, 1), new LocalDate(known, 12, 31))
            : null;

    /// <summary>Programs read it, and people who look at what a program was told: both languages.</summary>
    private static IResult Wrong(Bilingual what, int status = StatusCodes.Status404NotFound) => Results.Text($"{what.Vi}\n{what.En}\n", "text/plain; charset=utf-8", statusCode: status);
}
