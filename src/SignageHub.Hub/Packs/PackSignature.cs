using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Packs;

/// <summary>Signs what stands in a pack, whatever its blanks and line ends are after it has been through other programs.</summary>
/// <remarks>A JWS (ES256) over the SHA-256 of the pack's JSON without blanks, members in the order of the file.</remarks>
internal static class PackSignature
{
    /// <summary>A signature made for boards never passes for one of a pack.</summary>
    private const string Type = "signagehub-pack+jws";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Sign(JsonObject pack, SigningKey key) => Jws.Sign(Encoding.ASCII.GetBytes(DigestOf(pack)), Type, key);

    public static bool IsGood(JsonObject pack, string signature, VerificationKey key) =>
        Jws.Verify(signature, Type, [key]).Payload is { } payload && CryptographicOperations.FixedTimeEquals(payload, Encoding.ASCII.GetBytes(DigestOf(pack)));

    /// <summary>What people compare over the telephone: SHA-256 of the key in groups of four hexadecimal digits, the first 128 bits.</summary>
    public static string FingerprintOf(VerificationKey key) =>
        string.Join('-', Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.X}.{key.Y}")).AsSpan(0, 16)).Chunk(4).Select(four => new string(four)));

    private static string DigestOf(JsonObject pack) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pack.ToJsonString(Compact))));
}
