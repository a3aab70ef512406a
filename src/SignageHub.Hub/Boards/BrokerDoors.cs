using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt.Hosting;

namespace SignageHub.Hub.Boards;

/// <summary>Where the hub's own broker listens: plain TCP, and TLS. WebSocket comes over the pages' doors.</summary>
public sealed class BrokerDoors : IAsyncDisposable
{
    /// <summary>The same patience that a CONNECT is given.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    private readonly X509Certificate2Collection? _authorities;
    private readonly Lazy<Task<SslServerAuthenticationOptions>> _tls;

    /// <exception cref="StartProblemException">A file that the settings name cannot be used.</exception>
    public BrokerDoors(MqttSettings settings, DataFolder data)
    {
        if (Of(settings) is not [var plain, var tls])
            throw new ArgumentException("The broker is another program.", nameof(settings));
        (Plain, Tls) = (plain, tls);
        if (settings.Tls.ClientAuthority is { } path)
            _authorities = ServerCertificate.Authorities(path, "mqtt.tls.clientAuthority");
        // The hub's own takes a while, and nobody needs it before the first handshake.
        Certificate = settings.Tls.Certificate is null
            ? Task.Run(() => ServerCertificate.OfBroker(settings.Tls, data))
            : Task.FromResult(ServerCertificate.OfBroker(settings.Tls, data));
        _tls = new(() => Task.Run(TlsOptions));
    }

    /// <summary>Plain first; none when the broker is another program.</summary>
    public static Door[] Of(MqttSettings settings) => settings.Broker is null
        ?
        [
            new([settings.Address], settings.Port, "--mqtt-port"),
            new([settings.Tls.Address], settings.Tls.Port, "--mqtts-port"),
        ]
        : [];

    public Door Plain { get; }

    public Door Tls { get; }

    /// <summary>Fails with a <see cref="StartProblemException"/> when the hub's own cannot be used.</summary>
    public Task<ServerCertificate> Certificate { get; }

    /// <summary>Makes ready what the first handshake takes, unless one has come already.</summary>
    /// <remarks>For that the system reads every authority it trusts, two hundred of them: as much work as a tenth of the hub's start, which boards should not wait for.</remarks>
    public void Prepare() => _ = _tls.Value;

    /// <summary>Plain first.</summary>
    public void Listen(KestrelServerOptions kestrel)
    {
        foreach (var address in Plain.Addresses)
            kestrel.ListenMqtt(address, Plain.Port);
        Tls.Listen(kestrel, listen => listen.UseMqttTls(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = HandshakeTimeout,
            OnConnection = async handshake => await _tls.Value.WaitAsync(handshake.CancellationToken),
        }));
    }

    /// <summary>Waits until the certificate is made: nothing is written to the data folder after the hub has gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await Ended(Certificate);
        if (_tls.IsValueCreated)
            await Ended(_tls.Value);
        if (Certificate.IsCompletedSuccessfully)
            (await Certificate).Dispose();
    }

    private static Task Ended(Task task) => task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task<SslServerAuthenticationOptions> TlsOptions()
    {
        var certificate = await Certificate;
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate.Certificate, certificate.Chain, offline: true),
        };
        if (_authorities is not { } authorities)
            return options;
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = Trusting(authorities);
        return options;
    }

    /// <summary>One of these authorities, and no other that the system trusts, must vouch for whoever comes as a client; what lies between, the client sends along.</summary>
    /// <remarks>
    /// A board that must go is revoked at the hub, which cuts it; lists of revoked certificates are not asked for. Nothing is fetched from where a certificate
    /// says that its issuer's lies: it would be a stranger's address, asked for before anybody is known.
    /// </remarks>
    private static X509ChainPolicy Trusting(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.2", "TLS client"));
        return policy;
    }
}
