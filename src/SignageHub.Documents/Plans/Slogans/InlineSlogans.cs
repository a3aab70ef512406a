using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Dates;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Slogans that stand within a sentence: quoted, as (1) …; (2) …, or as x; y; z after a colon.</summary>
internal static partial class InlineSlogans
{
    public static IReadOnlyList<FoundSlogan> Of(string text, int paragraph, bool boardNear, DateContext context)
    {
        var quoted = Quoted(text, paragraph, boardNear);
        if (quoted.Any(q => q.Kind == SloganKind.Listed))
            return quoted;
        var listed = Numbered(text, paragraph, context) is { Count: > 0 } numbered ? numbered : AfterColon(text, paragraph, boardNear, context);
        return listed.Count > 0 ? listed : quoted;
    }

    private static List<FoundSlogan> Quoted(string text, int paragraph, bool boardNear)
    {
        var found = new List<FoundSlogan>();
        var quotes = Quotes.In(text);
        SloganKind? last = null;
        var lastEnd = 0;
        string? foreign = null;
        for (var i = 0; i < quotes.Count; i++)
        {
            var quote = quotes[i];
            var before = text[lastEnd..quote.Start];
            var kind = last is not null && Chain().IsMatch(before) ? last : IsPosting(text, quote) ? null : Kind(text[..quote.Start], boardNear);
            lastEnd = quote.End;
            last = kind;
            if (kind is not { } known)
                continue;
            if (SloganText.IsForeign(quote.Inner))
            {
                if (found.Count > 0 && found[^1].Translation is null && found[^1].Paragraph == paragraph && BeforeForeign().IsMatch(before))
                    found[^1] = found[^1] with { Translation = quote.Inner };
                else
                    foreign = quote.Inner;
                continue;
            }

            var slogan = SloganText.Clean(quote.Inner);
            if (slogan.Length < SloganText.Shortest || slogan.Length > SloganText.Longest || !slogan.Contains(' ', StringComparison.Ordinal))
                continue;
            var brackets = Brackets().Match(text, quote.End);
            var translation = brackets.Success && SloganText.IsForeign(brackets.Groups["text"].Value) ? brackets.Groups["text"].Value.Trim() : foreign;
            found.Add(new FoundSlogan(slogan, paragraph, paragraph, known) { Translation = translation });
            foreign = null;
        }

        return found;
    }

    /// <summary>What the words before a quote make of it; null where it is a name, or nothing to show.</summary>
    private static SloganKind? Kind(string before, bool boardNear)
    {
        var (clause, near) = Clause(before, boardNear);
        if (Cues.TellsThePast(clause))
            return null;
        if (ThemeCue().IsMatch(clause))
            return Cues.NamesWeb(clause) && !Cues.NamesBoard(clause) ? null : SloganKind.Theme;
        if (NameCue().IsMatch(clause) || !SloganCue().IsMatch(clause))
            return null;
        var shows = Cues.NamesBoard(clause) || Cues.NamesSlogans(clause) || (near && ContentLabel().IsMatch(clause));
        return shows && (!Cues.NamesWeb(clause) || Cues.NamesBoard(clause)) ? SloganKind.Listed : null;
    }

    /// <summary><c>Đăng thông điệp “x” trên fanpage</c>: words for the web, told after them.</summary>
    private static bool IsPosting(string text, Quote quote)
    {
        var (clause, _) = Clause(text[..quote.Start], boardNear: false);
        var after = SentenceRest().Match(text, quote.End).Value;
        return Posting().IsMatch(clause) && Cues.NamesWeb(after) && !Cues.NamesBoard(clause) && !Cues.NamesBoard(after);
    }

    /// <summary>The last sentence, and whether boards are named near it: "Treo băng rôn trước cổng. Nội dung: “x”".</summary>
    private static (string Text, bool BoardNear) Clause(string before, bool boardNear)
    {
        var start = LastBoundary(before) + 1;
        return (before[start..], boardNear || Cues.NamesBoard(before[..start]));
    }

    private static int LastBoundary(string text)
    {
        for (var i = text.Length - 3; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && char.IsUpper(text[i + 2]))
                return i;
        }

        return -1;
    }

    /// <summary><c>khẩu hiệu như sau: (1) x!; (2) y!</c></summary>
    private static List<FoundSlogan> Numbered(string text, int paragraph, DateContext context)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !IntroducesInline(text[..colon]))
            return [];
        var marks = NumberMark().Matches(text, colon).ToList();
        if (marks.Count < 2)
            return [];
        var found = new List<FoundSlogan>();
        for (var i = 0; i < marks.Count; i++)
        {
            var piece = text[(marks[i].Index + marks[i].Length)..(i + 1 < marks.Count ? marks[i + 1].Index : text.Length)];
            if (!SloganText.IsLikely(SloganText.Clean(piece)))
                continue;
            var number = int.Parse(marks[i].Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
            found.AddRange(ItemSlogans.Of(piece, paragraph, paragraph, context).Select(s => s with { Number = number }));
        }

        return found;
    }

    /// <summary><c>các khẩu hiệu: x; y; z…</c></summary>
    private static List<FoundSlogan> AfterColon(string text, int paragraph, bool boardNear, DateContext context)
    {
        var colon = LastColon(text);
        if (colon < 0 || colon + 4 > text.Length)
            return [];
        var before = text[..colon];
        var (clause, near) = Clause(before, boardNear);
        if (WhenLabel().IsMatch(clause))
            return [];
        if (!IntroducesInline(before) && !(near && ContentLabel().IsMatch(clause + ":")))
            return [];
        var pieces = text[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Any(p => !SloganText.IsLikely(SloganText.Clean(p))))
            return [];
        return pieces.SelectMany(p => ItemSlogans.Of(p, paragraph, paragraph, context)).ToList();
    }

    private static int LastColon(string text)
    {
        var quotes = Quotes.In(text);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == ':' && !Quotes.Cover(quotes, i) && (i == 0 || !char.IsDigit(text[i - 1])))
                return i;
        }

        return -1;
    }

    private static bool IntroducesInline(string before) =>
        Cues.NamesSlogans(before) && (!Cues.NamesWeb(before) || Cues.NamesBoard(before)) && !Cues.TellsThePast(before);

    [GeneratedRegex(@"\A\s*(?:[,;/]|[-–]|và|hoặc|hay|;\s*và|,\s*và|\.\.\.)?\s*(?:\(?\d{1,2}[.)]\s*)?(?:câu\s+)?(?:khẩu\s+hiệu\s*:?\s*)?\(?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Chain();

    [GeneratedRegex(@"\A\s*[-–(/,]?\s*(?:tạm\s+dịch|tiếng\s+anh\s*:?)?\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex BeforeForeign();

    [GeneratedRegex(@"\G\s*[-–]?\s*\((?<text>[^()]{3,200})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Brackets();

    /// <summary>What follows tells when, whatever it is the time of: "Thời gian treo khẩu hiệu: …".</summary>
    [GeneratedRegex(@"\A\W*thời\s+(?:gian|điểm)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex WhenLabel();

    [GeneratedRegex(@"\b(?:đăng|chia\s+sẻ|lan\s+tỏa|lan\s+toả|viết|gắn\s+(?:thẻ|hashtag))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Posting();

    [GeneratedRegex(@"\G[^.;!?]{0,300}", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex SentenceRest();

    [GeneratedRegex(@"chủ\s+đề(?:\s+(?:là|của\s+năm|năm\s+\d{4}|chính|chung))*\s*[:,]?\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex ThemeCue();

    [GeneratedRegex(@"(?:hưởng\s+ứng|ngày|tháng|tuần\s+lễ|phong\s+trào|chiến\s+dịch|cuộc\s+vận\s+động|cuộc\s+thi|chương\s+trình|đề\s+án|dự\s+án|hội\s+thi|mô\s+hình|kỷ\s+niệm|về\s+việc|danh\s+hiệu|giải\s+thưởng|câu\s+lạc\s+bộ|lễ|giải|hội\s+nghị|thực\s+hiện)\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex NameCue();

    [GeneratedRegex(@"(?:khẩu\s+hiệu|băng\s*-?\s*rôn|băng\s*-?\s*zôn|pa\s?-?n[ôo]|dòng\s+chữ|nội\s+dung|thông\s+điệp|câu|là|sau|[:]|màn\s+hình|điện\s+tử|led|chạy\s+chữ|ghi|in|mang|phướn|áp\s+phích)(?:\s+(?:sau|là|chính|như\s+sau|tuyên\s+truyền))*\s*[:,]?\s*[-–(]?\s*(?:\(?\d{1,2}[.)]\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex SloganCue();

    [GeneratedRegex(@"\A\W*(?:nội\s+dung|khẩu\s+hiệu|thông\s+điệp)[^:“""]{0,80}:\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex ContentLabel();

    [GeneratedRegex(@"(?<=[:;.,!]\s*)(?:\(?(?<number>\d{1,2})\)\s*|(?<number>\d{1,2})\.\s+(?=[“""\p{Lu}]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex NumberMark();
}
