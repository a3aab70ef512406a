using System.Security.Cryptography;

namespace SignageHub.Push.Keys;

/// <summary>The public half of a hub's signing key: an EC key on P-256, as a JWK (RFC 7517, RFC 7518 §6.2).</summary>
/// <param name="X">base64url of the 32-byte x coordinate.</param>
/// <param name="Y">base64url of the 32-byte y coordinate.</param>
public sealed record VerificationKey(string X, string Y)
{
    /// <summary>The JWK thumbprint (RFC 7638): base64url of SHA-256 over the required members in lexical order.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string KeyId { get; } =
        Base64UrlText.Encode(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    /// <summary>The key as JSON, with the members that WebCrypto's importKey wants.</summary>
    public string ToJwk() =>
        $$"""{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{Y}}","kid":"{{KeyId}}","alg":"ES256","use":"sig"}""";

    /// <summary>Null unless both coordinates are 32 bytes; whether they lie on the curve, who uses them finds out.</summary>
    internal ECPoint? Point() => X.Length == 43 && Y.Length == 43 && Base64UrlText.Decode(X) is { Length: 32 } x && Base64UrlText.Decode(Y) is { Length: 32 } y
        ? new ECPoint { X = x, Y = y }
        : null;

    internal bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (Point() is not { } point)
            return false;
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // Coordinates that are no point of the curve: such a key verifies nothing.
            return false;
        }
    }
}
