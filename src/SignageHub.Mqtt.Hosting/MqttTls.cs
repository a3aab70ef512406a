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
    /// <remarks>The gate counts a peer from its first byte, so that one that stays silent in the handshake is bounded like one that does after it.</remarks>
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

        var handshake = new Handshake(broker.Core.Gate, address);
        connection.Features.Set(handshake);
        try
        {
            await next(connection);
        }
        finally
        {
            handshake.End();
        }
    }

    /// <summary>A TLS handshake (RFC 8446 §4) that the gate has let in.</summary>
    internal sealed class Handshake(ConnectionGate gate, IPAddress? address)
    {
        private int _ended;

        /// <summary>It is over, either way.</summary>
        public void End()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) gate.Leave(address);
        }
    }
}
