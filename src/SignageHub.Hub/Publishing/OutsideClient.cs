using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SignageHub.Core;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt.Client;

namespace SignageHub.Hub.Publishing;

/// <summary>The hub as a client of a broker elsewhere.</summary>
internal static class OutsideClient
{
    /// <exception cref="StartProblemException">A file that the settings name cannot be used.</exception>
    public static MqttClientOptions Options(OutsideBroker broker) => new()
    {
        Broker = broker.Address,
        ClientId = broker.User,
        UserName = broker.User,
        Password = broker.Password is null ? null : Encoding.UTF8.GetBytes(broker.Password),
        Will = HubState.Offline,
        // A broker that starts anew is back in a moment, and boards wait for what the hub has to say.
        FirstRetry = TimeSpan.FromMilliseconds(300),
        SteadyRetry = TimeSpan.FromSeconds(6),
        // Every board's state, manifest and pictures may come at once. A broker holds back what is more than the window, in a queue that is
        // short for the boards' sake (max_queued_messages in mosquitto.conf), and drops the rest.
        ReceiveMaximum = ushort.MaxValue,
        MaximumReceived = 100_000,
        MaximumReceivedBytes = 256 * 1024 * 1024,
        Tls = broker.Address.Scheme is "mqtts" or "wss" ? Tls(broker) : null,
    };

    private static SslClientAuthenticationOptions Tls(OutsideBroker broker)
    {
        var options = new SslClientAuthenticationOptions();
        if (broker.Fingerprint is { } pinned)
        {
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is X509Certificate2 shown && string.Equals(shown.GetCertHashString(HashAlgorithmName.SHA256), pinned, StringComparison.OrdinalIgnoreCase);
        }
        else if (broker.Authority is { } path)
        {
            var authorities = ServerCertificate.Authorities(path, "mqtt.authority");
            options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                certificate is X509Certificate2 shown && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && IsSignedBy(authorities, shown, chain);
        }

        if (broker is { Certificate: { } own, Key: { } key })
            options.ClientCertificates = [Own(own, key)];
        return options;
    }

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 shown, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(shown);
    }

    private static X509Certificate2 Own(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartProblemException(
                new Bilingual(
                    $"mqtt.certificate {certificate} with mqtt.key {key} cannot be used: {e.Message} Both must be PEM files that belong together.",
                    $"Không dùng được mqtt.certificate {certificate} với mqtt.key {key}: {e.Message} Cả hai phải là tệp PEM thuộc về nhau."),
                e);
        }
    }
}
