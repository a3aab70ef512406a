using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>From what stands in a list to the slogan itself.</summary>
internal static partial class SloganText
{
    public const int Shortest = 6;

    public const int Longest = 300;

    /// <summary>Without outer quotes, end mark and double blanks; <c>!</c> and inner quotes stay.</summary>
    public static string Clean(string text)
    {
        text = Blanks().Replace(text, " ").Trim();
        while (true)
        {
            var before = text;
            text = EndMark().Replace(text, "").Trim();
            if (Quotes.In(text) is [{ Start: 0 } whole] && whole.End == text.Length)
                text = whole.Inner;
            else if (text.Length > 1 && Unclosed(text))
                text = text.Trim('“', '”', '"').Trim();
            if (text == before)
                return text;
        }
    }

    /// <summary>A text that may be a slogan: long enough, no task, no label, no citation.</summary>
    public static bool IsLikely(string text) =>
        text.Length is >= Shortest and <= Longest && text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsLetter)
        && text[^1] != ':' && !Cues.IsTask(text) && !Citation().IsMatch(text) && !OnlyDate().IsMatch(text);

    /// <summary>Two slogans in one item: a sentence ends and another begins.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var quotes = Quotes.In(text);
        var pieces = new List<string>();
        var start = 0;
        foreach (Match m in SentenceEnd().Matches(text))
        {
            var at = m.Index + 1;
            if (Quotes.Cover(quotes, m.Index) || Words(text[start..at]) < 3 || Words(text[at..]) < 3 || Abbreviation().IsMatch(text[start..at]))
                continue;
            pieces.Add(text[start..at]);
            start = at;
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    /// <summary>Words of another language: Latin letters without any Vietnamese mark.</summary>
    public static bool IsForeign(string text) =>
        text.Count(char.IsAsciiLetter) >= 4 && text.All(c => c < 0x250 && (c < 0x80 || !char.IsLetter(c))) && EnglishWord().IsMatch(text);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool Unclosed(string text) =>
        (text[0] is '“' or '"' && text.IndexOfAny(['”', '"'], 1) < 0) || (text[^1] is '”' or '"' && text.IndexOfAny(['“', '"']) is var open && (open < 0 || open == text.Length - 1));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s./;,…]*[.;,…]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"[.!?]\s+(?=[“""]?\p{Lu})", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b(?:TP|TX|TT|TS|GS|PGS|ThS|BS|KS|P|Q|H|X|v\.v|St|No)|\b\p{Lu})\.\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"(?:công văn|văn bản|kế hoạch|quyết định|chỉ thị|nghị định|thông báo|hướng dẫn|thông tư|điện)\s+số\s*:?\s*\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\A(?:(?:từ|đến|tới|ngày|hết|tháng|năm|trong|vào|giờ|phút|hàng|hằng|mùng|mồng|rằm|giêng|chạp|âm\s+lịch|dương\s+lịch|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s+(?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)|[\d/.\-–\s,:()h])+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyDate();

    [GeneratedRegex(@"\b(?:the|of|and|for|to|in|our|we|one|world|day|with|from|is|a|only|big|all|on|by|hour|future|change|water|earth|action)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex EnglishWord();
}
