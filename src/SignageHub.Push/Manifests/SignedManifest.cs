using System.Security.Cryptography;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Manifests;

/// <summary>A manifest as it travels: JWS, compact, ES256.</summary>
public static class SignedManifest
{
    /// <summary>The content type of the MQTT message.</summary>
    public const string ContentType = "application/jose";

    /// <summary>Tells this very message from every other, also from one that has its version: 16 hexadecimal digits of SHA-256.</summary>
    public static string DigestOf(string compact) => DigestOf(CompactJws.Of(compact));

    /// <inheritdoc cref="DigestOf(string)"/>
    public static string DigestOf(CompactJws compact)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(compact.Bytes.Span, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }

    /// <exception cref="ArgumentException">The manifest names another key than the one that signs.</exception>
    public static string Sign(Manifest manifest, SigningKey key)
    {
        if (manifest.KeyId != key.Public.KeyId)
            throw new ArgumentException($"The manifest names key {manifest.KeyId}, the signing key is {key.Public.KeyId}.", nameof(manifest));
        return Jws.Sign(ManifestJson.Write(manifest), Jws.ManifestType, key);
    }
}
