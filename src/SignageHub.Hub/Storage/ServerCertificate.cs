using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SignageHub.Core;
using SignageHub.Hub.Settings;

namespace SignageHub.Hub.Storage;

/// <summary>The certificate of MQTT over TLS, or of the pages: the one from the settings, or one that the hub makes for itself at its first start.</summary>
/// <remarks>Its own lies in <c>data/keys/mqtt-tls.pem</c>, or <c>web-tls.pem</c>, with its key (mode 0600). Boards pin the fingerprint, so it is good for a very
/// long time and never replaced silently.</remarks>
public sealed class ServerCertificate : IDisposable
{
    private const int YearsGood = 30;

    private ServerCertificate(X509Certificate2 certificate, X509Certificate2Collection chain) => (Certificate, Chain) = (certificate, chain);

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificates between it and its authority.</summary>
    public X509Certificate2Collection Chain { get; }

    /// <summary>SHA-256 of the certificate, 64 hexadecimal digits in small letters: what boards pin.</summary>
    public string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <summary>That of the hub's own broker.</summary>
    /// <exception cref="StartProblemException">A file cannot be read, or holds something else.</exception>
    public static ServerCertificate OfBroker(TlsSettings settings, DataFolder data) => Load(settings.Certificate, settings.Key, "mqtt.tls", "mqtt-tls.pem", data, new(
        "Put the file back from a backup; if there is none, delete it, and every board has to pin the new one.",
        "Hãy khôi phục tệp từ bản sao lưu; nếu không có, hãy xóa tệp, và mọi bảng phải nhận dấu vân tay mới."));

    /// <summary>That of the pages.</summary>
    /// <exception cref="StartProblemException">A file cannot be read, or holds something else.</exception>
    public static ServerCertificate OfPages(WebSettings settings, DataFolder data) => Load(settings.Certificate, settings.Key, "web", "web-tls.pem", data, new(
        "Put the file back from a backup, or delete it: browsers then ask once more.",
        "Hãy khôi phục tệp từ bản sao lưu, hoặc xóa tệp: khi đó trình duyệt sẽ hỏi lại một lần."));

    private static ServerCertificate Load(string? own, string? ownKey, string setting, string file, DataFolder data, Bilingual remedy)
    {
        var path = own ?? Path.Combine(data.Folder("keys"), file);
        try
        {
            if (own is null && !File.Exists(path))
                DurableFile.Write(path, Make());
            var key = ownKey ?? path;
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);
            return new ServerCertificate(Usable(X509Certificate2.CreateFromPemFile(path, key)), new X509Certificate2Collection(chain.Skip(1).ToArray()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartProblemException(
                own is null
                    ? new Bilingual($"The certificate {path} cannot be used: {e.Message} {remedy.En}", $"Không dùng được chứng chỉ {path}: {e.Message} {remedy.Vi}")
                    : new Bilingual(
                        $"{setting}.certificate {path} with {setting}.key {ownKey} cannot be used: {e.Message} Both must be PEM files that belong together.",
                        $"Không dùng được {setting}.certificate {path} với {setting}.key {ownKey}: {e.Message} Cả hai phải là tệp PEM thuộc về nhau."),
                e);
        }
    }

    /// <summary>The authorities of the boards' certificates.</summary>
    /// <exception cref="StartProblemException">The file cannot be read, or holds none.</exception>
    public static X509Certificate2Collection Authorities(string path, string setting)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(path);
            return authorities.Count > 0 ? authorities : throw new CryptographicException("There is no certificate in it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartProblemException(
                new Bilingual($"{setting} {path} cannot be used: {e.Message}", $"Không dùng được {setting} {path}: {e.Message}"), e);
        }
    }

    public void Dispose() => Certificate.Dispose();

    /// <summary>P-256, for every name that this machine has; names do not matter to who pins it.</summary>
    private static string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=SignageHub {Environment.MachineName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Environment.MachineName);
        names.AddDnsName("localhost");
        foreach (var address in Addresses())
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "TLS server")], critical: false));
        // The machine's clock may be behind those of the boards, and a board's behind the machine's.
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(YearsGood));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Those that the machine has today. One that it gets later is a name that a browser asks about.</summary>
    private static IEnumerable<IPAddress> Addresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(one => one.GetIPProperties().UnicastAddresses.Select(a => new IPAddress(a.Address.GetAddressBytes())))
        .Concat([IPAddress.Loopback, IPAddress.IPv6Loopback]).Distinct();

    /// <summary>Windows' TLS takes no key that was only read from a text.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
            return certificate;
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
