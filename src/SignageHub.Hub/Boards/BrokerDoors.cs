using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SignageHub.Hub.Settings;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Boards;

/// <summary>Where the hub's own broker listens: plain TCP, and TLS. WebSocket comes over the pages' doors.</summary>
public sealed class BrokerDoors(MqttSettings settings, BrokerCertificate certificate) : IDisposable
{
    /// <summary>The same patience that a CONNECT is given.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    public Door Plain { get; } = new([settings.Address], settings.Port, "--mqtt-port");

    public Door Tls { get; } = new([settings.Tls.Address], settings.Tls.Port, "--mqtts-port");

    public BrokerCertificate Certificate => certificate;

    /// <summary>Plain first.</summary>
    public void Listen(KestrelServerOptions kestrel)
    {
        var tls = TlsOptions();
        Plain.Listen(kestrel, listen => listen.UseConnectionHandler<MqttConnectionHandler>());
        Tls.Listen(kestrel, listen => listen.UseMqttTls(tls));
    }

    public void Dispose() => certificate.Dispose();

    private HttpsConnectionAdapterOptions TlsOptions()
    {
        var options = new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate.Certificate,
            ServerCertificateChain = certificate.Chain,
            HandshakeTimeout = HandshakeTimeout,
        };
        if (settings.Tls.ClientAuthority is not { } path)
            return options;
        var authorities = BrokerCertificate.Authorities(path, "mqtt.tls.clientAuthority");
        options.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        options.ClientCertificateValidation = (client, _, _) => IsSignedBy(authorities, client);
        return options;
    }

    /// <summary>Whether one of these authorities, and no other that the system trusts, vouches for it as a client.</summary>
    /// <remarks>A board that must go is revoked at the hub, which cuts it; lists of revoked certificates are not asked for.</remarks>
    internal static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.2", "TLS client"));
        return chain.Build(client);
    }
}
