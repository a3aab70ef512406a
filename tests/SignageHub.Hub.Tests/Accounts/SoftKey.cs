using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>An authenticator and the browser before it, of a few lines; it lies where a test wants it to.</summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);

    public string Origin { get; set; } = "http://localhost:8080";

    public string RpId { get; set; } = "localhost";

    /// <summary>User present and user verified (WebAuthn Level 3 §6.1).</summary>
    public byte Flags { get; set; } = 0x05;

    public uint Count { get; set; }

    public bool CrossOrigin { get; set; }

    /// <summary>Another than was asked for; null for that.</summary>
    public string? Challenge { get; set; }

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Make(string options)
    {
        // AT: attested credential data follows.
        byte[] data = [.. Head((byte)(Flags | 0x40)), .. new byte[16], 0, (byte)_id.Length, .. _id, .. Cose()];
        byte[] attestation = [0xA3, .. Word("fmt"), .. Word("none"), .. Word("attStmt"), 0xA0, .. Word("authData"), 0x58, (byte)data.Length, .. data];
        return Written(new() { ["clientDataJSON"] = Text(ClientData(options, "webauthn.create")), ["attestationObject"] = Text(attestation), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Sign(string options, string account)
    {
        var (client, data) = (ClientData(options, "webauthn.get"), Head(Flags));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Written(new()
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(signature),
            ["userHandle"] = Text(Encoding.UTF8.GetBytes(account)),
        });
    }

    public void Dispose() => _key.Dispose();

    private string Written(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_id),
        ["rawId"] = Text(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string options, string type)
    {
        using var asked = JsonDocument.Parse(options);
        return JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = Challenge ?? asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = CrossOrigin });
    }

    private byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RpId)), flags, .. count];
    }

    /// <summary>kty EC2, alg ES256, crv P-256, x, y (RFC 9053 §7.1.1), in CBOR.</summary>
    private byte[] Cose()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] Word(string word) => [(byte)(0x60 + word.Length), .. Encoding.ASCII.GetBytes(word)];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
