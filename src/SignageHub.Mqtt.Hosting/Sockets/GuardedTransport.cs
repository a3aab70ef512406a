using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>The web server's own sockets for every other end point (MQTT 5.0 §4.2 over TLS, §6 over WebSocket, and pages), of which none takes the last files from the host.</summary>
/// <remarks>Looked at before the next one is accepted: many that come at once would have them all before the first is served.</remarks>
internal sealed class GuardedTransport(MqttBroker broker, IOptions<SocketTransportOptions> options, ILoggerFactory loggers) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);

    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint and not MqttEndPoint;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await _sockets.BindAsync(endpoint, cancellationToken), broker);

    /// <summary>One listening socket: MQTT 5.0 §4.2.</summary>
    private sealed class Listener(IConnectionListener listener, MqttBroker broker) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await listener.AcceptAsync(cancellationToken) is { } accepted)
            {
                if (accepted.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket || OpenFiles.Objection(socket) is not { } objection) return accepted;
                broker.FindNoRoom(objection);
                accepted.Abort();
                await accepted.DisposeAsync();
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => listener.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
