using System.Text;
using System.Threading.RateLimiting;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web.Live;
using SignageHub.Push.Manifests;

namespace SignageHub.Hub.Boards;

/// <summary>What enrolled boards in browsers say: their state and their plays, signed with their key. Nobody else is heard.</summary>
internal static class BrowserBoards
{
    /// <summary>A hundred plays are below 40 KB.</summary>
    private const int MostBytes = 128 * 1024;

    /// <summary>A board says something once a second at most; a verification costs the hub more than the sender.</summary>
    private static readonly FixedWindowRateLimiterOptions OfOneAddress = new() { PermitLimit = 1200, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    public static void MapBrowserBoards(this WebApplication app)
    {
        var limiter = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetFixedWindowLimiter(from, _ => OfOneAddress));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.MapPost("/play/{board}/said", (string board, HttpContext context, BoardConversations conversations, SignageStore signage) => Hear(board, context, conversations, signage, limiter)).Machines(MostBytes);
        app.MapPost("/play/{board}/screen", (string board, HttpContext context, BoardConversations conversations, SignageStore signage) => See(board, context, conversations, signage, limiter)).Machines(ManifestLimits.ScreenBytes);
    }

    private static async Task<IResult> Hear(
        string name, HttpContext context, BoardConversations conversations, SignageStore signage, PartitionedRateLimiter<string> limiter)
    {
        var (problem, board, body) = await Read(name, context, signage, limiter, MostBytes);
        if (problem is { } refused)
            return Results.StatusCode(refused);
        var (isBelieved, ack) = conversations.HearSigned(board, Encoding.UTF8.GetString(body));
        if (isBelieved)
            context.RequestServices.GetRequiredService<ProvenBoards>().Hear(board, AddressKey.Of(context.Connection.RemoteIpAddress));
        context.Response.Headers.CacheControl = "no-store";
        return (isBelieved, ack) switch
        {
            (false, _) => Results.StatusCode(StatusCodes.Status403Forbidden),
            (_, null) => Results.StatusCode(StatusCodes.Status204NoContent),
            _ => Results.Text(ack, "application/jose"),
        };
    }

    /// <summary>The pixels that a board was asked for. They are not signed: the state that the board signs has their hash.</summary>
    private static async Task<IResult> See(
        string name, HttpContext context, BoardConversations conversations, SignageStore signage, PartitionedRateLimiter<string> limiter)
    {
        var (problem, board, png) = await Read(name, context, signage, limiter, ManifestLimits.ScreenBytes);
        if (problem is { } refused)
            return Results.StatusCode(refused);
        conversations.HearScreen(board, png);
        return Results.NoContent();
    }

    /// <summary>The whole body, or why not, as a status of HTTP.</summary>
    private static async Task<(int? Problem, BoardId Board, byte[] Body)> Read(
        string name, HttpContext context, SignageStore signage, PartitionedRateLimiter<string> limiter, int mostBytes)
    {
        using var lease = limiter.AttemptAcquire(AddressKey.Of(context.Connection.RemoteIpAddress));
        if (!lease.IsAcquired)
            return (StatusCodes.Status429TooManyRequests, default, []);
        if (!BoardId.TryParse(name, out var board) || signage.Current.Office.Boards.All(b => b.Id != board)
            || context.RequestServices.GetService<BoardSecrets>() is not { } secrets || secrets.IsRevoked(board))
            return (StatusCodes.Status403Forbidden, board, []);
        if (context.Request.ContentLength is not { } length || length > mostBytes)
            return (StatusCodes.Status413PayloadTooLarge, board, []);
        var body = new byte[length];
        try
        {
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            return (null, board, body);
        }
        catch (Exception e) when (e is EndOfStreamException or BadHttpRequestException)
        {
            return (StatusCodes.Status400BadRequest, board, []);
        }
    }
}
