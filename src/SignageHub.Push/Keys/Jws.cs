using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SignageHub.Push.Keys;

/// <summary>JSON Web Signature, compact serialisation (RFC 7515 §7.1), ES256 only.</summary>
public static class Jws
{
    /// <summary>The type in the header keeps a signature made for one purpose from passing for another.</summary>
    public const string ManifestType = "signagehub-manifest+jws";

    /// <summary>The red button; see Messages/BlankOrder.</summary>
    public const string BlankType = "signagehub-blank+jws";

    /// <summary>The hub has plays on its disk; see Messages/PlaysAck.</summary>
    public const string AckType = "signagehub-ack+jws";

    /// <summary>The hub tells one board the time, or what to do; see Messages/BoardCommand.</summary>
    public const string CommandType = "signagehub-command+jws";

    /// <summary>A board says what it shows; see Messages/BoardState.</summary>
    public const string StateType = "signagehub-state+jws";

    /// <summary>A board hands in plays; see Messages/PlayBatch.</summary>
    public const string PlaysType = "signagehub-plays+jws";

    public static string Sign(ReadOnlySpan<byte> payload, string type, SigningKey key) => Encoding.ASCII.GetString(SignBytes(payload, type, key));

    /// <summary>The same as it is kept and sent. One edit may have it sign for ten thousand boards: nothing but the message itself is allocated for long.</summary>
    public static CompactJws SignCompact(ReadOnlySpan<byte> payload, string type, SigningKey key) => new(SignBytes(payload, type, key));

    private static byte[] SignBytes(ReadOnlySpan<byte> payload, string type, SigningKey key)
    {
        var header = Base64UrlText.Encode($$"""{"alg":"ES256","kid":"{{key.Public.KeyId}}","typ":"{{type}}"}""");
        var signed = header.Length + 1 + Base64Url.GetEncodedLength(payload.Length);
        var length = signed + 1 + Base64Url.GetEncodedLength(SigningKey.SignatureLength);
        var compact = new byte[length];
        var text = compact.AsSpan();
        Encoding.ASCII.GetBytes(header, text);
        text[header.Length] = (byte)'.';
        Base64Url.EncodeToUtf8(payload, text[(header.Length + 1)..]);
        text[signed] = (byte)'.';
        Base64Url.EncodeToUtf8(key.Sign(text[..signed]), text[(signed + 1)..]);
        return compact;
    }

    /// <summary>Checks form, type, algorithm, key and signature, in this order, and gives the payload only when all hold.</summary>
    public static JwsResult Verify(string compact, string type, IEnumerable<VerificationKey> trusted)
    {
        var parts = compact.Split('.');
        if (parts.Length != 3
            || Base64UrlText.Decode(parts[0]) is not { } headerBytes
            || Base64UrlText.Decode(parts[1]) is not { } payload
            || Base64UrlText.Decode(parts[2]) is not { Length: SigningKey.SignatureLength } signature
            || ReadHeader(headerBytes) is not { } header)
            return new JwsResult(JwsVerdict.Malformed, null, null);
        if (header.Algorithm != "ES256" || header.Type != type)
            return new JwsResult(JwsVerdict.WrongKind, null, null);
        var key = trusted.FirstOrDefault(k => k.KeyId == header.KeyId);
        if (key is null)
            return new JwsResult(JwsVerdict.UnknownKey, null, header.KeyId);
        return key.Verify(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
            ? new JwsResult(JwsVerdict.Valid, payload, key.KeyId)
            : new JwsResult(JwsVerdict.BadSignature, null, key.KeyId);
    }

    /// <summary>The payload as if its signature were good: for tests that take this rule away.</summary>
    internal static JwsResult Unverified(string compact)
    {
        var parts = compact.Split('.');
        return parts.Length == 3 && Base64UrlText.Decode(parts[0]) is { } header && Base64UrlText.Decode(parts[1]) is { } payload
            ? new JwsResult(JwsVerdict.Valid, payload, ReadHeader(header)?.KeyId)
            : new JwsResult(JwsVerdict.Malformed, null, null);
    }

    private static Header? ReadHeader(byte[] json)
    {
        // JsonDocument takes texts that are not UTF-8 and throws only when they are read.
        if (!Utf8.IsValid(json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            // "crit" names extensions that must be understood (RFC 7515 §4.1.11); we know none.
            if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("crit", out _))
                return null;
            return new Header(Text(root, "alg"), Text(root, "kid"), Text(root, "typ"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Header(string? Algorithm, string? KeyId, string? Type);
}

public enum JwsVerdict
{
    Valid,

    /// <summary>Not three parts of base64url, or a header that is no JSON object or has critical extensions.</summary>
    Malformed,

    /// <summary>Another algorithm or another type of content.</summary>
    WrongKind,

    UnknownKey,

    BadSignature,
}

/// <param name="Verdict">Whether the payload may be believed.</param>
/// <param name="Payload">Null unless the verdict is <see cref="JwsVerdict.Valid"/>.</param>
/// <param name="KeyId">The key that the header names, if it came that far.</param>
public sealed record JwsResult(JwsVerdict Verdict, byte[]? Payload, string? KeyId);
