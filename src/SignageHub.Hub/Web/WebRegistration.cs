using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Api;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Web.Live;
using SignageHub.Hub.Web.Pages;

namespace SignageHub.Hub.Web;

/// <summary>The hub's pages and what they fetch.</summary>
/// <remarks>Wants from the rest of the hub: <see cref="PublishedBoards"/>, <see cref="IBoardOverviews"/>, <see cref="HubKeys"/> and <see cref="TimeProvider"/>.</remarks>
public static partial class WebRegistration
{
    private const string ForGood = "public, max-age=31536000, immutable";

    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>()
            .Validate(o => o.MostStreams is >= 1 and <= 10_000, $"{nameof(WebOptions.MostStreams)} must be 1 to 10,000.")
            .Validate(o => o.MostStreamsOfOne is >= 1 and <= 10_000, $"{nameof(WebOptions.MostStreamsOfOne)} must be 1 to 10,000.")
            .ValidateOnStart();
        services.AddHealthChecks();
        services.AddSingleton<AssetFiles>();
        services.AddScoped<Caller>();
        services.AddSingleton<StillPictures>();
        services.AddSingleton<FontSheets>();
        services.AddSingleton<YearSheets>();
        services.AddSingleton<WallNews>();
        services.AddSingleton<Listeners>();
        services.AddSingleton<ProvenBoards>().AddSingleton<ShutOutBoards>().AddHostedService(provider => provider.GetRequiredService<ShutOutBoards>());
        services.AddSingleton<Streams>();
        services.AddHostedService<LiveService>();
        return services;
    }

    /// <summary>Sets the security headers on every answer of the application, and maps the pages.</summary>
    public static WebApplication MapWeb(this WebApplication app)
    {
        app.UseHead();
        var settings = app.Services.GetService<HubSettings>() ?? new HubSettings();
        app.Use((context, next) =>
        {
            SecurityHeaders.Set(context, settings);
            return next(context);
        });
        app.MapGet("/", (IBoardOverviews overviews) => new Page<WallPage>([])).View();
        app.MapGet("/office", () => new Page<WallOffice>([])).View(goesByItself: true);
        app.MapGet("/play/{board}", ShowBoard).Open();
        app.MapGet(SecurityHeaders.EmbedPath + "/{board}", EmbedBoard).Open();
        app.MapGet("/play/worker.js", SendWorker).Open(goesByItself: true);
        app.MapGet("/play/{board}/events", FollowBoard).Open(goesByItself: true);
        app.MapGet("/events", FollowWall).View(goesByItself: true);
        app.MapGet("/frames/{sha256}.png", SendFrame).Open(goesByItself: true);
        app.MapGet("/fonts", () => new Page<FontsPage>([])).View();
        app.MapGet("/fonts/{name}.png", (string name, FontSheets sheets) => sheets.Find(name) is { } png ? Results.Bytes(png, "image/png") : Results.NotFound()).View();
        app.MapGet("/keys", (HubKeys keys) => Results.Text(keys.ToJwkSet(), "application/jwk-set+json")).Open(goesByItself: true);
        app.MapGet("/schemas/{name}", SendSchema).Open();
        app.MapGet("/assets/{release}/{name}", SendAsset).Open(goesByItself: true);
        app.MapHealthChecks("/health").Open();
        app.MapFallback("/api/{**rest}", () => ApiEndpoints.Wrong("There is no such end point; see /api/openapi.json.", StatusCodes.Status404NotFound)).Machines();
        app.MapFallback(NotFound).Open();
        return app;
    }

    private static IResult ShowBoard(string board, IBoardOverviews overviews) =>
        Find(board, overviews) is { } overview
            ? new Page<PlayPage>(new() { [nameof(PlayPage.Board)] = overview.Board })
            : NotFound();

    private static IResult EmbedBoard(string board, IBoardOverviews overviews) =>
        Find(board, overviews) is { } overview
            ? new Page<EmbedPage>(new() { [nameof(EmbedPage.Board)] = overview.Board })
            : NotFound();

    private static IResult FollowBoard(string board, IBoardOverviews overviews, Listeners listeners, Streams streams, ProvenBoards proven, ShutOutBoards shutOut, HttpContext context)
    {
        if (Find(board, overviews) is not { Board.Id: var id })
            return NotFound();
        var place = new BoardPlace(id, AddressKey.Of(context.Connection.RemoteIpAddress));
        if (shutOut.IsShutOut(place))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var own = proven.IsAt(id, place.From) ? id : (BoardId?)null;
        return Follow(listeners, context, listener => streams.OfBoard(id, listener, context.RequestAborted), own, place);
    }

    internal static IResult FollowWall(Listeners listeners, Streams streams, HttpContext context) =>
        Follow(listeners, context, listener => streams.OfWall(
            LanguageChoice.Of(context.Request), listener, Standing.Of(context), context.RequestServices.GetService<Caller>() is { IsSignedIn: true }, context.RequestAborted));

    private static IResult Follow(Listeners listeners, HttpContext context, Func<Listener, IAsyncEnumerable<LiveEvent>> events, BoardId? board = null, BoardPlace? place = null)
    {
        var address = context.Connection.RemoteIpAddress;
        if (listeners.TryOpen(address is null || IPAddress.IsLoopback(address) ? null : AddressKey.Of(address), out var refusal, board, place) is { } listener)
        {
            context.Response.RegisterForDispose(listener);
            return new LiveStream(events(listener));
        }

        context.Response.Headers.RetryAfter = "10";
        var why = refusal == StreamRefusal.FromOneAddress ? Texts.TooManyFromHere : Texts.TooManyStreams;
        return context.GetEndpoint()?.Metadata.GetMetadata<Access>() is { IsApi: true }
            ? ApiEndpoints.Wrong(why, StatusCodes.Status503ServiceUnavailable)
            : new Page<NoticePage>(new() { [nameof(NoticePage.Words)] = why }, StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult SendFrame(string sha256, PublishedBoards published, HttpContext context)
    {
        if (!FrameId.TryParse(sha256, out var id) || published.FrameOf(id) is not { } png)
            return Results.NotFound();
        context.Response.Headers.CacheControl = ForGood;
        return Results.Bytes(png, "image/png");
    }

    private static IResult SendAsset(string release, string name, AssetFiles assets, HttpContext context)
    {
        if (assets.Find(release, name) is not { } asset)
            return Results.NotFound();
        context.Response.Headers.CacheControl = ForGood;
        return Results.Bytes(asset.Bytes, asset.ContentType);
    }

    /// <summary>Under the pages that it serves, for a worker's reach ends at its own folder; browsers ask for it anew at each start.</summary>
    private static IResult SendWorker(AssetFiles assets, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var worker = assets.Find(assets.Release, "play-worker.js")!;
        return Results.Bytes(worker.Bytes, worker.ContentType);
    }

    private static IResult SendSchema(string name, IOptions<WebOptions> options)
    {
        var path = Path.Combine(options.Value.SchemaFolder, name);
        return SchemaName().IsMatch(name) && File.Exists(path)
            ? Results.File(path, "application/schema+json")
            : Results.NotFound();
    }

    private static Page<NotFoundPage> NotFound() => new([], StatusCodes.Status404NotFound);

    private static BoardOverview? Find(string board, IBoardOverviews overviews) =>
        overviews.All().FirstOrDefault(o => o.Board.Id.Value == board);

    // A name, never a path: no slash, no leading dot.
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.json\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SchemaName();
}
