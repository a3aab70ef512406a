using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Coverage;

/// <summary>Years that stand in a slogan, by number or by their lunar name, and that are over when it shows: last year's greeting.</summary>
/// <remarks>Laws, plans, results and history keep their years: "Luật Bảo vệ môi trường năm 2020", "thành tích năm 2025", "Xuân Mậu Thân 1968".</remarks>
internal static partial class SloganYears
{
    /// <summary>Years back; what is older is history.</summary>
    internal const int Back = 3;

    /// <summary>From this month on a slogan may greet the coming year.</summary>
    internal const int GreetsFrom = 11;

    private static readonly Dictionary<string, int> Stems = Index(["Giáp"], ["Ất"], ["Bính"], ["Đinh"], ["Mậu"], ["Kỷ", "Kỉ"], ["Canh"], ["Tân"], ["Nhâm"], ["Quý", "Quí"]);

    private static readonly Dictionary<string, int> Branches = Index(
        ["Tý", "Tí"], ["Sửu"], ["Dần"], ["Mão", "Mẹo"], ["Thìn"], ["Tỵ", "Tị"], ["Ngọ"], ["Mùi"], ["Thân"], ["Dậu"], ["Tuất"], ["Hợi"]);

    /// <summary>What the text says of a year that is over, in its own words.</summary>
    /// <param name="slogan">NFC.</param>
    /// <param name="year">In which it shows.</param>
    /// <param name="shown">Its first and last day of that year.</param>
    public static IEnumerable<string> Stale(string slogan, int year, DateInterval shown)
    {
        foreach (Match match in Numbers().Matches(slogan))
        {
            var named = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var clause = ClauseBefore(slogan, match.Index);
            if (named < year && named >= year - Back && !Keeps().IsMatch(clause) && (match.Groups["word"].Success || Greets().IsMatch(clause)))
                yield return match.Value;
        }

        foreach (Match match in LunarNames().Matches(slogan))
        {
            if (!Stems.TryGetValue(Folded(match, "stem"), out var stem) || !Branches.TryGetValue(Folded(match, "branch"), out var branch))
                continue;
            var isHistory = match.Groups["year"].Success || History().IsMatch(slogan);
            if (!isHistory && !Right(year, shown, isYear: Folded(match, "lead") == TheWordYear).Any(y => (y - 4) % 10 == stem && (y - 4) % 12 == branch))
                yield return match.Value;
        }
    }

    /// <summary>Lunar years whose name fits the days.</summary>
    private static IEnumerable<int> Right(int year, DateInterval shown, bool isYear)
    {
        yield return year;
        if (shown.End.Month >= GreetsFrom)
            yield return year + 1;
        if (isYear && LunarCalendar.Find(new LunarDate(year, 1, 1, false)) is { } tet && shown.Start < tet)
            yield return year - 1;
    }

    private static readonly string TheWordYear = FoldedWords.Of("năm").Single().Folded;

    /// <summary>What stands before a place in its own clause.</summary>
    internal static string ClauseBefore(string slogan, int at)
    {
        var before = slogan[..at];
        return before[(before.LastIndexOfAny(['.', ';', ':', '!', '?', '–', ',']) + 1)..];
    }

    private static string Folded(Match match, string group) => FoldedWords.Of(match.Groups[group].Value).First().Folded;

    private static Dictionary<string, int> Index(params string[][] spellings) =>
        spellings.SelectMany((same, i) => same.Select(s => (Word: FoldedWords.Of(s).Single().Folded, i))).ToDictionary(s => s.Word, s => s.i, StringComparer.Ordinal);

    // Beside a sign it is a part of a date, of a number of a document or of a stretch of years.
    [GeneratedRegex(@"((?<word>năm)\s+|(?<![0-9/.\-–]\s*))(?<year>(19|20|21)[0-9]{2})(?!\s*[/\-–][\s0-9]|[0-9/])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"luật|nghị quyết|nghị định|hiến pháp|chỉ thị|quyết định|thông tư|pháp lệnh|kế hoạch|chiến lược|thành tích|tổng kết|kết quả|biểu dương|giai đoạn|nhiệm kỳ|so với|(từ|đến|kỷ niệm|thành lập|sinh)(\s+năm)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Keeps();

    [GeneratedRegex(@"hưởng ứng|mừng|chào|\b(xuân|tết|giờ|ngày|tháng|tuần)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Greets();

    [GeneratedRegex(@"\b(?<lead>xuân|tết|năm)\s+(nguyên\s+đán\s+)?(?<stem>\p{L}+)\s+(?<branch>\p{L}+)(\s*[,(-]?\s*(?<year>(18|19)[0-9]{2}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LunarNames();

    [GeneratedRegex(@"k[ỷỉ] niệm|tổng tiến công|nổi dậy|chiến thắng", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex History();
}
