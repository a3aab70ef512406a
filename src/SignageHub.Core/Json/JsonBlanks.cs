namespace SignageHub.Core.Json;

/// <summary>What may stand between two tokens, and what begins one.</summary>
internal static class JsonBlanks
{
    /// <summary>The offset of the next byte that is neither blank nor in a comment; a comment without end is where it stops.</summary>
    public static int Skip(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length)
        {
            var rest = utf8[at..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
            }
            else if (rest.StartsWith("//"u8))
            {
                var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
                at = length < 0 ? utf8.Length : at + length;
            }
            else if (rest.StartsWith("/*"u8) && rest[2..].IndexOf("*/"u8) is >= 0 and var length)
            {
                at += length + 4;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>A quote, an opening bracket, a letter or a digit.</summary>
    public static bool StartsSomething(byte here) =>
        here is (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (byte)'\'' or >= 0x80 || char.IsAsciiLetterOrDigit((char)here);
}
