using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SignageHub.Mqtt.Broker;

/// <summary>MQTT on the web port: MQTT 5.0 §6.</summary>
public static class MqttEndpoints
{
    private const string Subprotocol = "mqtt";

    /// <summary>MQTT over WebSocket, subprotocol <c>mqtt</c>: MQTT 5.0 §6. Needs <c>app.UseWebSockets()</c> before it. Anything else gets 400.</summary>
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

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Subprotocol);
        await using var pipe = new WebSocketPipe(socket);
        var remote = context.Connection.RemoteIpAddress is { } address ? new System.Net.IPEndPoint(address, context.Connection.RemotePort) : null;
        await broker.Serve(new Transport(pipe, remote, context.Connection.ClientCertificate, context.Abort));
    }
}
