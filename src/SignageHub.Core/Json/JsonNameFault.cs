using System.Text;

namespace SignageHub.Core.Json;

/// <summary>What is wrong where a field's name should stand.</summary>
internal static class JsonNameFault
{
    /// <param name="utf8">The whole text.</param>
    /// <param name="at">Where the name should begin.</param>
    /// <param name="open">The object in which it should stand.</param>
    public static (int Offset, Bilingual Message) Find(ReadOnlySpan<byte> utf8, int at, JsonContainer open)
    {
        if (utf8[at] is (byte)'{' or (byte)'[')
            return (at, NotClosedBefore((char)utf8[at], open));
        if (utf8[at] != '"')
            return (at, QuotesMissing(JsonValueFault.Word(utf8, at)));
        if (JsonStringFault.Find(utf8, at, out var end) is { } fault)
            return fault;
        var next = JsonBlanks.Skip(utf8, end);
        if (next < utf8.Length && utf8[next] == ':')
            return (next, JsonValueFault.DoesNotBelong(":"));
        var name = Encoding.UTF8.GetString(utf8[(at + 1)..(end - 1)]);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && next < utf8.Length && utf8[next] != ','
            ? (at, QuoteMissingAfter(name[..colon].Trim()))
            : (Math.Min(next, utf8.Length), ColonMissing(name));
    }

    private static Bilingual NotClosedBefore(char found, JsonContainer open) => new(
        $"a name in double quotes must stand here, not '{found}'; perhaps '{open.Opening}' of line {open.Place.Line}, column {open.Place.Column} should be closed with '{open.Closing}' before this",
        $"ở đây phải là một tên trong dấu ngoặc kép, không phải '{found}'; có lẽ dấu '{open.Opening}' ở dòng {open.Place.Line}, cột {open.Place.Column} cần được đóng bằng '{open.Closing}' trước chỗ này");

    private static Bilingual QuoteMissingAfter(string name) => new(
        $"the double quote after the name is missing: \"{Say.Short(name)}\":",
        $"thiếu dấu ngoặc kép sau tên: \"{Say.Short(name)}\":");

    private static Bilingual QuotesMissing(string word) => word.Length > 0 && JsonValueFault.IsOddQuote(word[0])
        ? JsonValueFault.OddQuote(word[0])
        : word.Length > 0 && (char.IsLetterOrDigit(word[0]) || word[0] is '_' or '$')
            ? new(
                $"a name stands in double quotes: \"{Say.Short(word)}\"",
                $"tên phải nằm trong dấu ngoặc kép: \"{Say.Short(word)}\"")
            : JsonValueFault.DoesNotBelong(word);

    private static Bilingual ColonMissing(string name) => new(
        $"a colon is missing after \"{Say.Short(name)}\"",
        $"thiếu dấu hai chấm sau \"{Say.Short(name)}\"");
}
