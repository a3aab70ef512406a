using System.Buffers.Text;
using System.Text;

namespace SignageHub.Push.Keys;

/// <summary>base64url without padding (RFC 7515 §2), the form in which JWS and JWK write bytes.</summary>
internal static class Base64UrlText
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    /// <summary>Null when the text is not base64url, padded or not canonical.</summary>
    public static byte[]? Decode(string text)
    {
        if (text.Contains('=', StringComparison.Ordinal) || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        // One byte string has one spelling: leftover bits must be zero, and blanks are not allowed.
        return Encode(bytes) == text ? bytes : null;
    }
}
