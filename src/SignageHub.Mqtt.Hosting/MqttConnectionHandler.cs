using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>MQTT on a Kestrel end point: <c>kestrel.Listen(address, port, o =&gt; o.UseConnectionHandler&lt;MqttConnectionHandler&gt;())</c>. MQTT 5.0 §4.2. Under TLS: <see cref="MqttTls"/>.</summary>
public sealed class MqttConnectionHandler : ConnectionHandler
{
    private readonly MqttBroker _broker;

    internal MqttConnectionHandler(MqttBroker broker) => _broker = broker;

    public override Task OnConnectedAsync(ConnectionContext connection)
    {
        connection.Features.Get<MqttTls.Handshake>()?.End();
        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        return _broker.Serve(new Transport(PipeOf(connection), connection.RemoteEndPoint, certificate, connection.Abort));
    }

    private static IDuplexPipe PipeOf(ConnectionContext connection) =>
        connection.Features.Get<ITlsHandshakeFeature>() is null && connection.Features.Get<IConnectionSocketFeature>() is { Socket: { } socket }
            ? new SocketPipe(connection.Transport.Input, new SocketWriter(connection.Transport.Output, socket))
            : connection.Transport;

    /// <summary>What comes through the server's pipe, what goes straight to the socket: MQTT 5.0 §4.2.</summary>
    private sealed record SocketPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
