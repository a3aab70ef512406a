using Microsoft.AspNetCore.Connections;

namespace SignageHub.Mqtt.Broker;

/// <summary>MQTT on a Kestrel end point, plain or under TLS: <c>kestrel.Listen(address, port, o =&gt; o.UseConnectionHandler&lt;MqttConnectionHandler&gt;())</c>.</summary>
public sealed class MqttConnectionHandler : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection) => throw new NotSupportedException();
}
