using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SignageHub.Mqtt.Broker;

/// <summary>An ordered, lossless stream of bytes both ways: MQTT 5.0 §4.2. TCP, TLS or WebSocket.</summary>
/// <param name="Abort">Ends it at once, whatever is still on the way.</param>
internal sealed record Transport(IDuplexPipe Pipe, EndPoint? Remote, X509Certificate2? Certificate, Action Abort)
{
    public IPAddress? Address => (Remote as IPEndPoint)?.Address;

    /// <summary>The clock's timestamp when the gate let it in, where it already has: before TLS. Null: the gate is to be asked.</summary>
    public long? EnteredAt { get; init; }
}
