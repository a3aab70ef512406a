using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Manifests;

/// <summary>What the manifests of several boards have in common, written once: all but their board, version and date.</summary>
/// <remarks>One edit may touch thousands of boards that show the same; what is left for each is a line of JSON and a signature. Safe for use from several threads.</remarks>
public sealed class ManifestText
{
    private readonly byte[] _rest;

    /// <param name="draft">Of any of the boards; its version and date do not matter.</param>
    public ManifestText(Manifest draft)
    {
        Draft = draft with { Version = 0, IssuedAt = default };
        var whole = ManifestJson.Write(Draft);
        var head = Head(draft.Board, 0, default);
        // Members are written in the order of their properties.
        if (!whole.AsSpan().StartsWith(head))
            throw new InvalidOperationException("A manifest begins with its board, key, version and date.");
        _rest = whole[head.Length..];
    }

    /// <summary>The one that was given, without its version and date.</summary>
    public Manifest Draft { get; }

    /// <summary>The same bytes as <see cref="ManifestJson.Write"/> gives for that board.</summary>
    public byte[] For(BoardId board, long version, Instant issuedAt) => With(board, version, issuedAt, static bytes => bytes.ToArray());

    /// <summary>Tells whether two say the same for a board, whatever their version and date.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public string DigestFor(BoardId board) => With(board, 0, default, static bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The manifest as it travels; see <see cref="SignedManifest"/>.</summary>
    /// <exception cref="ArgumentException">The draft names another key than the one that signs.</exception>
    public CompactJws Sign(BoardId board, long version, Instant issuedAt, SigningKey key) => key.Public.KeyId == Draft.KeyId
        ? With(board, version, issuedAt, bytes => Jws.SignCompact(bytes, Jws.ManifestType, key))
        : throw new ArgumentException($"The manifest names key {Draft.KeyId}, the signing key is {key.Public.KeyId}.", nameof(key));

    /// <summary>In a buffer that is lent: the text of ten thousand boards need not be kept for each to be signed.</summary>
    private T With<T>(BoardId board, long version, Instant issuedAt, Func<ReadOnlySpan<byte>, T> use)
    {
        var head = Head(board, version, issuedAt);
        var lent = ArrayPool<byte>.Shared.Rent(head.Length + _rest.Length);
        try
        {
            head.CopyTo(lent, 0);
            _rest.CopyTo(lent, head.Length);
            return use(lent.AsSpan(0, head.Length + _rest.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    /// <summary>Ids and keys are of letters, digits, <c>-</c> and <c>_</c>: nothing is to be escaped.</summary>
    private byte[] Head(BoardId board, long version, Instant issuedAt) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"board":"{{board}}","keyId":"{{Draft.KeyId}}","version":{{version}},"issuedAt":"{{InstantPattern.ExtendedIso.Format(issuedAt)}}","""));
}
