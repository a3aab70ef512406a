using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Observances;

/// <summary><c>/observances/library</c>: all observances with their themes, those of the office's own, and those that it does not keep.</summary>
internal static class ObservancePages
{
    public const string Path = "/observances/library";

    public static IServiceCollection AddObservancePages(this IServiceCollection services) => services.AddSingleton<ObservanceDesk>();

    public static WebApplication MapObservancePages(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context) => Show(context, problem: null)).View();
        app.MapPost(Path, Change).Needs(Deed.ConfirmDay);
        app.MapGet("/api/v1/observances", Read).Api(Deed.Look);
        app.MapPost("/api/v1/observances/confirmed", ConfirmForPrograms).Api(Deed.ConfirmDay);
        app.MapPost("/api/v1/observances/themes", ThemeForPrograms).Api(Deed.ConfirmDay);
        app.MapPost("/api/v1/observances/own", OwnForPrograms).Api(Deed.ConfirmDay);
        app.MapPost("/api/v1/observances/undo", UndoForPrograms).Api(Deed.ConfirmDay);
        app.MapPost("/api/v1/observances/{id}/{deed}", DeedForPrograms).Api(Deed.ConfirmDay);
        return app;
    }

    private static Page<LibraryPage> Show(HttpContext context, Bilingual? problem, IFormCollection? typed = null, string? seen = null)
    {
        var services = context.RequestServices;
        var (signage, caller) = (services.GetRequiredService<SignageStore>().Current, services.GetRequiredService<Caller>());
        var mayChange = Rights.MayEverywhere(caller.Grants, Deed.ConfirmDay);
        return new Page<LibraryPage>(
            new()
            {
                [nameof(LibraryPage.Library)] = signage.Observances,
                [nameof(LibraryPage.Year)] = YearOf(typed is null ? context.Request.Query["year"] : typed["year"], services.GetRequiredService<TimeProvider>().Now().InZone(signage.Office.TimeZone).Year),
                [nameof(LibraryPage.MayChange)] = mayChange,
                [nameof(LibraryPage.Changed)] = mayChange && (typed?["change"].ToString() ?? context.Request.Query["change"]) is { Length: > 0 } id ? services.GetRequiredService<ObservanceDesk>().OwnOf(id) : null,
                [nameof(LibraryPage.Problem)] = problem,
                [nameof(LibraryPage.Seen)] = seen ?? typed?["mark"].ToString(),
                [nameof(LibraryPage.Typed)] = typed?.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal) ?? [],
                [nameof(LibraryPage.Undo)] = mayChange && problem is null && context.Request.Query.ContainsKey("saved") ? services.GetRequiredService<ObservanceDesk>().UndoOf(caller) : null,
            },
            problem is null ? StatusCodes.Status200OK : seen is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    private static int YearOf(string? asked, int thisYear) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= Occurrences.FirstYear and <= Occurrences.LastYear ? year : thisYear;

    private static async Task<IResult> Change(HttpContext context, Caller caller, ObservanceDesk desk)
    {
        var form = await AccountPages.FormOf(context);
        try
        {
            var isChanged = false;
            switch (form.Text("do"))
            {
                case "theme":
                    isChanged = await desk.SetTheme(ThemeOf(form), caller, context);
                    break;
                case "own":
                    isChanged = await desk.AddOwn(OwnDay.Typed(form.Text("name"), form.Text("english"), form.Text("rule"), form.Text("days"), form.Text("since"), form.Text("source")) with { Change = form.Text("change"), Mark = form.Text("mark") }, caller, context);
                    break;
                case "remove":
                    isChanged = await desk.RemoveOwn(form.Text("observance"), caller, context);
                    break;
                case "keep" or "not-ours":
                    isChanged = await desk.SetOurs(form.Text("observance"), form.Text("do") == "keep", caller, context);
                    break;
                case "undo":
                    await desk.Undo(form.Text("version"), caller, context);
                    return Results.LocalRedirect(PathOf(form));
            }

            return Results.LocalRedirect(isChanged ? QueryHelpers.AddQueryString(PathOf(form), "saved", "1") : PathOf(form));
        }
        catch (InputProblemException e)
        {
            return Show(context, e.Words, form);
        }
        catch (OtherItemException e)
        {
            return Show(context, e.Words, form, e.Mark);
        }
    }

    /// <summary>The page of the year that somebody had before them, or has said something of.</summary>
    private static string PathOf(IFormCollection form) => YearOf(form["year"], 0) is > 0 and var year ? $"{Path}?year={year.ToString(CultureInfo.InvariantCulture)}" : Path;

    private static AskedTheme ThemeOf(IFormCollection form) =>
        new(form.Text("observance"), int.TryParse(form.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0, form.Text("text"), form.Text("original"), form.Text("source"), form.Text("mark"));

    private static IResult Read(HttpContext context, SignageStore store, ObservanceDesk desk, TimeProvider clock)
    {
        var (signage, marks) = (store.Current, desk.Marks());
        var year = YearOf(context.Request.Query["year"], clock.Now().InZone(signage.Office.TimeZone).Year);
        return Results.Json(signage.Observances.All.Select(o => new
        {
            o.Id,
            Name = new { o.Name.Vi, o.Name.En },
            o.IsOwn,
            o.IsNotOurs,
            Mark = marks.Own[o.Id].FirstOrDefault(),
            Days = Occurrences.Of(o, year).Select(d => new { From = LocalDatePattern.Iso.Format(d.First), To = LocalDatePattern.Iso.Format(d.Last), d.IsProposed, d.Document }),
            Theme = o.Themes.GetValueOrDefault(year) is { } theme ? new { theme.Text, theme.Original, theme.Source, Mark = marks.Themes[(o.Id, year)].FirstOrDefault() } : null,
        }));
    }

    private static Task<IResult> ConfirmForPrograms(HttpContext context, Caller caller, ObservanceDesk desk) => Do<AskedDay>(context, caller, async asked =>
    {
        var (doubt, isChanged) = await desk.Confirm(asked, caller, context);
        return doubt is null ? isChanged : throw new InputProblemException(doubt.Words);
    });

    private static Task<IResult> ThemeForPrograms(HttpContext context, Caller caller, ObservanceDesk desk) => Do<AskedTheme>(context, caller, asked => desk.SetTheme(asked, caller, context));

    private static Task<IResult> OwnForPrograms(HttpContext context, Caller caller, ObservanceDesk desk) => Do<OwnDay>(context, caller, asked => desk.AddOwn(asked, caller, context));

    private static Task<IResult> UndoForPrograms(HttpContext context, Caller caller, ObservanceDesk desk) => Do<AskedUndo>(context, caller, asked => desk.Undo(asked.Version ?? "", caller, context));

    private static async Task<IResult> DeedForPrograms(string id, string deed, HttpContext context, Caller caller, ObservanceDesk desk) => deed switch
    {
        "remove" => await Answer(() => desk.RemoveOwn(id, caller, context), context, caller),
        "keep" or "not-ours" => await Answer(() => desk.SetOurs(id, deed == "keep", caller, context), context, caller),
        _ => ApiEndpoints.Wrong("Deeds are remove, keep and not-ours.", StatusCodes.Status404NotFound),
    };

    private static async Task<IResult> Do<T>(HttpContext context, Caller caller, Func<T, Task<bool>> what)
        where T : class => await ApiEndpoints.Json<T>(context) is { } asked
            ? await Answer(() => what(asked), context, caller)
            : ApiEndpoints.Wrong("Send JSON as /api/openapi.json describes it.", StatusCodes.Status400BadRequest);

    private static async Task<IResult> Answer(Func<Task<bool>> what, HttpContext context, Caller caller)
    {
        try
        {
            var isChanged = await what();
            return Results.Json(new { saved = true, undo = isChanged ? context.RequestServices.GetRequiredService<ObservanceDesk>().UndoOf(caller) : null });
        }
        catch (OtherItemException e)
        {
            return Results.Json(new { error = e.Words.En, e.Mark }, statusCode: StatusCodes.Status409Conflict);
        }
        catch (InputProblemException e)
        {
            return ApiEndpoints.Wrong(e.Words, StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <summary>What takes one's own last change back.</summary>
/// <param name="Version">As the answer to that change has it.</param>
public sealed record AskedUndo(string? Version);
