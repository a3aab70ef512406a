using System.Threading.RateLimiting;
using SignageHub.Hub.Accounts;
using SignageHub.Push.Enrolling;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards.Enrolling;

internal static class EnrolPages
{
    /// <summary>A board's longest message is below a kilobyte.</summary>
    private const int MostBytes = 4096;

    /// <summary>A board asks once a second, and there may be several behind one address.</summary>
    private static readonly FixedWindowRateLimiterOptions OfOneAddress = new() { PermitLimit = 600, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    public static IServiceCollection AddEnrolling(this IServiceCollection services) => services
        .AddSingleton<Enrolments>()
        .AddSingleton<Errands.IErrandRunner, EnrolErrands>();

    /// <summary>Where boards ask to be claimed. Whoever reaches the pages may ask; what comes of it is decided by the person who types the code.</summary>
    public static void MapEnrolling(this WebApplication app)
    {
        var limiter = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetFixedWindowLimiter(from, _ => OfOneAddress));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.MapPost("/enrol", (HttpContext context, Enrolments enrolments) => Take<EnrolBegin, EnrolTicket>(context, enrolments, limiter, (begin, from) => enrolments.Begin(begin, from))).Machines();
        app.MapPost("/enrol/ask", (HttpContext context, Enrolments enrolments) => Take<EnrolAsk, EnrolAnswer>(context, enrolments, limiter, (ask, _) => enrolments.Ask(ask))).Machines();
        app.MapPost("/enrol/reveal", (HttpContext context, Enrolments enrolments) => Take<EnrolReveal, EnrolAnswer>(context, enrolments, limiter, (reveal, _) => enrolments.Reveal(reveal))).Machines();
    }

    private static async Task<IResult> Take<TMessage, TAnswer>(
        HttpContext context, Enrolments enrolments, PartitionedRateLimiter<string> limiter, Func<TMessage, string, TAnswer?> answer)
        where TMessage : class
        where TAnswer : class
    {
        if (!enrolments.IsOpen)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var from = AddressKey.Of(context.Connection.RemoteIpAddress);
        using var lease = limiter.AttemptAcquire(from);
        if (!lease.IsAcquired)
            return Later(context);
        if (await Read(context) is not { } body || WireJson.Read<TMessage>(body) is not { } message)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        context.Response.Headers.CacheControl = "no-store";
        return answer(message, from) is { } said ? Results.Bytes(WireJson.Write(said), "application/json") : Later(context);
    }

    private static IResult Later(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <returns>Null for more than a board has to say.</returns>
    private static async Task<byte[]?> Read(HttpContext context)
    {
        if (context.Request.ContentLength is null or > MostBytes)
            return null;
        var body = new byte[context.Request.ContentLength.Value];
        try
        {
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            return body;
        }
        catch (Exception e) when (e is EndOfStreamException or BadHttpRequestException)
        {
            return null;
        }
    }
}
