using System.Security.Cryptography;
using System.Text;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Manifests;

/// <summary>A manifest as it travels: JWS, compact, ES256.</summary>
public static class SignedManifest
{
    /// <summary>The content type of the MQTT message.</summary>
    public const string ContentType = "application/jose";

    /// <summary>Tells this very message from every other, also from one that has its version: 16 hexadecimal digits of SHA-256.</summary>
    public static string DigestOf(string compact) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(compact)).AsSpan(0, 8));

    /// <exception cref="ArgumentException">The manifest names another key than the one that signs.</exception>
    public static string Sign(Manifest manifest, SigningKey key)
    {
        if (manifest.KeyId != key.Public.KeyId)
            throw new ArgumentException($"The manifest names key {manifest.KeyId}, the signing key is {key.Public.KeyId}.", nameof(manifest));
        return Jws.Sign(ManifestJson.Write(manifest), Jws.ManifestType, key);
    }
}
