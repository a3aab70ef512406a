using System.Text;

namespace SignageHub.Core.Json;

/// <summary>What is wrong with a text in double quotes.</summary>
internal static class JsonStringFault
{
    /// <param name="utf8">The whole text.</param>
    /// <param name="start">Where the opening quote stands.</param>
    /// <param name="end">Just after the closing quote, when all is well.</param>
    public static (int Offset, Bilingual Message)? Find(ReadOnlySpan<byte> utf8, int start, out int end)
    {
        for (end = start + 1; end < utf8.Length; end++)
        {
            switch (utf8[end])
            {
                case (byte)'"':
                    end++;
                    return null;
                case (byte)'\n' or (byte)'\r':
                    return (start, NotClosed);
                case < 0x20:
                    return (end, Control(utf8[end]));
                case (byte)'\\':
                    var length = EscapeLength(utf8[end..]);
                    if (length == 0)
                        return (end, BadEscape);
                    end += length - 1;
                    break;
            }
        }

        return (start, NotClosed);
    }

    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return 0;
        if ("\"\\/bfnrt"u8.Contains(text[1]))
            return 2;
        if (text[1] != 'u' || text.Length < 6)
            return 0;
        foreach (var digit in text[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return 0;
        }

        return 6;
    }

    private static readonly Bilingual NotClosed = new(
        "this text is not closed: the double quote at its end is missing (and a text stands on one line)",
        "chuỗi này chưa được đóng: thiếu dấu ngoặc kép ở cuối (và mỗi chuỗi phải nằm trên một dòng)");

    private static readonly Bilingual BadEscape = new(
        "a backslash \\ begins a special sign; for the backslash itself write \\\\",
        "dấu gạch chéo ngược \\ bắt đầu một ký hiệu đặc biệt; để viết chính dấu đó hãy gõ \\\\");

    private static Bilingual Control(byte found) => found == '\t'
        ? new("a tab stands within the text; write a blank", "có dấu tab trong chuỗi; hãy thay bằng dấu cách")
        : new(
            $"a control character ({Characters.Name(new Rune(found))}) stands within the text; remove it",
            $"có ký tự điều khiển ({Characters.Name(new Rune(found))}) trong chuỗi; hãy xóa đi");
}
