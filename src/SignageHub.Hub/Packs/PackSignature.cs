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

    /// <summary>The half that is shown where the other half must come from the office itself.</summary>
    public static string BeginningOf(VerificationKey key) => FingerprintOf(key)[..((4 * GroupLength) - 1)];

    /// <summary>Whether somebody has typed this fingerprint, or its last four groups. Blanks, dashes and capitals do not matter.</summary>
    /// <remarks>Four groups are 64 bits: nobody makes another key with the same ones.</remarks>
    public static bool IsMeant(string typed, string fingerprint)
    {
        var (given, whole) = (Bare(typed), Bare(fingerprint));
        return given.Length == whole.Length ? given == whole : given.Length == whole.Length / 2 && whole.EndsWith(given, StringComparison.Ordinal);
    }

    /// <summary>Four digits and the dash after them.</summary>
    private const int GroupLength = 5;

    private static string Bare(string text) => new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '—' or '‑'))]).ToLowerInvariant();

    private static string DigestOf(JsonObject pack) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pack.ToJsonString(Compact))));
}
