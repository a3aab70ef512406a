using System.Buffers;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>What is wrong where a value should stand.</summary>
internal static class JsonValueFault
{
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n,:{}[]\""u8);

    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create("\r\n,{}[]\""u8);

    public static (int Offset, Bilingual Message) Find(ReadOnlySpan<byte> utf8, int at, int depth)
    {
        if (utf8[at] == '"')
            return JsonStringFault.Find(utf8, at, out _) ?? (at, DoesNotBelong("\""));
        if (utf8[at] is (byte)'{' or (byte)'[' && depth >= JsonParser.DeepestNesting)
            return (at, TooDeep);
        var word = Word(utf8, at);
        var first = word.Length > 0 ? word[0] : ' ';
        if (IsOddQuote(first))
            return (at, OddQuote(first));
        if (UpToLostQuote(utf8[at..]) is { } text && char.IsLetterOrDigit(first))
            return (at, QuoteMissingBefore(text));
        if (word.ToLowerInvariant() is "true" or "false" or "null")
            return (at, SmallLetters(word.ToLowerInvariant()));
        if (char.IsAsciiDigit(first) || first is '-' or '+' or '.')
            return (at, NoNumber(word));
        return (at, char.IsLetter(first) ? QuotesMissing(word) : DoesNotBelong(word));
    }

    /// <summary>From here to the next blank, bracket, comma or colon; one character at least.</summary>
    public static string Word(ReadOnlySpan<byte> utf8, int at)
    {
        Rune.DecodeFromUtf8(utf8[at..], out _, out var first);
        var length = utf8[(at + first)..].IndexOfAny(WordEnds);
        return Encoding.UTF8.GetString(length < 0 ? utf8[at..] : utf8.Slice(at, first + length));
    }

    /// <summary>What stands before a double quote on this line, when no comma or bracket comes first: its opening quote is lost.</summary>
    private static string? UpToLostQuote(ReadOnlySpan<byte> rest)
    {
        var length = rest.IndexOfAny(ValueEnds);
        return length > 0 && rest[length] == '"' && rest[length - 1] != ' ' ? Encoding.UTF8.GetString(rest[..length]) : null;
    }

    private static Bilingual QuoteMissingBefore(string text) => new(
        $"the double quote before this is missing: \"{Say.Short(text)}\"",
        $"thiếu dấu ngoặc kép ở đầu: \"{Say.Short(text)}\"");

    public static bool IsOddQuote(char c) => c is '\'' or '“' or '”' or '„' or '‘' or '’' or '«' or '»' or '`' or '″';

    public static Bilingual OddQuote(char found) => new(
        $"use the straight double quote \" instead of {found}",
        $"hãy dùng dấu ngoặc kép thẳng \" thay cho {found}");

    public static Bilingual DoesNotBelong(string found) => new(
        $"'{Say.Short(found)}' does not belong here; remove it",
        $"'{Say.Short(found)}' không hợp lệ ở đây; hãy xóa đi");

    private static readonly Bilingual TooDeep = new(
        $"objects and lists are nested more than {JsonParser.DeepestNesting} deep here",
        $"các đối tượng và danh sách lồng nhau quá {JsonParser.DeepestNesting} lớp ở đây");

    private static Bilingual SmallLetters(string word) => new(
        $"write {word} in small letters and nothing else",
        $"hãy viết {word} bằng chữ thường, không kèm gì khác");

    private static Bilingual NoNumber(string word) => new(
        $"'{Say.Short(word)}' is no number; write it as 60, or as text in double quotes: \"{Say.Short(word)}\"",
        $"'{Say.Short(word)}' không phải là số; hãy viết như 60, hoặc đặt trong dấu ngoặc kép nếu là chữ: \"{Say.Short(word)}\"");

    private static Bilingual QuotesMissing(string word) => new(
        $"text stands in double quotes: \"{Say.Short(word)}\"",
        $"chữ phải nằm trong dấu ngoặc kép: \"{Say.Short(word)}\"");
}
