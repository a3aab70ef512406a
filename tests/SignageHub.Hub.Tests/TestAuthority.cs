using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SignageHub.Hub.Tests;

/// <summary>A certificate authority of a test's own, with what it signs as PEM files in a folder.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly string _folder;

    /// <param name="parent">Who vouches for it; null for itself.</param>
    public TestAuthority(string folder, string name = "ca", TestAuthority? parent = null)
    {
        _folder = folder;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        _certificate = parent is null ? request.CreateSelfSigned(From, From.AddDays(30)) : Signed(request, parent);
        CertificatePath = Path.Combine(folder, name + ".crt");
        File.WriteAllText(CertificatePath, _certificate.ExportCertificatePem() + "\n");
    }

    public string CertificatePath { get; }

    /// <summary>A server's, for localhost.</summary>
    public (string Certificate, string Key) Server(string name) => Sign(name, "1.3.6.1.5.5.7.3.1");

    /// <summary>A client's, with this common name.</summary>
    public (string Certificate, string Key) Client(string name) => Sign(name, "1.3.6.1.5.5.7.3.2");

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Signed(CertificateRequest request, TestAuthority parent)
    {
        using var certificate = request.Create(parent._certificate, From, From.AddDays(25), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(_key);
    }

    private (string Certificate, string Key) Sign(string name, string purpose)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        using var certificate = request.Create(_certificate, From, From.AddDays(20), RandomNumberGenerator.GetBytes(8));
        var (certificatePath, keyPath) = (Path.Combine(_folder, name + ".crt"), Path.Combine(_folder, name + ".key"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem() + "\n");
        return (certificatePath, keyPath);
    }
}
