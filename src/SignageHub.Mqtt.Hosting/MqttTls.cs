using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Mqtt.Hosting;

/// <summary>MQTT under TLS: MQTT 5.0 §4.2 and §5.4.</summary>
public static class MqttTls
{
    /// <summary>Puts TLS and then MQTT on a Kestrel end point.</summary>
    /// <remarks>The gate counts a peer from before the handshake, and the time for CONNECT begins there: silence in the handshake is no better than silence after it.</remarks>
    public static void UseMqttTls(this ListenOptions listen, TlsHandshakeCallbackOptions tls)
    {
        var broker = listen.ApplicationServices.GetRequiredService<MqttBroker>();
        listen.Use(next => connection => Guard(broker, connection, next));
        listen.UseHttps(tls);
        listen.UseConnectionHandler<MqttConnectionHandler>();
    }

    private static async Task Guard(MqttBroker broker, ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (!broker.TryEnter(address, connection.RemoteEndPoint))
        {
            connection.Abort();
            return;
        }

        var entry = new GateEntry(broker.Core, address);
        connection.Features.Set(entry);
        try
        {
            await next(connection);
        }
        finally
        {
            entry.Leave();
        }
    }

    /// <summary>The place of a peer that the gate let in before its TLS handshake (RFC 8446 §4).</summary>
    internal sealed class GateEntry(BrokerCore core, IPAddress? address)
    {
        private readonly long _enteredAt = core.Clock.Now;
        private bool _isTaken;

        /// <summary>The handshake is done; whoever takes the place leaves it, too.</summary>
        /// <returns>The clock's timestamp.</returns>
        public long Take()
        {
            _isTaken = true;
            return _enteredAt;
        }

        /// <summary>The connection has ended.</summary>
        public void Leave()
        {
            if (!_isTaken) core.Gate.Leave(address);
        }
    }
}
