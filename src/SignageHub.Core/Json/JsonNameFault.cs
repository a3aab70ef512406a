namespace SignageHub.Core.Json;

/// <summary>What is wrong where a field's name should stand.</summary>
internal static class JsonNameFault
{
    public static (int Offset, Bilingual Message) Find(ReadOnlySpan<byte> utf8, int at)
    {
        if (utf8[at] != '"')
            return (at, QuotesMissing(JsonValueFault.Word(utf8, at)));
        if (JsonStringFault.Find(utf8, at, out var end) is { } fault)
            return fault;
        var next = JsonBlanks.Skip(utf8, end);
        return next < utf8.Length && utf8[next] == ':'
            ? (next, JsonValueFault.DoesNotBelong(":"))
            : (Math.Min(next, utf8.Length), ColonMissing(System.Text.Encoding.UTF8.GetString(utf8[(at + 1)..(end - 1)])));
    }

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
