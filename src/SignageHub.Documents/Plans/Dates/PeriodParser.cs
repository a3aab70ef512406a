using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>Puts pieces of dates together: <c>từ ngày 25/9 đến ngày 25/10/2013</c> is one period.</summary>
internal static partial class PeriodParser
{
    public static IReadOnlyList<Period> Read(string text, DateContext context)
    {
        var tokens = DateLexer.Read(text);
        var periods = new List<Period>();
        for (var i = 0; i < tokens.Count;)
        {
            var phrase = Phrase(tokens, i, text);
            i += phrase.Count;
            if (PeriodResolver.Resolve(phrase, text, context) is { } period)
                periods.Add(period);
        }

        return periods;
    }

    /// <summary>The tokens from here on that belong together: at most two days and two hours, with nothing but linking words between them.</summary>
    private static DatePhrase Phrase(IReadOnlyList<DateToken> tokens, int first, string text)
    {
        var phrase = new DatePhrase();
        for (var i = first; i < tokens.Count; i++)
        {
            var gap = i == first ? "" : text[tokens[i - 1].End..tokens[i].Start];
            if (i > first && (!Glue().IsMatch(gap) || !phrase.Takes(tokens[i], IsTo(gap))))
                break;
            phrase.Add(tokens[i], IsTo(gap));
        }

        return phrase;
    }

    private static bool IsTo(string gap) => To().IsMatch(gap);

    [GeneratedRegex(
        @"\A(?:[\s,()]|(?:cho\s+)?đến|tới|hết|từ|lúc|vào|ngày|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|hằng|hàng|mỗi|các|trong|năm\s+(?:19|20)\d\d|[-–—])*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Glue();

    [GeneratedRegex(@"(?:đến|tới|[-–—])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex To();
}

/// <summary>Tokens that make one period.</summary>
internal sealed class DatePhrase
{
    private readonly List<DateToken> _all = [];
    private bool _toSinceDay;

    public int Count => _all.Count;

    public int Start => _all[0].Start;

    public int End => _all[^1].End;

    public IReadOnlyList<DateToken> Days => [.. _all.Where(t => t.Kind != DateTokenKind.Hour)];

    public IReadOnlyList<DateToken> Hours => [.. _all.Where(t => t.Kind == DateTokenKind.Hour)];

    /// <summary>Hour, day, hour, day: from an hour of the first day to an hour of the last.</summary>
    public bool HoursAlternate => _all.Count == 4 && _all[0].Kind != _all[1].Kind && _all[1].Kind != _all[2].Kind;

    public bool Takes(DateToken token, bool afterTo) => token.Kind == DateTokenKind.Hour
        ? Hours.Count < 2
        : Days.Count == 0 || (Days.Count == 1 && (_toSinceDay || afterTo));

    public void Add(DateToken token, bool afterTo)
    {
        _toSinceDay = token.Kind != DateTokenKind.Hour ? false : _toSinceDay || (afterTo && Days.Count > 0 && Hours.Count == 0);
        _all.Add(token);
    }
}
