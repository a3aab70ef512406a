namespace SignageHub.Documents.Plans.Slogans;

/// <summary>A quoted piece of a text.</summary>
/// <param name="Start">Of the opening quote, in UTF-16 code units.</param>
/// <param name="End">After the closing quote.</param>
/// <param name="Inner">Without the quotes and the blanks beside them.</param>
internal readonly record struct Quote(int Start, int End, string Inner);

/// <summary>Finds quotes; those within quotes belong to the outer one. Marks may be mismatched: <c>"x”</c>.</summary>
internal static class Quotes
{
    private const int Longest = 500;

    private const string Opens = "“„«";

    private const string Closes = "”»";

    public static IReadOnlyList<Quote> In(string text)
    {
        var quotes = new List<Quote>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOpening(text, i) || Close(text, i) is not { } end)
                continue;
            var inner = text[(i + 1)..end].Trim();
            if (inner.Length > 0)
                quotes.Add(new Quote(i, end + 1, inner));
            i = end;
        }

        return quotes;
    }

    public static bool Cover(IReadOnlyList<Quote> quotes, int at) => quotes.Any(q => q.Start < at && at < q.End);

    private static bool IsOpening(string text, int at) =>
        Opens.Contains(text[at], StringComparison.Ordinal) || text[at] == '"' || (text[at] == '”' && (at == 0 || text[at - 1] is ' ' or '('));

    /// <summary>The mark that closes the one at <paramref name="open"/>: for curly quotes the one that evens them out, else the first closing mark.</summary>
    private static int? Close(string text, int open)
    {
        var depth = 1;
        int? first = null;
        var last = Math.Min(text.Length, open + Longest);
        for (var i = open + 1; i < last; i++)
        {
            var c = text[i];
            if (c == '"' && text[open] == '"')
                return i;
            if (c == '"' && depth == 1)
                return ClosesHere(text, i) ? i : first ?? i;
            if (Closes.Contains(c, StringComparison.Ordinal))
            {
                first ??= i;
                if (--depth == 0 || text[open] == '"')
                    return i;
            }
            else if (Opens.Contains(c, StringComparison.Ordinal))
            {
                // “x“ is a slip for “x”.
                if (depth == 1 && i > open + 1 && text[i - 1] is not ' ' and not '(' && ClosesHere(text, i))
                    return i;
                depth++;
            }
        }

        return first;
    }

    private static bool ClosesHere(string text, int at) => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]);
}
