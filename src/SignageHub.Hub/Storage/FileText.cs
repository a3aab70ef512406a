using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SignageHub.Hub.Storage;

/// <summary>A file's text and its bytes again, each byte as it was: what is no UTF-8 is found by whoever checks the text, and never taken for a letter.</summary>
/// <remarks>A byte that is no UTF-8 is a lone surrogate, U+DC80 to U+DCFF, as in PEP 383.</remarks>
internal static class FileText
{
    private const char Lowest = '\uDC80';
    private const char Highest = '\uDCFF';

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static string Read(string path) => Of(File.ReadAllBytes(path));

    /// <param name="bytes">Of the whole file; a byte order mark is no part of the text.</param>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var read) == OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                foreach (var odd in bytes[..read])
                    text.Append((char)(0xDC00 + odd));
            }

            bytes = bytes[read..];
        }

        return text.ToString();
    }

    public static byte[] Bytes(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(Lowest, Highest))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        Span<byte> encoded = stackalloc byte[4];
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var isRead = Rune.DecodeFromUtf16(rest, out var rune, out var read) == OperationStatus.Done;
            if (!isRead && rest[0] is >= Lowest and <= Highest)
                bytes.Add((byte)(rest[0] - 0xDC00));
            else
                bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            rest = rest[read..];
        }

        return [.. bytes];
    }
}
