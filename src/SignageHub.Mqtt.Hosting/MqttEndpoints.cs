using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>MQTT on the web port: MQTT 5.0 §6.</summary>
public static class MqttEndpoints
{
    private const string Subprotocol = "mqtt";

    /// <summary>MQTT over WebSocket, subprotocol <c>mqtt</c>: MQTT 5.0 §6. Needs <c>app.UseWebSockets()</c> before it. Anything else gets 400, pages of other sites 403.</summary>
    public static IEndpointConventionBuilder MapMqttWebSocket(this IEndpointRouteBuilder endpoints, string pattern = "/mqtt")
    {
        var broker = endpoints.ServiceProvider.GetRequiredService<MqttBroker>();
        return endpoints.Map(pattern, context => Serve(context, broker));
    }

    private static async Task Serve(HttpContext context, MqttBroker broker)
    {
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!IsOwnOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Subprotocol);
        await using var pipe = new WebSocketPipe(socket);
        var remote = context.Connection.RemoteIpAddress is { } address ? new System.Net.IPEndPoint(address, context.Connection.RemotePort) : null;
        var ended = false;
        try
        {
            await broker.Serve(new Transport(pipe, remote, context.Connection.ClientCertificate, Abort));
        }
        finally
        {
            Volatile.Write(ref ended, true);
        }

        // The broker looks once more, later, whether the peer is gone. By then the request has ended, and its connection with it.
        void Abort()
        {
            try
            {
                if (!Volatile.Read(ref ended)) context.Abort();
            }
            catch (ObjectDisposedException)
            {
                // It ended between the look and the call.
            }
        }
    }

    /// <summary>A browser names the page that asks: RFC 6455 §10.2. Pages of other sites have no business here; programs send no origin.</summary>
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
