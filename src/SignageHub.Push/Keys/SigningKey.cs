using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SignageHub.Push.Keys;

/// <summary>The key with which a hub signs: ECDSA on P-256 with SHA-256, "ES256" (RFC 7518 §3.4).</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed class SigningKey : IDisposable
{
    /// <summary>Bytes: r and s, 32 each.</summary>
    internal const int SignatureLength = 64;

    private readonly Lock _gate = new();
    private readonly ECDsa _key;

    /// <summary>One key object signs one thing at a time: who finds none free makes another. As many as have ever signed at once.</summary>
    private readonly ConcurrentBag<ECDsa> _free = [];

    private readonly Func<ReadOnlySpan<byte>, byte[]>? _sign;

    private SigningKey(ECDsa key, Func<ReadOnlySpan<byte>, byte[]>? sign = null)
    {
        (_key, _sign) = (key, sign);
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        Public = new VerificationKey(Base64UrlText.Encode(q.X), Base64UrlText.Encode(q.Y));
    }

    public VerificationKey Public { get; }

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A key whose signatures repeat exactly, for a simulation that has to: the system's draw new chance for each.</summary>
    /// <param name="key">On P-256.</param>
    /// <param name="sign">Gives what <see cref="Sign"/> is to give.</param>
    internal static SigningKey Repeating(ECDsa key, Func<ReadOnlySpan<byte>, byte[]> sign) => new(key, sign);

    /// <summary>Reads what <see cref="ToPem"/> wrote (PKCS #8, RFC 5958).</summary>
    /// <returns>Null when the text is no P-256 private key.</returns>
    public static SigningKey? FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: true);
            if (parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value && parameters.D is not null)
                return new SigningKey(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not PEM, or not a private key: said by the null.
        }

        key.Dispose();
        return null;
    }

    public string ToPem()
    {
        lock (_gate)
            return _key.ExportPkcs8PrivateKeyPem();
    }

    /// <returns>64 bytes: r and s, 32 bytes each (IEEE P1363), as JWS wants them.</returns>
    internal byte[] Sign(ReadOnlySpan<byte> data)
    {
        if (_sign is not null)
            return _sign(data);
        if (!_free.TryTake(out var key))
            key = Copy();
        try
        {
            return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            _free.Add(key);
        }
    }

    private ECDsa Copy()
    {
        lock (_gate)
            return ECDsa.Create(_key.ExportParameters(includePrivateParameters: true));
    }

    public void Dispose()
    {
        _key.Dispose();
        foreach (var key in _free)
            key.Dispose();
    }
}
