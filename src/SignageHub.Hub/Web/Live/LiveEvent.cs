using System.Text;

namespace SignageHub.Hub.Web.Live;

/// <summary>A Server-Sent Event as it goes over the line, made once however many listen.</summary>
/// <remarks>HTML, 9.2.5 and 9.2.6: fields end with a line feed, the event with an empty line. The data have no line break of their own.</remarks>
internal sealed class LiveEvent
{
    private readonly byte[] _bytes;

    /// <param name="name">What pages listen for.</param>
    /// <param name="data">One line.</param>
    /// <param name="reconnect">When the browser tries again after the connection has ended; null leaves that as it is.</param>
    public LiveEvent(string name, string data, TimeSpan? reconnect = null)
    {
        if (data.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("An event's data are one line.", nameof(data));
        var retry = reconnect is { } pause ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"retry: {(long)pause.TotalMilliseconds}\n") : "";
        _bytes = Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n{retry}\n");
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;
}

/// <summary>A stream of events as the answer to a request.</summary>
internal sealed class LiveStream(IAsyncEnumerable<LiveEvent> events) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellationToken) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        // A proxy that gathers answers would hold them back.
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(cancellationToken);
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken))
                await response.BodyWriter.WriteAsync(happened.Bytes, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
