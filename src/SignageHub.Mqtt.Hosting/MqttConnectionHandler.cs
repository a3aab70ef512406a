using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>MQTT on a Kestrel end point: <see cref="MqttBrokerServices.ListenMqtt"/>. MQTT 5.0 §4.2. Under TLS: <see cref="MqttTls"/>.</summary>
public sealed class MqttConnectionHandler : ConnectionHandler
{
    private readonly MqttBroker _broker;

    internal MqttConnectionHandler(MqttBroker broker) => _broker = broker;

    public override Task OnConnectedAsync(ConnectionContext connection)
    {
        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        return _broker.Serve(new Transport(connection.Transport, connection.RemoteEndPoint, certificate, connection.Abort)
        {
            EnteredAt = connection.Features.Get<MqttTls.GateEntry>()?.Take(),
        });
    }
}
