using System.Text;
using System.Threading.RateLimiting;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;

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
        app.MapPost("/play/{board}/said", (string board, HttpContext context, BoardConversations conversations, SignageStore signage) => Hear(board, context, conversations, signage, limiter)).Machines();
    }

    private static async Task<IResult> Hear(
        string name, HttpContext context, BoardConversations conversations, SignageStore signage, PartitionedRateLimiter<string> limiter)
    {
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!lease.IsAcquired)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        if (!BoardId.TryParse(name, out var board) || signage.Current.Office.Boards.All(b => b.Id != board)
            || context.RequestServices.GetService<BoardSecrets>() is not { } secrets || secrets.IsRevoked(board))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (context.Request.ContentLength is null or > MostBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = new byte[context.Request.ContentLength.Value];
        try
        {
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        }
        catch (Exception e) when (e is EndOfStreamException or BadHttpRequestException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var (isBelieved, ack) = conversations.HearSigned(board, Encoding.UTF8.GetString(body));
        context.Response.Headers.CacheControl = "no-store";
        return (isBelieved, ack) switch
        {
            (false, _) => Results.StatusCode(StatusCodes.Status403Forbidden),
            (_, null) => Results.StatusCode(StatusCodes.Status204NoContent),
            _ => Results.Text(ack, "application/jose"),
        };
    }
}
