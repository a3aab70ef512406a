using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Enrolling;

/// <summary>What both sides work out of what was said, so that a man in the middle is seen.</summary>
/// <remarks>
/// A short authentication string with commitment (S. Vaudenay, Secure Communications over Insecure Channels Based on Short Authenticated Strings, CRYPTO
/// 2005), as in Bluetooth's numeric comparison (Core Specification, Vol. 2 Part H, 7.2.1) and ZRTP (RFC 6189, 4.4.1). The board binds itself to its keys
/// and a nonce by a hash; the hub, once a person has claimed the code, answers with its keys and a nonce; only then the board opens the hash. Whoever sits
/// between has to fix his own part of one of the two sums before he knows the other part, so that the four digits agree by chance alone: once in 10,000
/// times, and each time costs a person's claim on the hub and a fresh start of the board.
/// </remarks>
public static class EnrolCeremony
{
    public const int NonceLength = 32;

    private const string Label = "signagehub enrolment 1";

    public static string NewNonce() => Base64UrlText.Encode(RandomNumberGenerator.GetBytes(NonceLength));

    /// <summary>Binds the board to its keys and to a nonce that nobody else has seen yet. base64url.</summary>
    public static string CommitmentOf(string code, VerificationKey sign, VerificationKey agree, string nonce) =>
        Base64UrlText.Encode(Hash("commitment", code, sign.X, sign.Y, agree.X, agree.Y, nonce));

    /// <summary>Everything that was said, as 32 bytes: what is different on the two sides gives other digits and another key.</summary>
    public static byte[] Transcript(EnrolBegin begin, string boardNonce, VerificationKey hub, VerificationKey hubAgree, string hubNonce) => Hash(
        "transcript", begin.Code, begin.Sign.X, begin.Sign.Y, begin.Agree.X, begin.Agree.Y, begin.Commitment, boardNonce, hub.X, hub.Y, hubAgree.X, hubAgree.Y, hubNonce);

    /// <summary>The four digits.</summary>
    public static string DigitsOf(byte[] transcript) =>
        (BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([.. Encoding.ASCII.GetBytes(Label + " digits"), .. transcript])) % 10_000).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>AES-256-GCM under a key (HKDF-SHA256, RFC 5869) of the agreement and the transcript. The key is used for this one message, so its nonce is all zeros.</summary>
    /// <returns>base64url of cipher text and tag; null when the other's key is no point of the curve.</returns>
    public static string? Seal(ReadOnlySpan<byte> plain, ECDiffieHellman own, VerificationKey other, byte[] transcript)
    {
        if (KeyOf(own, other, transcript) is not { } key)
            return null;
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        var sealedBytes = new byte[plain.Length + AesGcm.TagByteSizes.MaxSize];
        aes.Encrypt(new byte[AesGcm.NonceByteSizes.MaxSize], plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length));
        return Base64UrlText.Encode(sealedBytes);
    }

    /// <returns>Null when it was sealed for another, or changed.</returns>
    public static byte[]? Open(string text, ECDiffieHellman own, VerificationKey other, byte[] transcript)
    {
        if (Base64UrlText.Decode(text) is not { } bytes || bytes.Length < AesGcm.TagByteSizes.MaxSize || KeyOf(own, other, transcript) is not { } key)
            return null;
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - AesGcm.TagByteSizes.MaxSize];
        try
        {
            aes.Decrypt(new byte[AesGcm.NonceByteSizes.MaxSize], bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), plain);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static VerificationKey PublicOf(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return new VerificationKey(Base64UrlText.Encode(q.X), Base64UrlText.Encode(q.Y));
    }

    /// <summary>Whether it is 32 bytes of base64url.</summary>
    internal static bool IsNonce(string text) => text.Length == 43 && Base64UrlText.Decode(text) is { Length: NonceLength };

    private static byte[]? KeyOf(ECDiffieHellman own, VerificationKey other, byte[] transcript)
    {
        if (other.Point() is not { } point)
            return null;
        try
        {
            using var peer = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            using var theirs = peer.PublicKey;
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(theirs), 32, transcript, Encoding.ASCII.GetBytes(Label + " seal"));
        }
        catch (CryptographicException)
        {
            // No point of the curve.
            return null;
        }
    }

    /// <summary>No part has a line break in it, so that no two lists of parts are the same text.</summary>
    private static byte[] Hash(string what, params IEnumerable<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Label} {what}\n{string.Join('\n', parts)}"));
}
